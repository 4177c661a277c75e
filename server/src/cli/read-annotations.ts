import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import type { TypedSpan } from '../core/agreement/agreement.ts';
import { NotationError, parseNotation } from '../core/formats/notation.ts';
import { decodeArticle } from '../host/decode-article.ts';
import { readArticles } from './read-articles.ts';
import { parseLines, parseMentions, readLines } from './read-lines.ts';
import { reportUnusable } from './report.ts';

/** What an annotator marked in one document. */
export interface Annotations {
  /** Undefined where the file has the mentions alone, as `dateline annotate` writes them. */
  readonly text: string | undefined;
  /** Throws with the reason where the mentions cannot be mentions of the text. */
  mentionsIn(text: string): readonly TypedSpan[];
}

/** Returns the annotations of a file by document id: lines of JSON in a file `*.jsonl`, else texts in the notation. */
export async function readAnnotations(file: string): Promise<ReadonlyMap<string, Annotations>> {
  const source = await readText(file);
  const byId = new Map<string, Annotations>();
  const add = (id: string, annotations: Annotations): void => {
    if (byId.has(id)) reportUnusable(`${file}: has the document ${id} twice; the second is left out`);
    else byId.set(id, annotations);
  };
  if (isJsonLines(file)) {
    for await (const { id, annotations } of parseLines(Readable.from([source]), file, parseLine))
      add(id, annotations);
  } else {
    for (const { name, text, mentions } of parseDocuments(source, file))
      add(name, { text, mentionsIn: () => mentions.map(({ start, end, type }) => ({ start, end, type })) });
  }
  return byId;
}

/**
 * Returns the texts of a file `*.jsonl` by id, or those of an article or a folder by path. Articles of a folder are known
 * by their path in it too, because `dateline annotate` may have been run there.
 */
export async function readTexts(given: string): Promise<ReadonlyMap<string, string>> {
  const texts = new Map<string, string>();
  if (isJsonLines(given)) {
    const lines = Readable.from([await readText(given)]);
    for await (const { id, text } of readLines(lines, given)) texts.set(String(id), text);
  } else {
    for await (const { id, text } of readArticles([given])) {
      texts.set(id, text);
      texts.set(path.relative(given, id).split(path.sep).join('/'), text);
    }
  }
  return texts;
}

function isJsonLines(file: string): boolean {
  return file.endsWith('.jsonl');
}

async function readText(file: string): Promise<string> {
  const bytes = await readFile(file).catch(() => {
    throw new Error(`${file}: there is no such file, or it cannot be read`);
  });
  const decoded = decodeArticle(bytes);
  if ('text' in decoded) return decoded.text;
  throw new Error(`${file}: ${decoded.detail}`);
}

function parseDocuments(source: string, file: string): ReturnType<typeof parseNotation> {
  try {
    return parseNotation(source);
  } catch (error) {
    throw error instanceof NotationError ? new Error(`${file}, ${error.message}`) : error;
  }
}

function parseLine(json: string): { id: string; annotations: Annotations } {
  const value: unknown = JSON.parse(json);
  if (typeof value !== 'object' || value === null) throw new Error('expected an object {"id", "mentions"}');
  const { id, text, mentions } = value as Record<string, unknown>;
  if (typeof id !== 'string' && typeof id !== 'number')
    throw new Error('expected "id", a string or a number');
  if (text !== undefined && typeof text !== 'string') throw new Error('expected "text", a string');
  if (!Array.isArray(mentions)) throw new Error('expected "mentions", a list');
  return { id: String(id), annotations: { text, mentionsIn: (whole) => parseMentions(mentions, whole) } };
}
