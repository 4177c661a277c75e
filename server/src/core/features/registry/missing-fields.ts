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

/**
 * Returns the fields that may begin at the offset and are not there yet, in the order in which they are written, and the
 * span that one of them replaces. Undefined where no field of the file or of an entry can stand.
 */
export function missingFields(
  text: string,
  offset: number,
): { readonly span: Span; readonly fields: readonly RegistryField[] } | undefined {
  const before = text.slice(text.lastIndexOf('\n', offset - 1) + 1, offset);
  const [behind = ''] = text.slice(offset).split('\n', 1);
  const begun = BEGINNING_OF_FIELD.exec(before)?.[1];
  if (begun === undefined || behind.trim() !== '') return undefined;
  const start = offset - begun.length;
  const probe = text.slice(0, start) + PLACEHOLDER + text.slice(offset);
  const { contents } = readYaml(probe, new LineIndex(probe));
  if (!isMap(contents)) return undefined;
  const span = { start, end: offset };
  if (hasFieldAt(contents, start)) return { span, fields: missingIn(contents, FILE_FIELDS) };
  const entries = contents.get('entities');
  const entry = isSeq(entries) ? entries.items.find((item) => isMap(item) && hasFieldAt(item, start)) : null;
  return isMap(entry) ? { span, fields: missingIn(entry, ENTRY_FIELDS) } : undefined;
}

function hasFieldAt({ items }: YAMLMap, offset: number): boolean {
  return items.some(({ key }) => isScalar(key) && key.range?.[0] === offset);
}

function missingIn<F extends string>(map: YAMLMap, known: readonly F[]): F[] {
  return known.filter((field) => !map.has(field));
}
