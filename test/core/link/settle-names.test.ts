import { settleNames } from '../../../server/src/core/link/settle-names.ts';
import { checkSettled } from './check-settled.ts';

describe('settling names', () => {
  it('finds the known abbreviation of an organization that is named in full, but not the word it looks like', () => {
    checkSettled(
      settleNames,
      '[Islamic State organization] spread, and IS fled.\nTHE WAR IS OVER\nWhat IS is',
      '[Islamic State organization] spread, and [IS organization] fled.\nTHE WAR IS OVER\nWhat [IS organization] is',
    );
  });

  it('finds the other known names of an organization', () => {
    checkSettled(
      settleNames,
      '[ISIL organization] fled, and nobody saw Daesh.',
      '[ISIL organization] fled, and nobody saw [Daesh organization].',
    );
  });

  it('finds an abbreviation that the article introduces', () => {
    checkSettled(
      settleNames,
      'The [Ardmere Harbour Trust organization] (AHT) fell. The AHT rose.',
      'The [Ardmere Harbour Trust organization] ([AHT organization]) fell. The [AHT organization] rose.',
    );
  });

  it('does not take what stands in brackets for an abbreviation when the letters differ', () => {
    checkSettled(
      settleNames,
      '[Ardmere Trust organization] (UK) fell in the UK.',
      '[Ardmere Trust organization] (UK) fell in the UK.',
    );
  });

  it('leaves longer names whole', () => {
    checkSettled(
      settleNames,
      '[World Health Organization organization] and [WHO Foundation organization]',
      '[World Health Organization organization] and [WHO Foundation organization]',
    );
  });

  it('calls no organization a place', () => {
    checkSettled(
      settleNames,
      'They struck [Daesh place] in [Mosul place].',
      'They struck [Daesh organization] in [Mosul place].',
    );
  });
});
