import { isMap, isScalar, isSeq, type Node, type Pair, type YAMLMap } from 'yaml';
import { ENTITY_TYPES } from '../detect/mention.ts';
import type { EntityId } from '../link/entity.ts';
import type { Registry } from '../link/registry.ts';
import { LineIndex } from '../text/line-index.ts';
import { indexOfSpanAt, type Span } from '../text/span.ts';
import { readYaml } from './read-yaml.ts';
import type { RegistryEntry } from './registry-change.ts';
import { findConflicts } from './registry-conflicts.ts';
import { locateProblem, type RegistryFinding, type RegistryProblem } from './registry-problem.ts';

/** An entry with the places in the file where it and its parts are. */
export interface LocatedEntry extends RegistryEntry {
  readonly span: Span;
  readonly idSpan: Span;
  readonly nameSpan: Span;
}

/** A value of the file. The span has its quotes, the text has not. */
export interface RegistryPart extends Span {
  readonly kind: 'id' | 'type' | 'name' | 'alias' | 'wikidata' | 'not' | 'note' | 'ignore';
  readonly text: string;
  /** The id of the entry that it is in; absent in `ignore`, and in an entry without an id. */
  readonly entry?: EntityId;
}

export interface RegistryFile {
  readonly text: string;
  /** What could be understood. */
  readonly registry: Registry;
  readonly entries: readonly LocatedEntry[];
  readonly ignore: readonly string[];
  /** All values, by position; also those of entries that could not be understood. */
  readonly parts: readonly RegistryPart[];
  /** What editors can fold: entries, and fields with a list. */
  readonly regions: readonly Span[];
  /** By position. */
  readonly problems: readonly RegistryProblem[];
}

/** The fields of an entry, in the order in which they are written. */
export const ENTRY_FIELDS = ['id', 'type', 'name', 'aliases', 'wikidata', 'not', 'note'] as const;
export const FILE_FIELDS = ['entities', 'ignore'] as const;
const WIKIDATA_ITEM = /^Q[1-9]\d*$/;

/** Reads `.dateline/entities.yaml`. Any text will do: what is wrong is reported, the rest counts. */
export function parseRegistryFile(text: string): RegistryFile {
  const reader = new Reader(text);
  return reader.read();
}

/** Returns the value at an offset (its borders count as inside), or undefined. */
export function partAt({ parts }: RegistryFile, offset: number): RegistryPart | undefined {
  return parts[indexOfSpanAt(parts, offset)];
}

class Reader {
  readonly #text: string;
  readonly #lines: LineIndex;
  readonly #entries: LocatedEntry[] = [];
  readonly #ids = new Map<EntityId, Span>();
  readonly #parts: RegistryPart[] = [];
  readonly #regions: Span[] = [];
  readonly #problems: RegistryProblem[] = [];

  constructor(text: string) {
    this.#text = text;
    this.#lines = new LineIndex(text);
  }

