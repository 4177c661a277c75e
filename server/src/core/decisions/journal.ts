import type { Decision } from './decision.ts';
import { formatDecision } from './decision.ts';
import { readDecision } from './read-decision.ts';

/** A line that says something else than one decision. The line stays in the file; its text is repeated here to be shown. */
export interface JournalProblem {
  /** From 1. */
  readonly line: number;
  readonly kind: 'damaged' | 'newer' | 'conflict' | 'duplicate';
  readonly message: string;
  readonly text: string;
}

export interface ParsedJournal {
  /** In the order of the lines, duplicates included. */
  readonly decisions: readonly Decision[];
  readonly problems: readonly JournalProblem[];
}

const CONFLICT_MARKER = /^(?:<{7}|\|{7}|={7}|>{7})(?:\s|$)/;

/**
 * Reads a journal. Any text will do: a line that cannot be read is reported and skipped, the rest counts. Of a merge that
 * git gave up, the lines of both sides count, which is what `merge=union` would have made of it.
 */
export function parseJournal(text: string): ParsedJournal {
  const decisions: Decision[] = [];
  const problems: JournalProblem[] = [];
  const firstLines = new Map<string, string>();
  for (const [index, lineText] of text
    .replace(/^\ufeff/, '')
    .split(/\r\n|\n|\r/)
    .entries()) {
    const report = (kind: JournalProblem['kind'], message: string, part = lineText): void => {
      problems.push({ line: index + 1, kind, message, text: part });
    };
    if (lineText.trim() === '') continue;
    if (CONFLICT_MARKER.test(lineText)) {
      report('conflict', 'a merge conflict was left here; the lines of both sides count');
      continue;
    }
    for (const part of partsOf(lineText)) {
      const read = readDecision(parseJson(part));
      if (!('decision' in read)) {
        report(read.kind, read.message, part);
        continue;
      }
      const { decision } = read;
      const formatted = formatDecision(decision);
      const first = firstLines.get(decision.id);
      if (first !== undefined && first !== formatted)
        report(
          'duplicate',
          `another line has the same id (${decision.id}) and says something else; one of them counts`,
          part,
        );
      firstLines.set(decision.id, first ?? formatted);
      decisions.push(decision);
    }
  }
  return { decisions, problems };
}

/**
 * Returns the parts of a line that may be decisions. Normally that is the line. Where a write was torn, the next one goes
 * on in the same line; a decision always starts with its version, and inside a string these quotes would be escaped.
 */
function partsOf(line: string): string[] {
  return parseJson(line) === undefined ? line.split(/(?=\{"v":)/) : [line];
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
