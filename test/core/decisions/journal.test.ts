import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { checksum } from '../../../server/src/core/decisions/checksum.ts';
import {
  formatDecision,
  REGISTRY_EDITS,
  type Decision,
} from '../../../server/src/core/decisions/decision.ts';
import { parseJournal } from '../../../server/src/core/decisions/journal.ts';
import { OPERATIONS } from '../../../server/src/core/decisions/read-decision.ts';
import { decisionArbitrary } from './decision-arbitrary.ts';
import { aboutName, ids, revert, stamp } from './make-decision.ts';

const reject = (n: number, name: string): Decision => aboutName(n, 'corpus', name, { operation: 'reject' });
const line = (n: number): string => formatDecision(reject(n, `Name ${String(n)}`));
const [one, two, three] = [line(1), line(2), line(3)];

/** Journals that went through a lot, with the ids that are read from them and what is reported. */
const DAMAGED: readonly { name: string; text: string; ids: string; problems: readonly string[] }[] = [
  { name: 'nothing', text: '', ids: '', problems: [] },
  { name: 'blank lines', text: `\n${one}\n\n  \n${two}\n`, ids: 'd1 d2', problems: [] },
  { name: 'no line break at the end', text: `${one}\n${two}`, ids: 'd1 d2', problems: [] },
  { name: 'a byte order mark and CRLF', text: `\ufeff${one}\r\n${two}\r\n`, ids: 'd1 d2', problems: [] },
  { name: 'a torn last line', text: `${one}\n${two.slice(0, 40)}`, ids: 'd1', problems: ['2 damaged'] },
  {
    name: 'a torn line that the next write went on in',
    text: `${one.slice(0, 60)}${two}\n${three}\n`,
    ids: 'd2 d3',
    problems: ['1 damaged'],
  },
  { name: 'two lines in one', text: `${one}${two}\n`, ids: 'd1 d2', problems: [] },
  {
    name: 'two lines written through each other',
    text: `${one.slice(0, 50)}${two.slice(0, 30)}${one.slice(50)}${two.slice(30)}\n${three}`,
    ids: 'd3',
    problems: ['1 damaged', '1 damaged'],
  },
  {
    name: 'a flipped character',
    text: `${one.replace('Name 1', 'Name 7')}\n${two}`,
    ids: 'd2',
    problems: ['1 damaged'],
  },
  { name: 'a line without its checksum', text: one.replace(/,"sum":"\w+"/, ''), ids: 'd1', problems: [] },
  {
    name: 'a merge conflict',
    text: `<<<<<<< HEAD\n${one}\n||||||| base\n=======\n${two}\n>>>>>>> theirs\n${three}\n`,
    ids: 'd1 d2 d3',
    problems: ['1 conflict', '3 conflict', '4 conflict', '6 conflict'],
  },
  { name: 'the same line twice', text: `${one}\n${one}\n`, ids: 'd1 d1', problems: [] },
  {
    name: 'one id for two decisions',
    text: `${one}\n${formatDecision(reject(1, 'Other'))}\n`,
    ids: 'd1 d1',
    problems: ['2 duplicate'],
  },
  {
    name: 'an operation and a version of the future',
    text: `${sealed({ ...stamp(1), operation: 'praise' })}\n${sealed({ ...stamp(2), v: 2, operation: 'reject' })}\n${three}`,
    ids: 'd3',
    problems: ['1 newer', '2 newer'],
  },
  {
    name: 'JSON that is no decision',
    text: `null\n[]\n"x"\n{}\n{"v":1}\n{"v":1,"operation":"toString"}\n${one}`,
    ids: 'd1',
    problems: ['1 damaged', '2 damaged', '3 damaged', '4 damaged', '5 damaged', '6 newer'],
  },
  {
    name: 'decisions with a part missing or wrong',
    text: [
      { ...stamp(1), operation: 'reject', scope: 'corpus' },
      { ...stamp(1), operation: 'reject', scope: 'mention', anchor: { start: 1 } },
      { ...stamp(1), operation: 'respan', scope: 'article', name: 'X', type: 'person' },
      { ...stamp(1), operation: 'accept', scope: 'corpus', name: 'X', type: 'animal' },
      { ...stamp(1), operation: 'revert', reverts: 'd0', time: '2026-03-01T09:00' },
      {
        ...stamp(1),
        operation: 'registry',
        edit: 'rename',
        changes: [{ kind: 'entity', id: 'x', before: 1 }],
      },
    ]
      .map(sealed)
      .join('\n'),
    ids: '',
    problems: [1, 2, 3, 4, 5, 6].map((n) => `${String(n)} damaged`),
  },
];

