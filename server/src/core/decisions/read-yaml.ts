import { CST, Lexer, parseDocument, type ErrorCode } from 'yaml';
import type { LineIndex } from '../text/line-index.ts';
import type { Span } from '../text/span.ts';
import { locateProblem, type RegistryProblem } from './registry-problem.ts';

/** What a text is as YAML: its tree as far as it can be read, `null` for an empty one, and why the rest cannot. */
export interface ReadYaml {
  readonly contents: unknown;
  readonly problems: readonly RegistryProblem[];
}

const CONFLICT_MARKER = /^(?:<{7}|\|{7}|={7}|>{7})(?=\s|$)/gm;

/** A registry nests four deep. The parser calls itself for each level, and where its stack ends, the process may too. */
const DEEPEST = 100;

/** Reads a text as YAML. Any text will do. */
export function readYaml(text: string, lines: LineIndex): ReadYaml {
  const tooDeep = findDepth(text, DEEPEST);
  if (tooDeep !== undefined) {
    const message =
      'Too many lists or brackets are open here: close them, or put brackets that are text in quotes.';
    const problem = locateProblem(lines, tooDeep, { code: 'yaml', message, severity: 'error' });
    return { contents: null, problems: [problem] };
  }
  // Looking for keys that are there twice would take the square of their number.
  const { contents, errors, warnings } = parseDocument(text, { prettyErrors: false, uniqueKeys: false });
  // What git left in the file explains all that is wrong with it better than the parser can.
  const conflicts = conflictMarkers(text, lines);
  if (conflicts.length > 0) return { contents, problems: conflicts };
  const problems = [...errors, ...warnings].map(({ name, code, message, pos: [start, end] }) =>
    locateProblem(lines, visible(text, start, end), {
      code: 'yaml',
      message: `This is not valid YAML: ${polished(message)}. ${ADVICE[code] ?? ''}`.trimEnd(),
      severity: name === 'YAMLWarning' ? 'warning' : 'error',
    }),
  );
  return { contents, problems: firstOfEachLine(problems) };
}

/** Returns where more than so many lists and fields would be open at once, or undefined. */
function findDepth(text: string, deepest: number): Span | undefined {
  return findBlockDepth(text, deepest) ?? findBracketDepth(text, deepest);
}

/** The signs in front of what a line says that open a list or a field. */
const OPENERS = /^(?:[-?:]?[ \t])*/;

/** Every list and field that is open by its indentation begins in another column or with a sign of its own. */
function findBlockDepth(text: string, deepest: number): Span | undefined {
  const columns: number[] = [];
  let start = 0;
  for (const line of text.split('\n')) {
    const [opening = ''] = OPENERS.exec(line) ?? [];
    const openers = opening.replace(/\s/g, '').length;
    while ((columns.at(-1) ?? -1) >= opening.length) columns.pop();
    if (columns.push(opening.length) + openers > deepest) return { start, end: start + line.length };
    start += line.length + 1;
  }
  return undefined;
}

function findBracketDepth(text: string, deepest: number): Span | undefined {
  let depth = 0;
  let offset = 0;
  // The lexer alone knows which brackets are text; it calls itself only for the signs that open a line.
  for (const token of new Lexer().lex(text)) {
    const type = CST.tokenType(token);
    if (type === 'flow-seq-start' || type === 'flow-map-start') depth++;
    if (type === 'flow-seq-end' || type === 'flow-map-end') depth = Math.max(0, depth - 1);
    if (depth > deepest) return { start: offset, end: offset + 1 };
    if (!CONTROLS.has(token)) offset += token.length;
  }
  return undefined;
}

/** Tokens that stand for no text. */
const CONTROLS: ReadonlySet<string> = new Set([CST.DOCUMENT, CST.FLOW_END, CST.SCALAR]);

/** What to do about the commonest errors, in words for people who do not know YAML. */
const ADVICE: Partial<Record<ErrorCode, string>> = {
  BAD_DQ_ESCAPE: 'Write a backslash in double quotes twice, or use single quotes.',
  BAD_INDENT: 'Align this line with those above it, and close what was opened with a bracket.',
  BAD_SCALAR_START: 'Put the text in quotes.',
  BLOCK_AS_IMPLICIT_KEY: 'Put a text with a colon in it in quotes, and align this line with those above it.',
  MISSING_CHAR: 'Close quotes and brackets, and align this line with those above it.',
  MULTILINE_IMPLICIT_KEY: 'Write "field: value", and align this line with those above it.',
  MULTIPLE_DOCS: 'Take the line "---" away.',
  TAB_AS_INDENT: 'Use spaces.',
  UNEXPECTED_TOKEN: 'Put a text with signs in it in quotes, and align this line with those above it.',
};

function conflictMarkers(text: string, lines: LineIndex): RegistryProblem[] {
  return Array.from(text.matchAll(CONFLICT_MARKER), ({ 0: marker, index: start }) =>
    locateProblem(
      lines,
      { start, end: start + marker.length },
      {
        code: 'merge-conflict',
        message: 'A merge conflict was left here: keep the lines that are right, and delete this one.',
        severity: 'error',
      },
    ),
  );
}

/** Returns a span with something to underline, in the line that is broken and not in the one below. */
function visible(text: string, start: number, end: number): Span {
  while (start > 0 && /^[\r\n]?$/.test(text.charAt(start))) start--;
  return { start, end: Math.max(start + 1, Math.min(end, text.length)) };
}

/** One mistake is often reported several times, and seldom are there two in a line. */
function firstOfEachLine(problems: readonly RegistryProblem[]): RegistryProblem[] {
  const seen = new Set<number>();
  return problems.filter(({ line }) => !seen.has(line) && seen.add(line));
}

function polished(message: string): string {
  return message.replace(/\.$/, '').replace(/["']quote$/, 'quote');
}
