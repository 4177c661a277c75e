import { isMap, isScalar, isSeq, parseDocument, type Node, type Pair, type YAMLMap } from 'yaml';
import { ENTITY_TYPES } from '../detect/mention.ts';
import type { EntityId } from '../link/entity.ts';
import type { Registry } from '../link/registry.ts';
import { LineIndex } from '../text/line-index.ts';
import type { Span } from '../text/span.ts';
import type { RegistryEntry } from './registry-change.ts';

/** Something wrong in the registry file; the span is where. */
export interface RegistryProblem extends Span {
  /** Both from 1. */
  readonly line: number;
  readonly column: number;
  readonly message: string;
  /** After an error a part of the file was not understood; keep the last registry that had none, if there is one. */
  readonly severity: 'error' | 'warning';
}

/** An entry with the places in the file where it and its parts are. */
export interface LocatedEntry extends RegistryEntry {
  readonly span: Span;
  readonly idSpan: Span;
  readonly nameSpan: Span;
}

export interface RegistryFile {
  /** What could be understood. */
  readonly registry: Registry;
  readonly entries: readonly LocatedEntry[];
  readonly ignore: readonly string[];
  /** Ids in `not` lists: where the file refers to its other entries. */
  readonly references: readonly (Span & { readonly id: EntityId })[];
  /** By position. */
  readonly problems: readonly RegistryProblem[];
}

const ENTRY_FIELDS = ['id', 'type', 'name', 'aliases', 'wikidata', 'not', 'note'] as const;
const WIKIDATA_ITEM = /^Q[1-9]\d*$/;

/** Reads `.dateline/entities.yaml`. Any text will do: what is wrong is reported, the rest counts. */
export function parseRegistryFile(text: string): RegistryFile {
  const reader = new Reader(text);
  return reader.read();
}

class Reader {
  readonly #text: string;
  readonly #lines: LineIndex;
  readonly #entries: LocatedEntry[] = [];
  readonly #ids = new Set<EntityId>();
  readonly #ignore: string[] = [];
  readonly #references: (Span & { id: EntityId })[] = [];
  readonly #problems: RegistryProblem[] = [];

  constructor(text: string) {
    this.#text = text;
    this.#lines = new LineIndex(text);
  }