  read(): RegistryFile {
    const { contents, problems } = readYaml(this.#text, this.#lines);
    if (isMap(contents)) this.#readFile(contents);
    else if (contents !== null && !isEmpty(contents))
      this.#report(contents, 'structure', 'The file must begin with "entities:" or "ignore:".');
    const byPosition = (a: Span, b: Span): number => a.start - b.start;
    const parts = this.#parts.sort(byPosition);
    this.#problems.push(...findConflicts(this.#entries, parts, this.#lines));
    const ignore = parts.filter(({ kind }) => kind === 'ignore').map(({ text }) => text);
    return {
      text: this.#text,
      registry: toRegistry(this.#entries, ignore),
      entries: this.#entries,
      ignore,
      parts,
      regions: this.#regions,
      problems: [...problems, ...beside(problems, this.#problems)].sort(byPosition),
    };
  }

  #readFile(file: YAMLMap): void {
    const fields = this.#readFields(file, FILE_FIELDS);
    this.#readEntities(fields.get('entities')?.value);
    this.#readNames('ignore', fields.get('ignore'));
  }

  #readEntities(value: unknown): void {
    if (isEmpty(value)) return;
    if (!isSeq(value)) {
      this.#report(value, 'structure', '"entities" must be a list: begin each entity with "- id:".');
      return;
    }
    for (const item of value.items) {
      if (isMap(item)) this.#readEntry(item);
      else this.#report(item, 'structure', 'An entity must have "id", "type" and "name".');
    }
  }

  #readEntry(item: YAMLMap): void {
    this.#regions.push(spanOf(item));
    const fields = this.#readFields(item, ENTRY_FIELDS);
    const id = this.#readText(fields.get('id'), 'id');
    const value = (kind: RegistryPart['kind']): RegistryPart | undefined => {
      const text = this.#readText(fields.get(kind), kind);
      return text && this.#keep(kind, text, id?.text);
    };
    if (id !== undefined) this.#keep('id', id, id.text);
    const typeName = value('type');
    const name = value('name');
    const aliases = this.#readNames('alias', fields.get('aliases'), id?.text);
    const wikidata = this.#checkWikidata(value('wikidata'));
    const not = this.#readNames('not', fields.get('not'), id?.text);
    const note = value('note');
    for (const field of ['id', 'type', 'name'])
      if (isEmpty(fields.get(field)?.value))
        this.#report(item.items[0]?.key ?? item, 'missing-field', `An entity must have "${field}": add it.`);
    const type = this.#checkType(typeName);
    if (id === undefined || type === undefined || name === undefined || !this.#isNewId(id)) return;
    this.#entries.push({
      id: id.text,
      type,
      name: name.text,
      aliases,
      ...(wikidata === undefined ? {} : { wikidata }),
      not,
      ...(note === undefined ? {} : { note: note.text }),
      span: spanOf(item),
      idSpan: { start: id.start, end: id.end },
      nameSpan: { start: name.start, end: name.end },
    });
  }

  /** Returns the fields by name, of one that stands there twice the last; those that nobody knows are reported. */
  #readFields(map: YAMLMap, known: readonly string[]): Map<string, Pair> {
    const fields = new Map<string, Pair>();
    for (const pair of map.items) {
      const key = textOf(pair.key) ?? '';
      if (fields.has(key)) {
        this.#report(pair.key, 'duplicate-field', `"${key}" is here twice: make it one.`);
      } else if (!known.includes(key)) {
        const message = `"${key}" is not known here and means nothing; it is kept. Known are ${known.join(', ')}.`;
        this.#report(pair.key, 'unknown-field', message, 'warning');
      }
      if (isSeq(pair.value))
        this.#regions.push({ start: spanOf(pair.key).start, end: spanOf(pair.value).end });
      fields.set(key, pair);
    }
    return fields;
  }

  #readText(pair: Pair | undefined, field: string): LocatedText | undefined {
    if (pair === undefined || isEmpty(pair.value)) return undefined;
    const text = textOf(pair.value);
    if (text !== undefined && text.trim() !== '') return { ...spanOf(pair.value), text };
    this.#report(pair.value, 'wrong-value', `"${field}" must be a text. ${howToWrite(pair.value)}`);
    return undefined;
  }

  /** Reads a list of names; a single name may stand there without being a list. */
  #readNames(kind: 'alias' | 'not' | 'ignore', pair: Pair | undefined, entry?: EntityId): string[] {
    if (pair === undefined || isEmpty(pair.value)) return [];
    const names: string[] = [];
    for (const item of isSeq(pair.value) ? pair.value.items : [pair.value]) {
      const text = textOf(item);
      if (text !== undefined && text.trim() !== '') {
        this.#keep(kind, { ...spanOf(item), text }, entry);
        names.push(text);
      } else if (isEmpty(item)) {
        this.#report(
          item,
          'wrong-value',
          'This item is empty: write a name, or take the dash away.',
          'warning',
        );
      } else {
        const message = `"${textOf(pair.key) ?? ''}" must be a list of texts. ${howToWrite(item)}`;
        this.#report(item, 'wrong-value', message);
      }
    }
    return names;
  }

  #checkType(part: RegistryPart | undefined): RegistryEntry['type'] | undefined {
    const type = ENTITY_TYPES.find((known) => known === part?.text);
    if (part !== undefined && type === undefined)
      this.#report(part, 'unknown-type', `"type" must be one of ${ENTITY_TYPES.join(', ')}.`);
    return type;
  }

  #checkWikidata(part: RegistryPart | undefined): string | undefined {
    if (part === undefined || WIKIDATA_ITEM.test(part.text)) return part?.text;
    this.#report(
      part,
      'malformed-wikidata',
      '"wikidata" must be an item of Wikidata: a Q with a number, such as Q30.',
    );
    return undefined;
  }

  #isNewId(id: LocatedText): boolean {
    const other = this.#ids.get(id.text);
    if (other === undefined) {
      this.#ids.set(id.text, id);
      return true;
    }
    const line = this.#lines.position(other.start).line + 1;
    const message = `"${id.text}" is the id of the entity in line ${line} too: give this one an id of its own.`;
    this.#report(id, 'duplicate-id', message, 'error', other);
    return false;
  }

  #keep(
    kind: RegistryPart['kind'],
    { start, end, text }: LocatedText,
    entry: EntityId | undefined,
  ): RegistryPart {
    const part: RegistryPart = { kind, start, end, text, ...(entry === undefined ? {} : { entry }) };
    this.#parts.push(part);
    return part;
  }

  #report(
    where: unknown,
    code: RegistryFinding['code'],
    message: string,
    severity: RegistryFinding['severity'] = 'error',
    other?: Span,
  ): void {
    const finding = { code, message, severity, ...(other === undefined ? {} : { other }) };
    this.#problems.push(locateProblem(this.#lines, spanOf(where), finding));
  }
}

