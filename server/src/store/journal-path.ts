import { URI, Utils } from 'vscode-uri';

/** The folder, in each workspace folder, in which all is kept that people decided. Nothing is written anywhere else. */
const KEPT_IN = '.dateline';
/** Longest name of a file or folder, in bytes, that every file system takes, with room for what is appended. */
const LONGEST_SEGMENT = 180;
/** Names that Windows keeps for devices, whatever their extension. */
const RESERVED = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i;
/** Characters that some file system or URI does not take, and a dot or space at the end, which Windows drops. */
// eslint-disable-next-line no-control-regex
const UNSAFE = /[\u0000-\u001f\u007f<>:"|?*\\/%#]|[. ]$|^\.(?=\.?$)/g;

/** Returns the URI of the folder in which all that people decided is kept, in a workspace folder. */
export function keptIn(folder: string): string {
  return inside(folder);
}

/** Returns the URI of the journal of all articles, that is of decisions about the whole corpus. */
export function corpusJournal(folder: string): string {
  return inside(folder, 'decisions.jsonl');
}

export function registryFile(folder: string): string {
  return inside(folder, 'entities.yaml');
}

/** Returns the URI of the folder of the articles' journals. */
export function journalFolder(folder: string): string {
  return inside(folder, 'decisions');
}

/** Returns the URI of the folder in which each step is announced that writes more than one line. */
export function unfinishedFolder(folder: string): string {
  return inside(folder, 'unfinished');
}

/** Whether a URI is that of a journal, of an article or of the corpus. */
export function isJournal(folder: string, uri: string): boolean {
  return uri === corpusJournal(folder) || (isBelowJournals(folder, uri) && uri.endsWith('.jsonl'));
}

/** Returns the URI of an article's journal, or undefined where the article is not in the folder. */
export function articleJournal(folder: string, article: string): string | undefined {
  const segments = segmentsBelow(folder, article);
  if (segments === undefined) return undefined;
  const escaped = segments.map(escapeSegment);
  escaped.push(`${escaped.pop() ?? ''}.jsonl`);
  return inside(folder, 'decisions', ...escaped);
}

/**
 * Returns the URI of the article that a journal is about, be it there or not; undefined where its path was too long to be
 * kept, or where it is no journal of an article.
 */
export function journaledArticle(folder: string, journal: string): string | undefined {
  if (!isBelowJournals(folder, journal) || !isJournal(folder, journal)) return undefined;
  const { path } = URI.parse(journal);
  const below = path.slice(URI.parse(journalFolder(folder)).path.length + 1, -'.jsonl'.length);
  if (below.includes('%%')) return undefined;
  const segments = below
    .split('/')
    .map((segment) =>
      segment.replace(/%([0-9a-f]{2})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16))),
    );
  const article = Utils.joinPath(URI.parse(folder), ...segments).toString();
  return articleJournal(folder, article) === journal ? article : undefined;
}

/** Returns a path below the folder for people, as it is written there, of an article or of another file. */
export function pathInFolder(folder: string, uri: string): string {
  const root = Utils.resolvePath(URI.parse(folder)).path.replace(/\/?$/, '/');
  const { path } = URI.parse(uri);
  return path.startsWith(root) ? path.slice(root.length) : path;
}

/** The same for a path in the folder, with `/` between its parts. */
export function isKeptPath(path: string): boolean {
  return path.startsWith(`${KEPT_IN}/`);
}

/** Whether a URI is that of a file or folder that this product keeps in the folder, or of the one that holds them all. */
export function isKept(folder: string, uri: string): boolean {
  return uri === inside(folder) || uri.startsWith(`${inside(folder)}/`);
}

function isBelowJournals(folder: string, uri: string): boolean {
  return uri.startsWith(`${journalFolder(folder)}/`);
}

function inside(folder: string, ...segments: string[]): string {
  return Utils.joinPath(URI.parse(folder), KEPT_IN, ...segments).toString();
}

/** Returns the parts of an article's path below the folder; `..` in it, encoded or not, is resolved before. */
function segmentsBelow(folder: string, article: string): string[] | undefined {
  const root = Utils.resolvePath(URI.parse(folder));
  const file = Utils.resolvePath(URI.parse(article));
  if (root.scheme !== file.scheme || root.authority !== file.authority) return undefined;
  const prefix = root.path.endsWith('/') ? root.path : `${root.path}/`;
  if (!file.path.startsWith(prefix)) return undefined;
  const segments = file.path.slice(prefix.length).split('/');
  return segments.every((segment) => segment !== '') && segments[0] !== KEPT_IN ? segments : undefined;
}

function escapeSegment(segment: string): string {
  const escaped = segment
    .replace(UNSAFE, (character) => `%${character.charCodeAt(0).toString(16).padStart(2, '0')}`)
    .replace(RESERVED, (name) => `%${name.charCodeAt(0).toString(16)}${name.slice(1)}`);
  const { length } = new TextEncoder().encode(escaped);
  return length <= LONGEST_SEGMENT
    ? escaped
    : `${cutToBytes(escaped, LONGEST_SEGMENT - 24)}%%${digest(segment)}`;
}

/** Cuts a text behind a whole character. */
function cutToBytes(text: string, bytes: number): string {
  let result = '';
  let length = 0;
  for (const character of text) {
    length += new TextEncoder().encode(character).length;
    if (length > bytes) break;
    result += character;
  }
  return result.replace(/%[0-9a-f]?$/, '');
}

/** Returns 20 hexadecimal digits that tell long names apart: two FNV-1a hashes of 40 bits, one from each end. */
function digest(text: string): string {
  const codes = Array.from(text, (character) => character.codePointAt(0) ?? 0);
  return fnv(codes) + fnv(codes.toReversed());
}

function fnv(codes: readonly number[]): string {
  let hash = 0xcbf29ce484222325n;
  for (const code of codes) hash = BigInt.asUintN(64, (hash ^ BigInt(code)) * 0x100000001b3n);
  return hash.toString(16).padStart(16, '0').slice(0, 10);
}