  read(): RegistryFile {
    const document = parseDocument(this.#text);
    for (const { pos, message } of document.errors)
      this.#report({ start: pos[0], end: pos[1] }, 'error', firstLine(message));
    const { contents } = document;
    if (isMap(contents)) this.#readFile(contents);
    else if (contents !== null && !isEmpty(contents))
      this.#report(spanOf(contents), 'error', 'the file must have "entities:" and "ignore:" at its top');
    this.#checkNames();
    return {
      registry: toRegistry(this.#entries, this.#ignore),
      entries: this.#entries,
      ignore: this.#ignore,
      references: this.#references,
      problems: this.#problems.sort((a, b) => a.start - b.start),
    };
  }

  #readFile(file: YAMLMap): void {
    for (const pair of file.items) {
      const key = textOf(pair.key);
      if (key === 'entities') this.#readEntities(pair);
      else if (key === 'ignore')
        for (const { text } of this.#readNames(pair, 'ignore')) this.#ignore.push(text);
      else this.#warnUnknown(pair, ['entities', 'ignore']);
    }
  }

  #readEntities({ value }: Pair): void {
    if (isEmpty(value)) return;
    if (!isSeq(value)) {
      this.#report(spanOf(value), 'error', '"entities" must be a list');
      return;
    }
    for (const item of value.items) {
      if (!isMap(item)) this.#report(spanOf(item), 'error', 'an entity must have "id", "type" and "name"');
      else this.#readEntry(item);
    }
  }

  #readEntry(item: YAMLMap): void {
    const fields = new Map(item.items.map((pair) => [textOf(pair.key) ?? '', pair]));
    for (const [key, pair] of fields)
      if (!ENTRY_FIELDS.some((field) => field === key)) this.#warnUnknown(pair, ENTRY_FIELDS);
    const id = this.#readText(item, fields.get('id'), 'id');
    const typeName = this.#readText(item, fields.get('type'), 'type');
    const name = this.#readText(item, fields.get('name'), 'name');
    const type = ENTITY_TYPES.find((known) => known === typeName?.text);
    if (typeName !== undefined && type === undefined)
      this.#report(typeName, 'error', `"type" must be one of ${ENTITY_TYPES.join(', ')}`);
    if (id === undefined || type === undefined || name === undefined) return;
    if (this.#ids.has(id.text)) {
      this.#report(id, 'error', `there is another entity with the id "${id.text}"`);
      return;
    }
    this.#ids.add(id.text);
    const wikidata = this.#readOptional(fields.get('wikidata'), 'wikidata');
    if (wikidata !== undefined && !WIKIDATA_ITEM.test(wikidata.text))
      this.#report(wikidata, 'error', '"wikidata" must be an item such as Q30');
    const note = this.#readOptional(fields.get('note'), 'note');
    const not = this.#readNames(fields.get('not'), 'not').map(({ text, ...span }) => ({ ...span, id: text }));
    this.#references.push(...not);
    this.#entries.push({
      id: id.text,
      type,
      name: name.text,
      aliases: this.#readNames(fields.get('aliases'), 'aliases').map(({ text }) => text),
      ...(wikidata !== undefined && WIKIDATA_ITEM.test(wikidata.text) ? { wikidata: wikidata.text } : {}),
      not: not.map((reference) => reference.id),
      ...(note === undefined ? {} : { note: note.text }),
      span: spanOf(item),
      idSpan: { start: id.start, end: id.end },
      nameSpan: { start: name.start, end: name.end },
    });
  }

  #readText(item: YAMLMap, pair: Pair | undefined, field: string): LocatedText | undefined {
    const value = this.#readOptional(pair, field);
    if (value !== undefined && value.text.trim() !== '') return value;
    if (pair === undefined || isEmpty(pair.value) || value !== undefined)
      this.#report(value ?? keySpan(item), 'error', `an entity must have "${field}"`);
    return undefined;
  }

  #readOptional(pair: Pair | undefined, field: string): LocatedText | undefined {
    if (pair === undefined || isEmpty(pair.value)) return undefined;
    const text = textOf(pair.value);
    if (text === undefined) this.#report(spanOf(pair.value), 'error', `"${field}" must be a text`);
    return text === undefined ? undefined : { ...spanOf(pair.value), text };
  }

  /** Reads a list of names; a single name may stand there without being a list. */
  #readNames(pair: Pair | undefined, field: string): LocatedText[] {
    if (pair === undefined || isEmpty(pair.value)) return [];
    const result: LocatedText[] = [];
    for (const item of isSeq(pair.value) ? pair.value.items : [pair.value]) {
      const text = textOf(item);
      if (text === undefined || text.trim() === '')
        this.#report(spanOf(item), 'error', `"${field}" must be a list of texts`);
      else result.push({ ...spanOf(item), text });
    }
    return result;
  }

  /** Linking gives a name to one entity; with two, it would depend on their order which. */
  #checkNames(): void {
    const owners = new Map<string, LocatedEntry>();
    for (const entry of this.#entries) {
      for (const name of [entry.name, ...entry.aliases]) {
        const key = `${entry.type}/${name}`;
        const owner = owners.get(key);
        if (owner !== undefined && owner !== entry)
          this.#report(entry.nameSpan, 'warning', `"${name}" is a name of "${owner.id}" too`);
        owners.set(key, owner ?? entry);
      }
    }
  }

  #warnUnknown(pair: Pair, known: readonly string[]): void {
    const message = `"${textOf(pair.key) ?? ''}" is not known here; it is kept. Known are ${known.join(', ')}`;
    this.#report(spanOf(pair.key), 'warning', message);
  }

  #report(span: Span, severity: RegistryProblem['severity'], message: string): void {
    const { line, character } = this.#lines.position(span.start);
    const { start, end } = span;
    this.#problems.push({ start, end, line: line + 1, column: character + 1, message, severity });
  }
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

function spanOf(node: unknown): Span {
  const range = (node as Partial<Node> | null | undefined)?.range;
  return { start: range?.[0] ?? 0, end: range?.[1] ?? 0 };
}

/** Where an entry begins, for what is missing in it. */
function keySpan(item: YAMLMap): Span {
  return spanOf(item.items[0]?.key ?? item);
}

/** The parser repeats the broken line below its message; the editor shows that line itself. */
function firstLine(message: string): string {
  return message.split('\n')[0]?.replace(/ at line \d+, column \d+:?$/, '') ?? message;
}