/** Returns the problems that are not only there because of those of the YAML. */
function beside(yaml: readonly RegistryProblem[], problems: readonly RegistryProblem[]): RegistryProblem[] {
  const lines = new Set(yaml.map(({ line }) => line));
  const isGuesswork = yaml.some(({ code }) => code === 'merge-conflict');
  return isGuesswork ? [] : problems.filter(({ line }) => !lines.has(line));
}

interface LocatedText extends Span {
  readonly text: string;
}

function toRegistry(entries: readonly RegistryEntry[], ignore: readonly string[]): Registry {
  return {
    entities: entries.map(({ id, type, name, aliases, wikidata, note }) => ({
      id,
      type,
      name,
      aliases,
      ...(wikidata === undefined ? {} : { knowledgeBaseId: wikidata }),
      ...(note === undefined ? {} : { note }),
    })),
    not: entries.flatMap(({ id, not }) => not.map((other) => [id, other] as const)),
    ignore,
  };
}

/** Returns the text of a scalar as it is written, so that a name such as 1984 is not taken for a number. */
function textOf(node: unknown): string | undefined {
  if (!isScalar(node) || node.value === null) return undefined;
  return typeof node.value === 'string' ? node.value : node.source;
}

function isEmpty(node: unknown): boolean {
  return node === null || node === undefined || (isScalar(node) && node.value === null);
}

/** Returns where a node of the YAML document, or something that knows its place itself, is. */
function spanOf(where: unknown): Span {
  const { range, start, end } = (where ?? {}) as Partial<Node & Span>;
  return { start: range?.[0] ?? start ?? 0, end: range?.[1] ?? end ?? 0 };
}

function howToWrite(node: unknown): string {
  if (isMap(node)) return 'Put it in quotes if it has a colon.';
  if (isSeq(node)) return 'Take the brackets or the dash away.';
  return isScalar(node) ? 'It is empty.' : 'Write it out: references such as "*name" are not read here.';
}
