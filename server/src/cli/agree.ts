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
import { readCompared } from './read-compared.ts';
import { ExitCode, reportUnusable } from './report.ts';
import { writeLine } from './write-line.ts';

export interface AgreeOptions {
  /** Where the texts are that the files do not hold. */
  readonly texts?: string;
  readonly jsonl?: boolean;
}

/**
 * `dateline agree`: writes how far two annotators agree on the documents that both have, and where they do not. Ends with 1
 * if they disagree anywhere.
 */
export async function agree(a: string, b: string, options: AgreeOptions): Promise<void> {
  const documents = await readCompared(a, b, options.texts);
  if (documents.length === 0) {
    reportUnusable(`${a} and ${b} have no document that can be compared`);
    return;
  }
  const found = disagreements(documents);
  const lines = options.jsonl === true ? jsonLines : tableLines;
  for (const line of lines(agreement(documents), locate(documents, found))) await writeLine(line);
  if (found.length > 0) process.exitCode ??= ExitCode.findings;
}

interface LocatedDisagreement extends Disagreement {
  /** Both counted from 1. */
  readonly line: number;
  readonly column: number;
  readonly text: string;
}

function* locate(
  documents: readonly ComparedDocument[],
  found: readonly Disagreement[],
): Iterable<LocatedDisagreement> {
  const texts = new Map(documents.map(({ uri, text }) => [uri, { text, lines: new LineIndex(text) }]));
  for (const disagreement of found) {
    const document = texts.get(disagreement.uri);
    if (document === undefined) continue;
    const { line, character } = document.lines.position(disagreement.start);
    yield { ...disagreement, line: line + 1, column: character + 1, text: document.text };
  }
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
  for (const { kind, uri, line, column, start, end, a, b } of found)
    yield JSON.stringify({ disagreement: kind, file: uri, line, column, start, end, a, b });
}

const HEADINGS = ['a', 'b', 'both', 'P', 'R', 'F1', 'κ', 'uα', 'cuα'];

function* tableLines(measured: Agreement, found: Iterable<LocatedDisagreement>): Iterable<string> {
  const toLine = (name: string, cells: readonly string[]): string =>
    name.padEnd(12) + cells.map((cell) => cell.padStart(7)).join('');
  yield toLine('', HEADINGS);
  for (const [name, row] of namedRows(measured)) {
    const counts = [row.a, row.b, row.matched].map(String);
    const measures = [row.precision, row.recall, row.f1, row.kappa, row.alpha, row.codingAlpha];
    yield toLine(name, [...counts, ...measures.map((measure) => measure?.toFixed(3) ?? '–')]);
  }
  let isFirst = true;
  for (const disagreement of found) {
    if (isFirst) yield '';
    isFirst = false;
    yield describe(disagreement);
  }
}

const KINDS: Readonly<Record<DisagreementKind, string>> = {
  'missing-in-a': 'missing in a',
  'missing-in-b': 'missing in b',
  type: 'type differs',
  border: 'border differs',
};

function describe({ uri, line, column, kind, start, end, a, b, text }: LocatedDisagreement): string {
  const quote = (from: number, to: number): string => `"${collapseSpace(text.slice(from, to))}"`;
  const side = (spans: readonly TypedSpan[]): string =>
    spans.length === 0
      ? 'nothing'
      : spans
          .map((span) => (kind === 'border' ? `${span.type} ${quote(span.start, span.end)}` : span.type))
          .join(' and ');
  return `${uri}:${line}:${column} ${KINDS[kind]} ${quote(start, end)} (a: ${side(a)}, b: ${side(b)})`;
}
