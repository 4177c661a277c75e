import { isMap, isScalar, isSeq, type YAMLMap } from 'yaml';
import { readYaml } from '../../decisions/read-yaml.ts';
import { ENTRY_FIELDS, FILE_FIELDS } from '../../decisions/registry-file.ts';
import { LineIndex } from '../../text/line-index.ts';
import type { Span } from '../../text/span.ts';

export type RegistryField = (typeof ENTRY_FIELDS | typeof FILE_FIELDS)[number];

/** A line that has nothing but the beginning of a field, behind the dash of an entry or not. */
const BEGINNING_OF_FIELD = /^ *(?:- +)?([a-z]*)$/;
/** Stands in for what is about to be typed, so that there is a field at the cursor. */
const PLACEHOLDER = 'x:';

/** The fields that may be written on a line, in the order in which they are written. */
export interface MissingFields {
  /** What one of them replaces. */
  readonly span: Span;
  /** What is written before it, where the line begins too far to the left. */
  readonly indentation: string;
  readonly fields: readonly RegistryField[];
}

/**
 * Returns the fields that may begin at the offset and are not there yet. Undefined where no field of the file or of an entry
 * can stand.
 */
export function missingFields(text: string, offset: number): MissingFields | undefined {
  const line = text.lastIndexOf('\n', offset - 1) + 1;
  const before = text.slice(line, offset);
  const [behind = ''] = text.slice(offset).split('\n', 1);
  const begun = BEGINNING_OF_FIELD.exec(before)?.[1];
  if (begun === undefined || behind.trim() !== '') return undefined;
  const start = offset - begun.length;
  const here = fieldsAt(text.slice(0, start), text.slice(offset));
  if (here !== undefined) return { span: { start, end: offset }, indentation: '', fields: here };
  // Editors indent the line below "- id:" like its dash.
  const indentation = indentationOfFields(text.slice(0, line));
  if (before.includes('-') || indentation.length <= start - line) return undefined;
  const fields = fieldsAt(text.slice(0, line) + indentation, text.slice(offset));
  return fields && { span: { start: line, end: offset }, indentation, fields };
}

/** Returns the fields that can stand between two parts of a file, or undefined where none can. */
function fieldsAt(before: string, behind: string): RegistryField[] | undefined {
  const start = before.length;
  const probe = before + PLACEHOLDER + behind;
  const lines = new LineIndex(probe);
  const { contents } = readYaml(probe, lines);
  if (!isMap(contents)) return undefined;
  if (hasFieldAt(contents, start, lines)) return missingIn(contents, FILE_FIELDS);
  const entries = contents.get('entities');
  const entry = isSeq(entries)
    ? entries.items.find((item) => isMap(item) && hasFieldAt(item, start, lines))
    : null;
  return isMap(entry) ? missingIn(entry, ENTRY_FIELDS) : undefined;
}

/** Returns the indentation of the fields of the last entry that begins in a part of a file; empty if there is none. */
function indentationOfFields(before: string): string {
  const dashes = [...before.matchAll(/^( *- +)[a-z]+:/gm)];
  return ' '.repeat(dashes.at(-1)?.[1]?.length ?? 0);
}

/** Whether a field begins at the offset, in line with the others: the parser reads on where they are not. */
function hasFieldAt({ items }: YAMLMap, offset: number, lines: LineIndex): boolean {
  const starts = items.flatMap(({ key }) => (isScalar(key) && key.range ? [key.range[0]] : []));
  const [first = offset] = starts;
  return starts.includes(offset) && lines.position(first).character === lines.position(offset).character;
}

function missingIn<F extends string>(map: YAMLMap, known: readonly F[]): F[] {
  return known.filter((field) => !map.has(field));
}
