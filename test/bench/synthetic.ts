import { readFileSync } from 'node:fs';
import path from 'node:path';
import { globSync } from 'tinyglobby';
import { parseNotation } from '../../server/src/core/formats/notation.ts';

const TEXTS = path.resolve(import.meta.dirname, '../../server/training/texts');
/** Real news corpora have about this many words an article. */
const WORDS_PER_ARTICLE = 500;

/** Returns the bare texts of the project's own articles. */
export function ownArticles(): string[] {
  return globSync('**/*.txt', { cwd: TEXTS, absolute: true })
    .sort()
    .flatMap((file) => parseNotation(readFileSync(file, 'utf8')))
    .map(({ text }) => text);
}

/**
 * Returns made-up articles of about 500 words, put together from paragraphs of the project's own texts, the same ones for
 * the same seed. Paragraphs are drawn by a power law, so that a few names fill the corpus and most are rare, as in news.
 */
export function syntheticArticles(count: number, seed = 1): string[] {
  const random = generator(seed);
  const paragraphs = ownArticles()
    .flatMap((text) => text.split(/\n{2,}/))
    .filter((text) => text.length > 80);
  const draw = (): string => paragraphs[Math.floor(paragraphs.length * random() ** 2)] ?? '';
  return Array.from({ length: count }, () => {
    const parts: string[] = [];
    for (let words = 0; words < WORDS_PER_ARTICLE;) {
      const part = draw();
      parts.push(part);
      words += part.split(/\s+/).length;
    }
    return parts.join('\n\n');
  });
}

/** A small generator of numbers from 0 to 1 (mulberry32, by Tommy Ettinger, public domain). */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
