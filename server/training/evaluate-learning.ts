/**
 * Measures what a few decisions teach: after the most valuable mentions of a held-out set are decided as its gold answers
 * say, how much better are the suggestions for all the other mentions? Prints F1 before and after, by exact span and type.
 *
 * Usage: node --import tsx server/training/evaluate-learning.ts [decisions] [file.jsonl]
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Corpus } from '../src/core/corpus/corpus.ts';
import { createAnchor } from '../src/core/decisions/anchor.ts';
import type { Decision, Operation } from '../src/core/decisions/decision.ts';
import { foldDecisions } from '../src/core/decisions/fold.ts';
import { Detector } from '../src/core/detect/detector.ts';
import type { EntityType } from '../src/core/detect/mention.ts';
import { reviewQueue, type ReviewItem } from '../src/core/features/review.ts';
import { overlaps, type Span } from '../src/core/text/span.ts';
import { readModel } from '../src/host/read-model.ts';

interface GoldDocument {
  readonly id: string;
  readonly text: string;
  readonly mentions: readonly (Span & { readonly type: EntityType })[];
}

const DATA = process.env.DATELINE_DATA ?? path.join(import.meta.dirname, '../../../shared/data');

function readGold(file: string): Map<string, GoldDocument> {
  const lines = readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '');
  return new Map(
    lines.map((line) => JSON.parse(line) as GoldDocument).map((document) => [document.id, document]),
  );
}

/** What an editor who knows the gold answers decides on a suggestion. */
function decideAsGold({ mention }: ReviewItem, gold: GoldDocument): { operation: Operation; span: Span } {
  const exact = gold.mentions.find(({ start, end }) => start === mention.start && end === mention.end);
  if (exact !== undefined) {
    const isRight = exact.type === mention.type;
    return { operation: { operation: isRight ? 'accept' : 'retype', type: exact.type }, span: mention };
  }
  const near = gold.mentions.find((other) => overlaps(other, mention));
  if (near !== undefined) return { operation: { operation: 'respan', type: near.type }, span: near };
  return { operation: { operation: 'reject' }, span: mention };
}

/** Decides the mentions that are worth most, one after the other, and returns where. */
function simulate(
  corpus: Corpus,
  gold: ReadonlyMap<string, GoldDocument>,
  count: number,
): Map<string, Span[]> {
  const decided = new Map<string, Span[]>();
  const journals = new Map<string, Decision[]>();
  for (let number = 0; number < count; number++) {
    const [item] = reviewQueue(corpus.snapshot, {
      limit: 1,
      isSkipped: (uri, span) => decided.get(uri)?.some((other) => overlaps(other, span)) === true,
    });
    if (item === undefined) break;
    const { uri, text } = item.document;
    const { operation, span } = decideAsGold(item, gold.get(uri)!);
    const journal = journals.get(uri) ?? [];
    const time = new Date(number * 1000).toISOString();
    const stamp = { v: 1 as const, id: `decision-${number}`, time, author: 'gold' };
    journal.push({ ...operation, ...stamp, scope: 'mention', anchor: createAnchor(text, span) });
    journals.set(uri, journal);
    decided.set(uri, [...(decided.get(uri) ?? []), item.mention, span]);
    corpus.apply([{ kind: 'decideArticle', uri, decisions: foldDecisions(journal) }]);
  }
  return decided;
}

interface Score {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}

/** Scores all mentions but those that were decided on. */
function score(
  corpus: Corpus,
  gold: ReadonlyMap<string, GoldDocument>,
  decided: ReadonlyMap<string, readonly Span[]>,
): Score {
  let right = 0;
  let found = 0;
  let wanted = 0;
  for (const document of corpus.snapshot.documents()) {
    const isOpen = (span: Span): boolean =>
      decided.get(document.uri)?.some((other) => overlaps(other, span)) !== true;
    const expected = new Set(
      (gold.get(document.uri)?.mentions ?? [])
        .filter(isOpen)
        .map(({ start, end, type }) => `${start} ${end} ${type}`),
    );
    const suggested = document.mentions.filter(isOpen);
    wanted += expected.size;
    found += suggested.length;
    for (const { start, end, type } of suggested) if (expected.has(`${start} ${end} ${type}`)) right++;
  }
  const precision = right / found;
  const recall = right / wanted;
  return { precision, recall, f1: (2 * precision * recall) / (precision + recall) };
}

const count = Number(process.argv[2] ?? 30);
const file = process.argv[3] ?? path.join(DATA, 'dev/worldwide.dev.jsonl');
const gold = readGold(file);
const corpus = new Corpus(new Detector(readModel()));
corpus.apply([...gold.values()].map(({ id, text }) => ({ kind: 'set' as const, uri: id, text })));
const untaught = new Corpus(new Detector(readModel()));
untaught.apply([...gold.values()].map(({ id, text }) => ({ kind: 'set' as const, uri: id, text })));
const began = performance.now();
const decided = simulate(corpus, gold, count);
const each = (performance.now() - began) / count;
const percent = ({ precision, recall, f1 }: Score): string =>
  [precision, recall, f1].map((value) => (100 * value).toFixed(2)).join('  ');
console.log(
  `${gold.size} documents, ${count} decisions, ${each.toFixed(0)} ms each; all but the decided mentions:`,
);
console.log('        precision recall F1');
console.log(`before  ${percent(score(untaught, gold, decided))}`);
console.log(`after   ${percent(score(corpus, gold, decided))}`);
