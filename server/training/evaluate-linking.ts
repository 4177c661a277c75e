/**
 * Measures linking on the development sets with given mentions.
 *   node --import tsx server/training/evaluate-linking.ts [--errors]
 */
import { fileURLToPath } from 'node:url';
import type { EntityType, Mention } from '../src/core/detect/mention.ts';
import { EntityIndex } from '../src/core/link/entity-index.ts';
import { linkDocument } from '../src/core/link/link-document.ts';
import { readJsonLines } from './data.ts';
import type { TypedSpan } from './detokenize.ts';
import { scoreEntities } from './score-entities.ts';

interface LinkedMention extends TypedSpan {
  readonly entity: string;
}

interface LinkedText {
  readonly id: string;
  readonly text: string;
  readonly mentions: readonly LinkedMention[];
}

type Clustering = Map<string, string>;

/** MEANTIME was annotated in two passes whose ids differ in front of one number; one entity often has both. */
const PASS = /^(?:cross_|intra_)+/;

function mentionsOf({ mentions }: LinkedText): Mention[] {
  return mentions
    .map(({ start, end, type }) => ({ start, end, type, score: 1, evidence: 0 }))
    .sort((a, b) => a.start - b.start || a.end - b.end);
}

function keyOf(id: string, { start, end }: { start: number; end: number }): string {
  return `${id}\t${start}\t${end}`;
}

function goldOf(texts: readonly LinkedText[], rename = (entity: string) => entity): Clustering {
  return new Map(texts.flatMap(({ id, mentions }) => mentions.map((m) => [keyOf(id, m), rename(m.entity)])));
}

/** Returns the entities found over all texts together. */
function linkCorpus(texts: readonly LinkedText[]): Clustering {
  const documents = texts.map((text) => ({
    ...text,
    given: mentionsOf(text),
    locals: linkDocument(text.text, mentionsOf(text)),
  }));
  const table = new EntityIndex().update(documents.map(({ id, locals }) => ({ uri: id, after: locals })));
  const result: Clustering = new Map();
  for (const { id, given, locals } of documents) {
    for (const [index, { mentions }] of locals.entries()) {
      for (const mention of mentions) {
        const span = given[mention];
        if (span !== undefined) result.set(keyOf(id, span), table.entityOf(id, index) ?? '');
      }
    }
  }
  return result;
}

/** Returns the entities found in each text by itself. */
function linkSeparately(texts: readonly LinkedText[]): Clustering {
  const result: Clustering = new Map();
  for (const text of texts) {
    const given = mentionsOf(text);
    for (const [index, { mentions }] of linkDocument(text.text, given).entries()) {
      for (const mention of mentions) {
        const span = given[mention];
        if (span !== undefined) result.set(keyOf(text.id, span), `${text.id} ${index}`);
      }
    }
  }
  return result;
}

function report(name: string, gold: Clustering, predicted: Clustering): void {
  const { conll, bCubed, muc, ceafe } = scoreEntities(gold, predicted);
  const percent = (x: number): string => (100 * x).toFixed(2).padStart(6);
  const measures = [bCubed, muc, ceafe].map(({ f1 }) => percent(f1)).join('  ');
  console.log(`${name.padEnd(34)}${percent(conll)}  ${measures}`);
}

/** Prints each gold entity that was split, and each found one that holds several. */
function printErrors(texts: readonly LinkedText[], gold: Clustering, predicted: Clustering): void {
  const surfaces = new Map<string, string>();
  for (const { id, text, mentions } of texts)
    for (const m of mentions) surfaces.set(keyOf(id, m), shown(text.slice(m.start, m.end), m.type));
  const print = (title: string, from: Clustering, to: Clustering): void => {
    const groups = new Map<string, Map<string, Set<string>>>();
    for (const [mention, entity] of from) {
      const parts = groups.get(entity) ?? new Map<string, Set<string>>();
      const part = to.get(mention) ?? '';
      parts.set(part, (parts.get(part) ?? new Set()).add(surfaces.get(mention) ?? ''));
      groups.set(entity, parts);
    }
    for (const [entity, parts] of groups) {
      if (parts.size < 2) continue;
      console.log(`${title} ${entity}: ${[...parts.values()].map((s) => [...s].join(', ')).join('  ‖  ')}`);
    }
  };
  print('split ', gold, predicted);
  print('joined', predicted, gold);
}

function shown(surface: string, type: EntityType): string {
  return `${surface.replace(/\s+/g, ' ')}/${type.charAt(0)}`;
}

function main(): void {
  const airbus = readJsonLines<LinkedText>('dev', 'meantime.airbus.jsonl');
  const apple = readJsonLines<LinkedText>('dev', 'meantime.apple.jsonl');
  const redocred = readJsonLines<LinkedText>('dev', 'redocred.jsonl');
  const withoutPass = (entity: string): string => entity.replace(PASS, '');
  console.log(`${''.padEnd(34)} CoNLL      B3     MUC  CEAF-e`);
  for (const [name, texts] of Object.entries({ airbus, apple, 'both topics': [...airbus, ...apple] })) {
    const predicted = linkCorpus(texts);
    report(`meantime ${name}`, goldOf(texts), predicted);
    report('  one id for both passes', goldOf(texts, withoutPass), predicted);
    report('  at most, with ids as they are', goldOf(texts), goldOf(texts, withoutPass));
    if (process.argv.includes('--errors')) printErrors(texts, goldOf(texts, withoutPass), predicted);
  }
  const predicted = linkSeparately(redocred);
  report('redocred, in the document', goldOf(redocred), predicted);
  if (process.argv.includes('--errors')) printErrors(redocred, goldOf(redocred), predicted);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) main();