function sealed(fields: Record<string, unknown>): string {
  return JSON.stringify({ ...fields, sum: checksum(fields) });
}

const WHOLE = ['article.jsonl', 'corpus.jsonl', 'registry.jsonl', 'review.jsonl', 'unknown-fields.jsonl'];

function linesOf(name: string): string[] {
  const text = readFileSync(new URL(`../../fixtures/journals/v1/${name}`, import.meta.url), 'utf8');
  return text.split('\n').filter((lineText) => lineText !== '');
}

describe('journal', () => {
  for (const { name, text, ids: expected, problems } of DAMAGED) {
    it(`reads ${name}`, () => {
      const parsed = parseJournal(text);
      assert.equal(ids(parsed.decisions), expected);
      assert.deepEqual(
        parsed.problems.map(({ line: number, kind }) => `${String(number)} ${kind}`),
        problems,
      );
    });
  }

  it('prints what it read, unknown fields included', () => {
    fc.assert(
      fc.property(decisionArbitrary, (decision) => {
        const text = formatDecision(decision);
        assert.doesNotMatch(text, /[\n\r\u0085\u2028\u2029]/);
        const { decisions, problems } = parseJournal(`${text}\n`);
        assert.deepEqual(problems, []);
        assert.deepEqual(decisions, [decision]);
        assert.equal(formatDecision(decisions[0]!), text);
      }),
    );
  });

  it('notices any flipped, lost or doubled character', () => {
    fc.assert(
      fc.property(decisionArbitrary, fc.nat(), fc.constantFrom('', 'x', '7', '"'), (decision, n, put) => {
        const text = formatDecision(decision);
        // Damage to the checksum's own name makes a line without one, which counts.
        const at = n % text.lastIndexOf(',"sum"');
        const torn = text.slice(0, at) + put + text.slice(at + 1);
        const { decisions } = parseJournal(torn);
        for (const read of decisions) assert.deepEqual(read, decision);
      }),
    );
  });

  it('reads any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const { decisions, problems } = parseJournal(text);
        assert.equal(decisions.length, 0);
        assert.ok(problems.every((problem) => problem.line >= 1));
      }),
    );
  });

  for (const name of WHOLE) {
    it(`reads and prints the first version's ${name} unchanged`, () => {
      const lines = linesOf(name);
      const { decisions, problems } = parseJournal(lines.join('\n'));
      assert.deepEqual(problems, []);
      assert.deepEqual(decisions.map(formatDecision), lines);
    });
  }

  it('has fixtures of every operation and edit of the first version', () => {
    const all = WHOLE.flatMap((name) => parseJournal(linesOf(name).join('\n')).decisions);
    const operations = new Set(all.map(({ operation }) => operation));
    assert.deepEqual([...operations].sort(), Object.keys(OPERATIONS).sort());
    const edits = new Set(
      all.flatMap((decision) => (decision.operation === 'registry' ? decision.edit : [])),
    );
    assert.deepEqual([...edits].sort(), [...REGISTRY_EDITS].sort());
  });

  it('keeps its fields in order, whatever order they were given in', () => {
    const { v, id, time, author, ...rest } = revert(1, 'd0');
    const shuffled = { ...rest, zeal: 1, author, time, id, bold: [2], v };
    assert.equal(
      Object.keys(JSON.parse(formatDecision(shuffled)) as object).join(' '),
      'v id time author operation reverts bold zeal sum',
    );
  });
});
