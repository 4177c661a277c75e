import assert from 'node:assert/strict';
import type { FoundName } from '../../../server/src/core/detect/find-names.ts';
import { ENTITY_TYPES, type EntityType } from '../../../server/src/core/detect/mention.ts';
import { settleTypes } from '../../../server/src/core/detect/settle-types.ts';
import { Tagger } from '../../../server/src/core/detect/tagger.ts';
import { splitParagraphs } from '../../../server/src/core/text/paragraphs.ts';
import { shippedModel } from '../../fixture.ts';

/** A name: its first token, the one behind its last, its most probable type and how probable that is. */
type Found = readonly [start: number, end: number, type: EntityType, probability: number];

/** Returns the types that the names in each line of a text get, `-` for one that is left out. */
function settle(lines: readonly (readonly [line: string, ...found: Found[]])[]): string[] {
  const text = lines.map(([line]) => line).join('\n\n');
  const tagged = new Tagger(shippedModel()).tag(text, splitParagraphs(text));
  const found = lines.map(([, ...names]) =>
    names.map(([start, end, type, probability]): FoundName => {
      return { start, end, type: ENTITY_TYPES.indexOf(type), probability };
    }),
  );
  const settled = settleTypes(tagged, found, shippedModel().lexicon);
  return found.map((names, i) =>
    names
      .map(({ start }) => settled[i]?.find((name) => name.start === start))
      .map((name) => (name === undefined ? '-' : (ENTITY_TYPES[name.type] ?? '')))
      .join(' '),
  );
}

describe('settle types', () => {
  it('gives an unsure name the type that it surely has elsewhere', () => {
    const types = settle([
      ['Veltrano grew', [0, 1, 'organization', 0.9]],
      ['and Veltrano fell', [1, 2, 'person', 0.4]],
    ]);
    assert.deepEqual(types, ['organization', 'organization']);
  });

  it('gives a surname to the person', () => {
    const types = settle([
      ['Ada St. Clair rose', [0, 3, 'person', 0.9]],
      ['then St. Clair sat', [1, 3, 'place', 0.45]],
    ]);
    assert.deepEqual(types, ['person', 'person']);
  });

  it('leaves out what is one thing here and another there', () => {
    const types = settle([
      ['Veltrano grew', [0, 1, 'organization', 0.9]],
      ['in Veltrano grew', [1, 2, 'place', 0.9]],
      ['and Veltrano fell', [1, 2, 'person', 0.4]],
    ]);
    assert.deepEqual(types, ['organization', 'place', '-']);
  });

  it('takes the names of a list for names of one type', () => {
    const line = 'Weber 2, Cole (Vance 60) and Harlow rose';
    const doubtful: Found = [3, 4, 'organization', 0.4];
    const sure: readonly Found[] = [
      [0, 1, 'person', 0.8],
      [9, 10, 'person', 0.8],
    ];
    assert.deepEqual(settle([[line, sure[0]!, doubtful, [5, 6, 'place', 0.4], sure[1]!]]), [
      'person person person person',
    ]);
    assert.deepEqual(settle([[line, sure[0]!, doubtful]]), ['person -']);
  });

  it('takes what is listed as a place and as nothing else for one', () => {
    assert.deepEqual(settle([['near Kazakhstan now', [1, 2, 'organization', 0.4]]]), ['place']);
    assert.deepEqual(settle([['near Veltrano now', [1, 2, 'organization', 0.4]]]), ['-']);
  });
});
