import assert from 'node:assert/strict';
import { agreement } from '../../../server/src/core/agreement/agreement.ts';
import { disagreements } from '../../../server/src/core/agreement/disagreements.ts';
import { decidedBy, saysAnything } from '../../../server/src/core/decisions/author-decisions.ts';
import { createAnchor } from '../../../server/src/core/decisions/anchor.ts';
import { checksum } from '../../../server/src/core/decisions/checksum.ts';
import type { Decision, Move, Review } from '../../../server/src/core/decisions/decision.ts';
import { Evidence } from '../../../server/src/core/detect/mention.ts';
import {
  compareAnnotators,
  type Annotator,
  type Comparison,
} from '../../../server/src/core/features/compare-annotators.ts';
import { parseNotation, printNotation } from '../../../server/src/core/formats/notation.ts';
import { NOTHING_LEARNED } from '../../../server/src/core/learning/name-evidence.ts';
import { aboutMention, aboutName, revert, stamp } from '../decisions/make-decision.ts';

/** What Dateline suggests, in the notation. */
const SUGGESTED = '[Ana Ruiz person] of [Acme organization] met Ben in [Paris place].';
const TEXT = bare(SUGGESTED);

const ANA = { author: 'Ana' };
const BEN = { author: 'Ben' };

function bare(source: string): string {
  return parseNotation(source)[0]?.text ?? '';
}

function review(n: number, author: string, text = TEXT): Review {
  return { ...stamp(n, { author }), operation: 'review', isReviewed: true, text: checksum(text) };
}

interface Journals {
  readonly article: readonly Decision[];
  readonly corpus?: readonly Decision[];
}

function annotator(author: string, { article, corpus = [] }: Journals): Annotator {
  const state = decidedBy(article, author);
  return {
    name: author,
    articleCount: saysAnything(state) ? 1 : 0,
    decisionsOn: () => state,
    corpus: decidedBy(corpus, author),
    learned: NOTHING_LEARNED,
    ignored: new Set(),
  };
}

async function compare(journals: Journals, all = false, source = SUGGESTED): Promise<Comparison> {
  const [{ text, mentions } = { text: '', mentions: [] }] = parseNotation(source);
  const detected = mentions.map(({ start, end, type }) => ({
    ...{ start, end, type },
    score: 0.8,
    evidence: Evidence.given,
    status: 'suggested' as const,
  }));
  const readings = async function* (): AsyncIterable<{
    uri: string;
    text: string;
    detected: typeof detected;
  }> {
    yield await Promise.resolve({ uri: 'monday.txt', text, detected });
  };
  const [a, b] = [annotator('Ana', journals), annotator('Ben', journals)];
  return compareAnnotators(readings(), a, b, { all, minimumScore: 0 });
}

/** Returns what is compared: the parts of the text in the notation, first as Ana has them, then as Ben does. */
async function sides(journals: Journals, all = false): Promise<string[]> {
  const { documents } = await compare(journals, all);
  return documents.flatMap(({ text, a, b, parts = [{ start: 0, end: text.length }] }) =>
    [a, b].map((mentions) =>
      parts
        .map(({ start, end }) => {
          const inside = mentions
            .filter((mention) => start <= mention.start && mention.end <= end)
            .map((mention) => ({
              start: mention.start - start,
              end: mention.end - start,
              type: mention.type,
            }));
          return printNotation([{ name: '', text: text.slice(start, end), mentions: inside }]);
        })
        .join(' | '),
    ),
  );
}

