import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { ENTITY_TYPES, Evidence, type EntityType, type Mention } from '../core/detect/mention.ts';
import { reportUnusable } from './report.ts';

/** A line of JSON Lines input: a document, perhaps with mentions that are known already. */
export interface InputLine {
  readonly id: string | number;
  readonly text: string;
  readonly mentions: readonly Mention[] | undefined;
}

/** The names of the types in exchange formats. */
const EXCHANGE_TYPES: Readonly<Record<string, EntityType>> = {
  PER: 'person',
  ORG: 'organization',
  LOC: 'place',
};

/** Yields the documents of a stream, one a line; a line that cannot be used is reported with its number and left out. */
export function readLines(stream: Readable, name: string): AsyncIterable<InputLine> {
  return parseLines(stream, name, parseLine);
}

/** Yields what the parser returns for each line that is not empty; where it throws, the line is reported and left out. */
export async function* parseLines<T>(
  stream: Readable,
  name: string,
  parse: (json: string) => T,
): AsyncIterable<T> {
  let number = 0;
  for await (const line of createInterface({ input: stream, crlfDelay: Infinity })) {
    number++;
    const json = number === 1 ? line.replace(/^\ufeff/, '') : line;
    if (json.trim() === '') continue;
    try {
      yield parse(json);
    } catch (error) {
      reportUnusable(`${name}, line ${number}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
}

/** Throws with the reason when the line is not a document. */
export function parseLine(json: string): InputLine {
  const value: unknown = JSON.parse(json);
  if (typeof value !== 'object' || value === null) throw new Error('expected an object {"id", "text"}');
  const { id, text, mentions } = value as Record<string, unknown>;
  if (typeof id !== 'string' && typeof id !== 'number')
    throw new Error('expected "id", a string or a number');
  if (typeof text !== 'string') throw new Error('expected "text", a string');
  return { id, text, mentions: mentions === undefined ? undefined : parseMentions(mentions, text) };
}

/** Returns the mentions of a line in the order of its text; throws with the reason when they cannot be mentions of it. */
export function parseMentions(value: unknown, text: string): Mention[] {
  if (!Array.isArray(value)) throw new Error('expected "mentions", a list');
  const mentions = value
    .map((mention: unknown) => parseMention(mention, text))
    .sort((a, b) => a.start - b.start);
  for (const [index, mention] of mentions.entries()) {
    const before = mentions[index - 1];
    if (before !== undefined && before.end > mention.start) {
      throw new Error(`the mentions at ${before.start} and ${mention.start} overlap`);
    }
  }
  return mentions;
}

function parseMention(value: unknown, text: string): Mention {
  if (typeof value !== 'object' || value === null)
    throw new Error('expected mentions {"start", "end", "type"}');
  const { start, end, type: typeName, score } = value as Record<string, unknown>;
  const isOffset = (n: unknown): n is number => Number.isInteger(n);
  if (!isOffset(start) || !isOffset(end) || start < 0 || end <= start || end > text.length) {
    throw new Error(`a mention has no span inside the text: ${JSON.stringify(value)}`);
  }
  const type = ENTITY_TYPES.find((t) => t === typeName) ?? EXCHANGE_TYPES[String(typeName)];
  if (type === undefined)
    throw new Error(`expected "type" ${ENTITY_TYPES.join(', ')}, found ${JSON.stringify(typeName)}`);
  return { start, end, type, score: typeof score === 'number' ? score : 1, evidence: Evidence.given };
}
