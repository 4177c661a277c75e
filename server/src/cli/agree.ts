import {
  agreement,
  type Agreement,
  type ComparedDocument,
  type Measures,
  type TypedSpan,
} from '../core/agreement/agreement.ts';
import { disagreements, type Disagreement, type DisagreementKind } from '../core/agreement/disagreements.ts';
import { ENTITY_TYPES } from '../core/detect/mention.ts';
import { collapseSpace } from '../core/text/fold.ts';
import { LineIndex } from '../core/text/line-index.ts';
import { compareAuthors, compareRevisions, type Compared } from './compare-decisions.ts';
import { readCompared } from './read-compared.ts';
import { ExitCode, reportUnusable } from './report.ts';
import { writeLine } from './write-line.ts';

export interface AgreeOptions {
  /** Where the texts are that the files do not hold. */
  readonly texts?: string;
  /** Whether `a` and `b` are authors, or revisions in git, and not files. */
  readonly authors?: boolean;
  readonly revisions?: boolean;
  /** Whether all articles of the folder are compared as a whole. */
  readonly all?: boolean;
  readonly jsonl?: boolean;
}

/**
 * `dateline agree`: writes how far two annotators agree on the documents that both have, and where they do not. Ends with 1
 * if they disagree anywhere and nobody has decided between them.
 */
export async function agree(
  a: string,
  b: string,
  folder: string | undefined,
  options: AgreeOptions,
): Promise<void> {
  const areFiles = options.authors !== true && options.revisions !== true;
  if (areFiles && (folder !== undefined || options.all === true))
    throw new Error('a folder and --all go with --authors or --revisions');
  if (!areFiles && options.texts !== undefined) throw new Error('--texts goes with files');
  const { documents, settledBy } = areFiles
    ? { documents: await readCompared(a, b, options.texts), settledBy: () => undefined }
    : await (options.authors === true ? compareAuthors : compareRevisions)(folder ?? '.', {
        a,
        b,
        all: options.all === true,
      });
  if (documents.length === 0) {
    reportUnusable(`${a} and ${b} have no document that can be compared`);
    return;
  }
  const found = locate(documents, disagreements(documents), settledBy);
  const measured = agreement(documents);
  const names = areFiles ? { a: 'a', b: 'b' } : { a, b };
  const lines = options.jsonl === true ? jsonLines(measured, found) : tableLines(measured, found, names);
  for (const line of lines) await writeLine(line);
  if (found.some((disagreement) => disagreement.settledBy === undefined))
    process.exitCode ??= ExitCode.findings;
}

interface LocatedDisagreement extends Disagreement {
  /** Both counted from 1. */
  readonly line: number;
  readonly column: number;
  readonly text: string;
  readonly settledBy: string | undefined;
}

function locate(
  documents: readonly ComparedDocument[],
  found: readonly Disagreement[],
  settledBy: Compared['settledBy'],
): LocatedDisagreement[] {
  const texts = new Map(documents.map(({ uri, text }) => [uri, { text, lines: new LineIndex(text) }]));
  return found.flatMap((disagreement) => {
    const document = texts.get(disagreement.uri);
    if (document === undefined) return [];
    const { line, character } = document.lines.position(disagreement.start);
    const place = { line: line + 1, column: character + 1, text: document.text };
    return [{ ...disagreement, ...place, settledBy: settledBy(disagreement) }];
  });
}

function namedRows({ types, all, spans }: Agreement): [string, Measures][] {
  return [
    ...ENTITY_TYPES.map((type): [string, Measures] => [type, types[type]]),
    ['all', all],
    ['spans', spans],
  ];
}

function* jsonLines(measured: Agreement, found: Iterable<LocatedDisagreement>): Iterable<string> {
  // Measures that are undefined are null, so that all lines have the same fields.
  const value = (measure: number | undefined): number | null =>
    measure === undefined ? null : Number(measure.toFixed(4));
  for (const [name, { a, b, matched, ...row }] of namedRows(measured)) {
    const measures = {
      precision: value(row.precision),
      recall: value(row.recall),
      f1: value(row.f1),
      kappa: value(row.kappa),
      alpha: value(row.alpha),
      codingAlpha: value(row.codingAlpha),
    };
    yield JSON.stringify({ agreement: name, a, b, matched, ...measures });
  }
  for (const { kind, uri, line, column, start, end, a, b, settledBy } of found)
    yield JSON.stringify({ disagreement: kind, file: uri, line, column, start, end, a, b, settledBy });
}

/** What the two annotators are called. */
interface Names {
  readonly a: string;
  readonly b: string;
}

const MEASURES = ['both', 'P', 'R', 'F1', 'κ', 'uα', 'cuα'];

function* tableLines(
  measured: Agreement,
  found: Iterable<LocatedDisagreement>,
  names: Names,
): Iterable<string> {
  const headings = [names.a, names.b, ...MEASURES];
  const widths = headings.map((heading) => Math.max(7, heading.length + 2));
  const toLine = (name: string, cells: readonly string[]): string =>
    name.padEnd(12) + cells.map((cell, column) => cell.padStart(widths[column] ?? 0)).join('');
  yield toLine('', headings);
  for (const [name, row] of namedRows(measured)) {
    const counts = [row.a, row.b, row.matched].map(String);
    const measures = [row.precision, row.recall, row.f1, row.kappa, row.alpha, row.codingAlpha];
    yield toLine(name, [...counts, ...measures.map((measure) => measure?.toFixed(3) ?? '–')]);
  }
  let isFirst = true;
  for (const disagreement of found) {
    if (isFirst) yield '';
    isFirst = false;
    yield describe(disagreement, names);
  }
}

function describe(disagreement: LocatedDisagreement, names: Names): string {
  const { uri, line, column, kind, start, end, a, b, text, settledBy } = disagreement;
  const kinds: Readonly<Record<DisagreementKind, string>> = {
    'missing-in-a': `missing in ${names.a}`,
    'missing-in-b': `missing in ${names.b}`,
    type: 'type differs',
    border: 'border differs',
    entity: 'entity differs',
  };
  const quote = (from: number, to: number): string => `"${collapseSpace(text.slice(from, to))}"`;
  const side = (spans: readonly TypedSpan[]): string =>
    spans.length === 0
      ? 'nothing'
      : spans
          .map((span) => {
            if (kind === 'border') return `${span.type} ${quote(span.start, span.end)}`;
            return kind === 'entity' ? (span.entity ?? span.type) : span.type;
          })
          .join(' and ');
  const sides = `${names.a}: ${side(a)}, ${names.b}: ${side(b)}`;
  const settled = settledBy === undefined ? '' : `, settled by ${settledBy}`;
  return `${uri}:${line}:${column} ${kinds[kind]} ${quote(start, end)} (${sides})${settled}`;
}
