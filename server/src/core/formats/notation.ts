import { ENTITY_TYPES, type EntityType } from '../detect/mention.ts';
import type { Span } from '../text/span.ts';

/** A marked mention of a text in the notation; `entity` is the number behind `#`, shared by all documents of one string. */
export interface MarkedMention extends Span {
  readonly type: EntityType;
  readonly entity?: number;
}

/** A document of a text in the notation: its bare text, what was marked in it and where the cursor signs stood. */
export interface MarkedDocument {
  readonly name: string;
  readonly text: string;
  readonly mentions: readonly MarkedMention[];
  /** Offsets of the `$0` signs in the bare text, in order: one is a cursor, two are a selection. */
  readonly cursors: readonly number[];
}

/** Says what is wrong with a text in the notation, and in which line, counted from 1. */
export class NotationError extends Error {
  readonly line: number;

  constructor(message: string, line: number) {
    super(`line ${String(line)}: ${message}`);
    this.name = 'NotationError';
    this.line = line;
  }
}

const DOCUMENT_LINE = /^-- (\S.*?) --$/;
const MARK_END = new RegExp(` (${ENTITY_TYPES.join('|')})(?:#(\\d+))?$`);

/**
 * Parses one or more documents in the notation of tests and gold texts:
 * `[Angela Merkel person#1] met [Deutsche Bank organization#2].`, with `$0` for the cursor, `\[`, `\]`, `\$` for the bare
 * signs, and a line `-- name --` before each document (a text without one is a single document with an empty name).
 * Throws a {@link NotationError} for a mark that is not closed, nested or without a type.
 */
export function parseNotation(source: string): MarkedDocument[] {
  const documents: MarkedDocument[] = [];
  let name: string | undefined;
  let lines: string[] = [];
  let firstLine = 1;
  const finish = (): void => {
    if (name !== undefined) documents.push(parseDocument(name, `${lines.join('\n')}\n`, firstLine));
    else if (lines.some((line) => line.trim() !== ''))
      documents.push(parseDocument('', lines.join('\n'), firstLine));
  };
  for (const [index, line] of source.split('\n').entries()) {
    const header = DOCUMENT_LINE.exec(line);
    if (header === null) {
      lines.push(line);
      continue;
    }
    finish();
    name = header[1] ?? '';
    lines = [];
    firstLine = index + 2;
  }
  if (name !== undefined && lines.at(-1) === '') lines.pop();
  finish();
  return documents;
}

function parseDocument(name: string, source: string, firstLine: number): MarkedDocument {
  const mentions: MarkedMention[] = [];
  const cursors: number[] = [];
  let text = '';
  let line = firstLine;
  let open: number | undefined;
  for (let i = 0; i < source.length; i++) {
    const character = source.charAt(i);
    if (character === '\n') line++;
    if (character === '\\' && /[[\]$]/.test(source.charAt(i + 1))) {
      text += source.charAt(++i);
    } else if (character === '$' && source.charAt(i + 1) === '0') {
      cursors.push(text.length);
      i++;
    } else if (character === '[') {
      if (open !== undefined)
        throw new NotationError('a mark opens inside another one; write \\[ for a bracket', line);
      open = text.length;
    } else if (character === ']') {
      if (open === undefined)
        throw new NotationError('a mark is closed that was not opened; write \\] for a bracket', line);
      const mark = MARK_END.exec(text.slice(open));
      const type = ENTITY_TYPES.find((t) => t === mark?.[1]);
      if (mark === null || type === undefined) {
        throw new NotationError(`a mark ends without its type (${ENTITY_TYPES.join(', ')})`, line);
      }
      text = text.slice(0, open + mark.index);
      // A cursor inside the mark's label belongs to the end of the name.
      for (const [index, cursor] of cursors.entries()) cursors[index] = Math.min(cursor, text.length);
      const entity = mark[2] === undefined ? {} : { entity: Number(mark[2]) };
      mentions.push({ start: open, end: text.length, type, ...entity });
      open = undefined;
    } else {
      text += character;
    }
  }
  if (open !== undefined) throw new NotationError('a mark is not closed', line);
  return { name, text, mentions, cursors };
}

/** Returns the documents in the notation; the marks must be sorted and must not overlap. Cursors are left out. */
export function printNotation(documents: readonly Omit<MarkedDocument, 'cursors'>[]): string {
  return documents
    .map((document) => (document.name === '' ? '' : `-- ${document.name} --\n`) + printDocument(document))
    .join('');
}

function printDocument(document: Omit<MarkedDocument, 'cursors'>): string {
  let result = '';
  let position = 0;
  for (const mention of document.mentions) {
    const label = mention.entity === undefined ? mention.type : `${mention.type}#${String(mention.entity)}`;
    result += escapeSigns(document.text.slice(position, mention.start));
    result += `[${escapeSigns(document.text.slice(mention.start, mention.end))} ${label}]`;
    position = mention.end;
  }
  return result + escapeSigns(document.text.slice(position));
}

function escapeSigns(text: string): string {
  return text.replace(/[[\]]|\$(?=0)/g, '\\$&');
}
