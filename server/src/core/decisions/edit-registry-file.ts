import { isMap, isScalar, isSeq, parseDocument, Scalar, YAMLMap, YAMLSeq, type Document } from 'yaml';
import type { RegistryChange, RegistryEntry } from './registry-change.ts';
import { REGISTRY_HEADING } from './registry-heading.ts';
import { ENTRY_FIELDS, parseRegistryFile } from './registry-file.ts';
import { LineIndex } from '../text/line-index.ts';
import { locateProblem, type RegistryProblem } from './registry-problem.ts';

/** The changed text; or what is wrong with the file, which is not touched while it cannot be understood. */
export type EditedRegistryFile =
  { readonly text: string } | { readonly problems: readonly RegistryProblem[] };

/**
 * Applies changes to the text of the registry file. Comments, unknown fields, the order of entries and the line endings
 * stay. Only the fields in which before and after differ are touched, and of lists only the items, so that what others
 * changed meanwhile stays too. A change that is there already changes nothing.
 */
export function editRegistryFile(text: string, changes: readonly RegistryChange[]): EditedRegistryFile {
  const errors = parseRegistryFile(text).problems.filter(({ severity }) => severity === 'error');
  if (errors.length > 0) return { problems: errors };
  const hasMark = text.startsWith('\ufeff');
  const hasCrLf = text.includes('\r\n');
  const source = (hasMark ? text.slice(1) : text).replaceAll('\r\n', '\n');
  const document = parseDocument(source.trim() === '' ? REGISTRY_HEADING : source, { uniqueKeys: false });
  if (!isMap(document.contents)) document.contents = new YAMLMap() as unknown as typeof document.contents;
  for (const change of changes) {
    if (change.kind === 'ignore') editList(document, fileOf(document), 'ignore', listChange(change));
    else editEntry(document, change);
  }
  let edited: string;
  try {
    edited = document.toString({
      lineWidth: 0,
      nullStr: '',
      indentSeq: !/^entities:[^\S\n]*\n-/m.test(source),
      flowCollectionPadding: /[[{] /.test(source),
    });
  } catch (error) {
    return cannotEdit(text, error instanceof Error ? error.message : String(error));
  }
  // Whatever YAML can do that nobody does in a registry, what was good is never made bad.
  const [problem] = parseRegistryFile(edited).problems.filter(({ severity }) => severity === 'error');
  if (problem !== undefined) return cannotEdit(text, problem.message);
  return { text: (hasMark ? '\ufeff' : '') + (hasCrLf ? edited.replaceAll('\n', '\r\n') : edited) };
}

function cannotEdit(text: string, reason: string): EditedRegistryFile {
  const message = `This file has to be edited by hand: ${reason}`;
  const finding = { code: 'yaml', message, severity: 'error' } as const;
  return { problems: [locateProblem(new LineIndex(text), { start: 0, end: 0 }, finding)] };
}

function listChange({ name, before, after }: Extract<RegistryChange, { kind: 'ignore' }>): ListChange {
  return { before: before ? [name] : [], after: after ? [name] : [] };
}

function editEntry(
  document: Document,
  { id, before, after }: Extract<RegistryChange, { kind: 'entity' }>,
): void {
  const entities = entitiesOf(document);
  const indexOf = (wanted: string | undefined): number =>
    entities.items.findIndex((item) => isMap(item) && String(item.get('id')) === wanted);
  // An edit of the id may be done already.
  const index = [id, after?.id].map(indexOf).find((found) => found !== -1) ?? -1;
  const found = entities.items[index];
  if (after === undefined) {
    if (index !== -1) entities.items.splice(index, 1);
    if (entities.items.length === 0 && !entities.comment) leaveOpen(fileOf(document), 'entities');
    return;
  }
  if (isMap(found)) {
    editFields(document, found, before, after);
    return;
  }
  const entry = new YAMLMap();
  entry.spaceBefore = entities.items.some((item) => isMap(item) && item.spaceBefore === true);
  editFields(document, entry, undefined, after);
  entities.add(entry);
}

function editFields(
  document: Document,
  entry: YAMLMap,
  before: RegistryEntry | undefined,
  after: RegistryEntry,
): void {
  for (const field of ENTRY_FIELDS) {
    if (field === 'aliases' || field === 'not')
      editList(document, entry, field, { before: before?.[field] ?? [], after: after[field] });
    else if (before?.[field] !== after[field]) setField(document, entry, field, after[field]);
  }
}

interface ListChange {
  readonly before: readonly string[];
  readonly after: readonly string[];
}

function editList(document: Document, map: YAMLMap, field: string, { before, after }: ListChange): void {
  const removed = before.filter((item) => !after.includes(item));
  const added = after.filter((item) => !before.includes(item));
  if (removed.length + added.length === 0) return;
  let list = map.get(field, true) as unknown;
  if (!isSeq(list)) {
    // A single name may stand there without being a list.
    const single = isScalar(list) && list.value !== null ? [list] : [];
    const created = new YAMLSeq();
    created.items.push(...single);
    list = setField(document, map, field, created);
  }
  if (!isSeq(list)) return;
  const isItem = (item: unknown, text: string): boolean => isScalar(item) && String(item.value) === text;
  list.items = list.items.filter((item) => !removed.some((text) => isItem(item, text)));
  for (const text of added)
    if (!list.items.some((item) => isItem(item, text))) list.items.push(document.createNode(text));
  if (list.items.length === 0) map.delete(field);
}

/** Sets or, given undefined, deletes a field. A new field is put where {@link ENTRY_FIELDS} has it. Returns the value's node. */
function setField(document: Document, map: YAMLMap, field: string, value: unknown): unknown {
  const present = map.get(field, true) as unknown;
  if (value === undefined) {
    map.delete(field);
    return undefined;
  }
  if (isScalar(present) && typeof value === 'string') {
    present.value = value;
    return present;
  }
  const pair = document.createPair(field, value);
  const isTop = map === document.contents && map.items.length > 0;
  if (isTop && isScalar(pair.key)) pair.key.spaceBefore = true;
  if (map.has(field)) {
    map.set(pair.key, pair.value);
    return pair.value;
  }
  const order = (key: unknown): number =>
    (ENTRY_FIELDS as readonly unknown[]).indexOf(isScalar(key) ? key.value : key);
  const index = map.items.findIndex(({ key }) => order(key) > order(pair.key) && order(pair.key) !== -1);
  map.items.splice(index === -1 ? map.items.length : index, 0, pair);
  return pair.value;
}

/** Has a field stand without brackets, so that a person may go on below it. */
function leaveOpen(map: YAMLMap, field: string): void {
  map.set(field, new Scalar(null));
}

function fileOf(document: Document): YAMLMap {
  return document.contents as unknown as YAMLMap;
}

function entitiesOf(document: Document): YAMLSeq {
  const file = fileOf(document);
  const present = file.get('entities', true) as unknown;
  if (isSeq(present)) return present;
  const created = new YAMLSeq();
  setField(document, file, 'entities', created);
  return created;
}
