import { isMap, isSeq, type YAMLMap } from 'yaml';
import { readYaml } from '../../decisions/read-yaml.ts';
import { LineIndex } from '../../text/line-index.ts';
import type { Span } from '../../text/span.ts';

/** A line that has nothing yet but spaces, the dash of an entry and the beginning of a word. */
const EMPTY_LINE = /^ *(?:- +|-)?[a-z]*$/;
/** Stands in for the new entry. */
const PLACEHOLDER = '- id: x';

/** Where a new entry may be written. */
export interface NewEntry {
  /** What it replaces: its line, as far as the offset. */
  readonly span: Span;
  /** The column of its dash. */
  readonly indent: number;
}

/** Returns where a new entry may be written on the line of the offset, or undefined where none can stand. */
export function newEntry(text: string, offset: number): NewEntry | undefined {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  const before = text.slice(start, offset);
  const [behind = ''] = text.slice(offset).split('\n', 1);
  if (!EMPTY_LINE.test(before) || behind.trim() !== '') return undefined;
  const known = entriesOf(text.slice(0, start) + text.slice(offset));
  if (known === undefined) return undefined;
  const indent = known.indent;
  // Further in than fields a text or a list of names goes on, and so does the latter behind a dash of its own.
  const column = before.search(/[^ ]|$/);
  if (column > (before.includes('-') ? indent : indent + DASH)) return undefined;
  const probe = `${text.slice(0, start)}${' '.repeat(indent)}${PLACEHOLDER}${text.slice(offset)}`;
  const entries = entriesOf(probe)?.entries ?? [];
  const added = entries.find(({ range }) => range?.[0] === start + indent + DASH);
  // In the middle of an entry it would take away the fields below.
  const isWhole = added?.items.length === 1 && entries.length === known.entries.length + 1;
  return isWhole ? { span: { start, end: offset }, indent } : undefined;
}

/** Returns the entries of a file and the column of their dashes, or undefined where it has no such list. */
function entriesOf(text: string): { entries: readonly YAMLMap[]; indent: number } | undefined {
  const lines = new LineIndex(text);
  const { contents } = readYaml(text, lines);
  if (!isMap(contents) || !contents.has('entities')) return undefined;
  const list = contents.get('entities', true);
  if (!isSeq(list)) return { entries: [], indent: INDENT };
  const entries = list.items.filter((item) => isMap(item));
  return { entries, indent: list.range ? lines.position(list.range[0]).character : INDENT };
}

const INDENT = 2;
/** The width of a dash and its space. */
const DASH = 2;
