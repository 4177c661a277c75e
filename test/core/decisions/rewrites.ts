import { readFileSync } from 'node:fs';
import type { Span } from '../../../server/src/core/text/span.ts';

/** A text with the spans of its marks, by their numbers. */
export interface MarkedText {
  readonly text: string;
  readonly spans: ReadonlyMap<number, Span>;
}

/** A rewrite of an article by somebody else than the editor. */
export interface Rewrite {
  readonly name: string;
  readonly before: MarkedText;
  readonly after: MarkedText;
}

/** Returns the rewrites of `rewrites.txt`, which says how it is written. */
export function readRewrites(): Rewrite[] {
  const source = readFileSync(new URL('rewrites.txt', import.meta.url), 'utf8');
  return source
    .split(/^#####\s+/m)
    .slice(1)
    .flatMap((section) => {
      const [article = '', ...cases] = section.split(/^###\s+/m);
      const [title = '', ...lines] = article.trim().split('\n');
      const sentences = lines.map((line) => line.trim());
      return cases.map((text) => {
        const [name = '', ...diff] = text.trim().split('\n');
        return {
          name: `${title}: ${name}`,
          before: parseMarks(joinSentences(sentences)),
          after: parseMarks(joinSentences(applyDiff(sentences, diff, name))),
        };
      });
    });
}

/** Returns the text without its marks: `[Name 1]`. */
export function parseMarks(source: string): MarkedText {
  const spans = new Map<number, Span>();
  let text = '';
  let position = 0;
  for (const match of source.matchAll(/\[([^\]]+) (\d+)\]/g)) {
    text += source.slice(position, match.index);
    const name = match[1] ?? '';
    spans.set(Number(match[2]), { start: text.length, end: text.length + name.length });
    text += name;
    position = match.index + match[0].length;
  }
  return { text: text + source.slice(position), spans };
}

/**
 * Replaces, at the place of the lines that start with "-", which need not be neighbors, the first by those that start with
 * "+". Lines that start with "=" say behind which line to go on.
 */
function applyDiff(sentences: readonly string[], diff: readonly string[], name: string): string[] {
  const result = [...sentences];
  let position = 0;
  for (const line of diff) {
    const sentence = line.slice(1).trim();
    if (line.startsWith('+')) {
      result.splice(position++, 0, sentence);
      continue;
    }
    if (line === '') continue;
    const index = sentence === '' ? result.indexOf('', position) : result.indexOf(sentence);
    if (index === -1) throw new Error(`${name}: the article has no sentence "${sentence}"`);
    if (line.startsWith('-')) result.splice(index, 1);
    position = line.startsWith('-') ? index : index + 1;
  }
  return result;
}

function joinSentences(sentences: readonly string[]): string {
  return sentences
    .join('\n')
    .split(/\n{2,}/)
    .map((paragraph) => paragraph.trim().replaceAll('\n', ' '))
    .filter((paragraph) => paragraph !== '')
    .join('\n\n');
}