describe('two annotators', () => {
  it('are compared as a whole where both have reviewed: what they left as it was is theirs', async () => {
    const article = [
      aboutMention(1, TEXT, 'Ben', { operation: 'add', type: 'person' }, ANA),
      review(2, 'Ana'),
      aboutMention(3, TEXT, 'Acme', { operation: 'reject' }, BEN),
      review(4, 'Ben'),
    ];
    assert.deepEqual(await sides({ article }), [
      '[Ana Ruiz person] of [Acme organization] met [Ben person] in [Paris place].',
      '[Ana Ruiz person] of Acme met Ben in [Paris place].',
    ]);
  });

  it('are compared elsewhere only in the places on which both decided', async () => {
    const article = [
      aboutMention(1, TEXT, 'Ana Ruiz', { operation: 'accept', type: 'person' }, ANA),
      aboutMention(2, TEXT, 'Acme', { operation: 'accept', type: 'organization' }, ANA),
      aboutMention(3, TEXT, 'Ben', { operation: 'add', type: 'person' }, ANA),
      aboutMention(4, TEXT, 'Acme', { operation: 'reject' }, BEN),
      aboutMention(5, TEXT, 'Ruiz', { operation: 'add', type: 'person' }, BEN),
      aboutMention(6, TEXT, 'Paris', { operation: 'accept', type: 'place' }, BEN),
    ];
    assert.deepEqual(await sides({ article }), [
      '[Ana Ruiz person] | [Acme organization]',
      'Ana [Ruiz person] | Acme',
    ]);
    const { all } = agreement((await compare({ article })).documents);
    assert.deepEqual([all.a, all.b, all.matched], [2, 1, 0]);
  });

  it('stand side by side although one decided after the other, on what the other had decided', async () => {
    const article = [
      aboutMention(1, TEXT, 'Acme', { operation: 'retype', type: 'place' }, { ...ANA, id: 'first' }),
      aboutMention(2, TEXT, 'Acme', { operation: 'retype', type: 'person' }, { ...BEN, mention: 'first' }),
      aboutMention(3, TEXT, 'Paris', { operation: 'accept', type: 'place' }, { ...BEN, id: 'second' }),
      aboutMention(
        4,
        TEXT,
        'in Paris',
        { operation: 'respan', type: 'place' },
        { ...ANA, mention: 'second' },
      ),
    ];
    assert.deepEqual(await sides({ article }), [
      '[Acme place] | [in Paris place]',
      '[Acme person] | in [Paris place]',
    ]);
  });

  it('decide on names as well as on mentions, also on names that only the other one marked', async () => {
    const corpus = [
      aboutName(1, 'corpus', 'met', { operation: 'add', type: 'organization' }, ANA),
      aboutName(2, 'corpus', 'met', { operation: 'reject' }, BEN),
      aboutName(3, 'corpus', 'Acme', { operation: 'retype', type: 'place' }, BEN),
    ];
    const article = [aboutName(4, 'article', 'Acme', { operation: 'accept', type: 'organization' }, ANA)];
    assert.deepEqual(await sides({ article, corpus }), [
      '[Acme organization] | [met organization]',
      '[Acme place] | met',
    ]);
  });

  it('do not count what they took back, nor what they decided between others', async () => {
    const article = [
      aboutMention(1, TEXT, 'Acme', { operation: 'reject' }, { ...ANA, id: 'undone' }),
      revert(2, 'undone', ANA),
      aboutMention(3, TEXT, 'Paris', { operation: 'accept', type: 'place' }, ANA),
      aboutMention(4, TEXT, 'Acme', { operation: 'accept', type: 'organization' }, BEN),
      aboutMention(5, TEXT, 'Paris', { operation: 'reject' }, BEN),
      aboutMention(6, TEXT, 'Paris', { operation: 'reject' }, { ...ANA, adjudicates: ['Ana', 'Ben'] }),
    ];
    assert.deepEqual(await sides({ article }), ['[Paris place]', 'Paris']);
  });

  it('find their decisions where the editor of somebody else has moved them', async () => {
    const start = TEXT.indexOf('Paris');
    const anchor = createAnchor(TEXT, { start, end: start + 5 });
    const older = aboutMention(1, 'We saw Rome then', 'Rome', { operation: 'accept', type: 'place' }, ANA);
    const move: Move = { ...stamp(2, BEN), operation: 'move', moves: older.id, anchor };
    const ofBen = aboutMention(3, TEXT, 'Paris', { operation: 'reject' }, BEN);
    assert.deepEqual(await sides({ article: [older, move, ofBen] }), ['[Paris place]', 'Paris']);
  });

  it('are compared as a whole only where both reviewed this very text, unless everything is wanted', async () => {
    const article = [review(1, 'Ana', 'What stood here before.'), review(2, 'Ben')];
    assert.deepEqual(await sides({ article }), []);
    assert.deepEqual(await sides({ article }, true), [SUGGESTED, SUGGESTED]);
  });

  for (const [reason, article] of [
    ['nobody', []],
    ['onlyA', [aboutMention(1, TEXT, 'Acme', { operation: 'reject' }, ANA)]],
    ['onlyB', [aboutMention(1, TEXT, 'Acme', { operation: 'reject' }, BEN)]],
    [
      'elsewhere',
      [
        aboutMention(1, TEXT, 'Acme', { operation: 'reject' }, ANA),
        aboutMention(2, TEXT, 'Paris', { operation: 'reject' }, BEN),
      ],
    ],
  ] as const)
    it(`have nothing in common: ${reason}`, async () => {
      const { documents, leftOut } = await compare({ article });
      assert.deepEqual(documents, []);
      assert.deepEqual(leftOut, { nobody: 0, onlyA: 0, onlyB: 0, elsewhere: 0, [reason]: 1 });
    });

  it('count what has no place in the text', async () => {
    const article = [
      aboutMention(1, 'Something of Rome here', 'Rome', { operation: 'accept', type: 'place' }, ANA),
      aboutMention(2, TEXT, 'Paris', { operation: 'accept', type: 'place' }, ANA),
      aboutMention(3, TEXT, 'Paris', { operation: 'accept', type: 'place' }, BEN),
    ];
    const { unplaced, gone } = await compare({ article });
    assert.deepEqual([unplaced, gone], [1, 0]);
  });

  it('disagree on an entity where both assigned one, unless these were merged', async () => {
    const assign = (n: number, entity: string, by: typeof ANA): Decision =>
      aboutMention(n, TEXT, 'Ana Ruiz', { operation: 'assign', type: 'person', entity }, by);
    const article = [assign(1, 'person/ruiz', ANA), assign(2, 'person/ruiz-2', BEN)];
    const kinds = async (corpus: readonly Decision[]): Promise<string[]> =>
      disagreements((await compare({ article, corpus })).documents).map(({ kind }) => kind);
    assert.deepEqual(await kinds([]), ['entity']);
    const redirect = { from: 'person/ruiz-2', to: 'person/ruiz' };
    const merged = {
      ...stamp(3),
      operation: 'registry' as const,
      edit: 'merge' as const,
      changes: [],
      redirect,
    };
    assert.deepEqual(await kinds([merged]), []);
  });
});
