import assert from 'node:assert/strict';
import { Evidence } from '../../../server/src/core/detect/mention.ts';
import { parseNotation, printNotation } from '../../../server/src/core/formats/notation.ts';
import { settleNames } from '../../../server/src/core/link/settle-names.ts';

/** Checks what becomes of the marked mentions; both texts are in the notation. */
function checkSettled(found: string, expected: string): void {
  const [document] = parseNotation(found);
  assert.ok(document);
  const mentions = document.mentions.map((mention) => ({ ...mention, score: 0.9, evidence: Evidence.given }));
  const settled = settleNames(document.text, mentions).map(({ start, end, type }) => ({ start, end, type }));
  assert.equal(printNotation([{ ...document, mentions: settled }]), expected);
}

describe('settling names', () => {
  it('finds the known abbreviation of an organization that is named in full, but not the word it looks like', () => {
    checkSettled(
      '[Islamic State organization] spread, and IS fled.\nTHE WAR IS OVER\nWhat IS is',
      '[Islamic State organization] spread, and [IS organization] fled.\nTHE WAR IS OVER\nWhat [IS organization] is',
    );
  });

  it('finds the other known names of an organization', () => {
    checkSettled(
      '[ISIL organization] fled, and nobody saw Daesh.',
      '[ISIL organization] fled, and nobody saw [Daesh organization].',
    );
  });

  it('finds an abbreviation that the article introduces', () => {
    checkSettled(
      'The [Ardmere Harbour Trust organization] (AHT) fell. The AHT rose.',
      'The [Ardmere Harbour Trust organization] ([AHT organization]) fell. The [AHT organization] rose.',
    );
  });

  it('does not take what stands in brackets for an abbreviation when the letters differ', () => {
    checkSettled(
      '[Ardmere Trust organization] (UK) fell in the UK.',
      '[Ardmere Trust organization] (UK) fell in the UK.',
    );
  });

  it('leaves longer names whole', () => {
    checkSettled(
      '[World Health Organization organization] and [WHO Foundation organization]',
      '[World Health Organization organization] and [WHO Foundation organization]',
    );
  });

  it('calls no organization a place', () => {
    checkSettled(
      'They struck [Daesh place] in [Mosul place].',
      'They struck [Daesh organization] in [Mosul place].',
    );
  });
});
