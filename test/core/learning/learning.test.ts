import assert from 'node:assert/strict';
import { foldDecisions, NO_DECISIONS } from '../../../server/src/core/decisions/fold.ts';
import type { Decision } from '../../../server/src/core/decisions/decision.ts';
import { Evidence, type EntityType, type Mention } from '../../../server/src/core/detect/mention.ts';
import { adjustSuggestions } from '../../../server/src/core/learning/adjust-suggestions.ts';
import {
  learn,
  NOTHING_LEARNED,
  type LearnedNames,
} from '../../../server/src/core/learning/name-evidence.ts';
import { aboutMention, aboutName } from '../decisions/make-decision.ts';

const ARTICLE = 'Apple and Kyle Orton met Merkel in Paris.';

/** Returns what so many articles teach in each of which this was decided. */
function taught(count: number, decision: Decision): LearnedNames {
  let learned = NOTHING_LEARNED;
  for (let i = 0; i < count; i++) ({ learned } = learn(learned, NO_DECISIONS, foldDecisions([decision])));
  return learned;
}

/** Returns the suggestions in a text as `name type`, with their scores, given one that was found. */
function suggest(
  text: string,
  found: { readonly name: string; readonly type: EntityType; readonly score: number } | undefined,
  learned: LearnedNames,
): { readonly names: string[]; readonly scores: number[]; readonly evidence: number[] } {
  const detected: Mention[] = [];
  if (found !== undefined) {
    const start = text.indexOf(found.name);
    detected.push({
      start,
      end: start + found.name.length,
      type: found.type,
      score: found.score,
      evidence: 0,
    });
  }
  const suggested = adjustSuggestions(text, detected, learned);
  return {
    names: suggested.map(({ start, end, type }) => `${text.slice(start, end)} ${type}`),
    scores: suggested.map(({ score }) => score),
    evidence: suggested.map(({ evidence }) => evidence),
  };
}

describe('learning from decisions', () => {
  const PARIS = { name: 'Paris', type: 'place', score: 0.7 } as const;

  it('is surer of a name that was accepted elsewhere, and says that it has learned', () => {
    const learned = taught(2, aboutMention(1, ARTICLE, 'Paris', { operation: 'accept', type: 'place' }));
    const { names, scores, evidence } = suggest('She left Paris.', PARIS, learned);
    assert.deepEqual(names, ['Paris place']);
    assert.ok((scores[0] ?? 0) > 0.9);
    assert.deepEqual(evidence, [Evidence.learned]);
    assert.equal(learned.get('Paris')?.place?.articles, 2);
  });

  it('leaves one rejection where it was made, but takes several to heart', () => {
    const rejected = aboutMention(1, ARTICLE, 'Paris', { operation: 'reject' });
    const once = suggest('She left Paris.', PARIS, taught(1, rejected));
    assert.deepEqual(once.names, ['Paris place']);
    assert.ok((once.scores[0] ?? 1) < PARIS.score);
    assert.deepEqual(suggest('She left Paris.', PARIS, taught(3, rejected)).names, []);
  });

  it('changes a doubtful type at once, a sure one only when it was corrected often', () => {
    const corrected = aboutMention(1, ARTICLE, 'Paris', { operation: 'retype', type: 'person' });
    const doubtful = { ...PARIS, score: 0.5 };
    const sure = { ...PARIS, score: 0.98 };
    assert.deepEqual(suggest('Paris sang.', doubtful, taught(1, corrected)).names, ['Paris person']);
    assert.deepEqual(suggest('Paris sang.', sure, taught(1, corrected)).names, ['Paris place']);
    assert.deepEqual(suggest('Paris sang.', sure, taught(12, corrected)).names, ['Paris person']);
  });

  it('finds a name that had been missed, as a whole word only', () => {
    const learned = taught(2, aboutMention(1, ARTICLE, 'Apple', { operation: 'add', type: 'organization' }));
    assert.deepEqual(suggest('An Apple shop. Apples.', undefined, learned).names, ['Apple organization']);
  });

  it('knows the last word of a full name', () => {
    const learned = taught(
      2,
      aboutMention(1, ARTICLE, 'Kyle Orton', { operation: 'accept', type: 'person' }),
    );
    const orton = { name: 'Orton', type: 'place', score: 0.5 } as const;
    assert.deepEqual(suggest('Orton left.', orton, learned).names, ['Orton person']);
  });

  it('learns nothing from decisions that have a scope of their own', () => {
    const inArticle = aboutName(1, 'article', 'Paris', { operation: 'reject' });
    assert.equal(taught(5, inArticle).size, 0);
  });

  it('forgets what is taken back', () => {
    const state = foldDecisions([aboutMention(1, ARTICLE, 'Paris', { operation: 'reject' })]);
    const { learned } = learn(NOTHING_LEARNED, NO_DECISIONS, state);
    assert.equal(learned.size, 1);
    assert.equal(learn(learned, state, NO_DECISIONS).learned.size, 0);
  });
});
