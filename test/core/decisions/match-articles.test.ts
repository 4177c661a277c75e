import assert from 'node:assert/strict';
import { checksum } from '../../../server/src/core/decisions/checksum.ts';
import type { Decision } from '../../../server/src/core/decisions/decision.ts';
import { ArticleMatcher } from '../../../server/src/core/decisions/match-articles.ts';
import { ownArticles, syntheticArticles } from '../../bench/synthetic.ts';
import { aboutMention, aboutName, stamp } from './make-decision.ts';

const LEAD =
  'David Cameron met Francois Hollande in Paris on Monday to talk about the future of the steel works.';
const MIDDLE =
  'The works in Longwy had been closed in spring, and eight hundred people had lost their jobs there.';
const BACKGROUND =
  'ArcelorMittal, which is based in Luxembourg, bought the works in 2006 from a company that Lakshmi Mittal had founded.';
const END =
  'Nobody in Longwy expects that the furnaces will be lit again before the winter, said Marie Duval.';
const WEATHER =
  'It rained on the square in front of the town hall, where some had put up tents and others had lit fires in barrels.';
const STORY = [LEAD, MIDDLE, BACKGROUND, WEATHER, END].join('\n\n');

const accept = (n: number, text: string, words: string, more: object = {}): Decision =>
  aboutMention(n, text, words, { operation: 'accept', type: 'person' }, more);
const seen = { text: checksum(STORY) };
const spread = ['Francois Hollande', 'Longwy', 'Lakshmi Mittal', 'Marie Duval'].map((words, n) =>
  accept(n, STORY, words),
);

/** What is decided on the lost article, which articles there are, and which of them is the lost one. */
const CASES: readonly {
  readonly name: string;
  readonly decisions: readonly Decision[];
  readonly articles: Readonly<Record<string, string>>;
  readonly found?: string;
}[] = [
  {
    name: 'the same text',
    decisions: [accept(1, STORY, 'Francois Hollande', seen)],
    articles: { 'new.txt': STORY, 'other.txt': `${BACKGROUND}\n\n${END}` },
    found: 'new.txt',
  },
  {
    name: 'the same text, on which only names were decided',
    decisions: [aboutName(1, 'article', 'Monday', { operation: 'reject' }, seen)],
    articles: { 'new.txt': STORY },
    found: 'new.txt',
  },
  {
    name: 'the same text, that was only reviewed',
    decisions: [{ ...stamp(1), ...seen, operation: 'review', isReviewed: true }],
    articles: { 'new.txt': STORY },
    found: 'new.txt',
  },
  {
    name: 'the same text twice',
    decisions: [accept(1, STORY, 'Francois Hollande', seen)],
    articles: { 'new.txt': STORY, 'copy.txt': STORY },
  },
  {
    name: 'the same text twice, once with the same name',
    decisions: [accept(1, STORY, 'Francois Hollande', seen)],
    articles: { 'archive/lost.txt': STORY, 'copy.txt': STORY },
    found: 'archive/lost.txt',
  },
  {
    name: 'an empty form that looks like the lost one',
    decisions: [
      aboutName(1, 'article', 'Monday', { operation: 'reject' }, { text: checksum('Headline:\n') }),
    ],
    articles: { 'new.txt': 'Headline:\n' },
  },
  {
    name: 'the same text, of which nobody wrote down a checksum',
    decisions: spread,
    articles: { 'new.txt': STORY },
    found: 'new.txt',
  },
  {
    name: 'a text with a new lead and a sentence that was rewritten',
    decisions: spread,
    articles: { 'new.txt': `Update: talks have failed.\n\n${STORY.replace('had been closed', 'was shut')}` },
    found: 'new.txt',
  },
  {
    name: 'one decided mention in a paragraph of background',
    decisions: [accept(1, STORY, 'Lakshmi Mittal')],
    articles: { 'other.txt': `Steel is dear again.\n\n${BACKGROUND}\n\nThat may last.` },
  },
  {
    name: 'all decided mentions in a paragraph of background',
    decisions: ['ArcelorMittal', 'Luxembourg', 'Lakshmi Mittal'].map((words, n) => accept(n, STORY, words)),
    articles: {
      'other.txt': `Steel is dear again, and nobody knows why.\n\n${BACKGROUND}\n\nThat may last.`,
    },
  },
  {
    name: 'two versions of it',
    decisions: spread,
    articles: { 'new.txt': `Update.\n\n${STORY}`, 'newer.txt': `Second update.\n\n${STORY}` },
  },
  { name: 'nothing like it', decisions: spread, articles: { 'other.txt': 'Paris is a city in Texas.' } },
  { name: 'no article', decisions: spread, articles: {} },
];

describe('the article of a journal', () => {
  for (const { name, decisions, articles, found } of CASES)
    it(`is ${found === undefined ? 'not told' : 'known'} by ${name}`, () => {
      const matcher = new ArticleMatcher([{ uri: 'lost.txt.jsonl', decisions }]);
      for (const [uri, text] of Object.entries(articles)) matcher.compare({ uri, text });
      assert.equal(matcher.moves(() => true).get('lost.txt.jsonl'), found);
    });

  it('is not told where two journals are about it', () => {
    const journals = ['a.jsonl', 'b.jsonl'].map((uri) => ({
      uri,
      decisions: [accept(1, STORY, 'Paris', seen)],
    }));
    const matcher = new ArticleMatcher(journals);
    matcher.compare({ uri: 'new.txt', text: STORY });
    assert.equal(matcher.moves(() => true).size, 0);
    assert.deepEqual(
      matcher.matchesOf('a.jsonl').map(({ uri }) => uri),
      ['new.txt'],
    );
  });

  for (const [name, all] of [
    ['real ones', ownArticles().slice(0, 240)],
    ['ones that share paragraphs', syntheticArticles(160)],
  ] as const)
    it(`is never a wrong one among ${name}`, () => {
      const lost = all.slice(0, 40).map((text, n) => {
        const names = [...text.matchAll(/\p{Lu}\p{L}{3,} \p{Lu}\p{L}+/gu)].map(([words]) => words);
        const chosen = names.filter((_, index) => index % (1 + (n % 7)) === 0);
        const decisions = chosen.map((words, index) => accept(index, text, words));
        return { uri: `${n}.jsonl`, decisions };
      });
      const gone = new ArticleMatcher(lost);
      const moved = new ArticleMatcher(lost);
      const rewritten = new ArticleMatcher(lost);
      for (const [n, text] of all.entries()) {
        const uri = `new ${n}`;
        if (n >= lost.length) gone.compare({ uri, text });
        moved.compare({ uri, text });
        rewritten.compare({ uri, text: `New.\n\n${text.replace(/\. \p{Lu}\p{Ll}+ /u, '. Indeed, they ')}` });
      }
      assert.deepEqual([...gone.moves(() => true)], []);
      for (const matcher of [moved, rewritten])
        for (const [journal, article] of matcher.moves(() => true))
          assert.equal(article, `new ${Number.parseInt(journal)}`);
    });
});
