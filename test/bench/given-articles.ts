import type { EntityType, Mention } from '../../server/src/core/detect/mention.ts';
import { createRandom } from '../../server/training/random.ts';
import { ownArticles } from './synthetic.ts';

/** An article of which the mentions are known. */
export interface GivenArticle {
  readonly uri: string;
  readonly text: string;
  readonly mentions: readonly Mention[];
}

/** As many as in real news: the Worldwide development set has 14 entities and 28 mentions an article, of 500 words. */
export const ENTITIES_PER_ARTICLE = 15;
export const MENTIONS_PER_ENTITY = 2;
/** Words behind each mention; with the names about 500 tokens an article. */
const WORDS_BETWEEN = 14;
const GIVEN =
  'James Mary Robert Patricia John Jennifer Michael Linda David Elizabeth William Barbara Richard Susan Joseph Sarah Thomas Karen Ahmed Fatima Wei Olga'.split(
    ' ',
  );
const KINDS =
  'Airlines,Bank,Motors,University,Institute of Marine Science,Workers Party,Broadcasting Corporation'.split(
    ',',
  );
const SYLLABLES = 'ba ko ri mel tan vor sho lin der gan pu ste fal ma ni qua ros wen zi har'.split(' ');

/**
 * Returns made-up articles whose names follow a power law, the same ones for the same seed. Between the names stand words,
 * each as often as in the project's texts, because the same few words again and again would be read in no time.
 */
export function makeArticles(count: number, seed = 1): GivenArticle[] {
  const random = createRandom(seed);
  const words = ownWords();
  const filler = (): string =>
    Array.from({ length: WORDS_BETWEEN }, () => words[Math.floor(words.length * random())] ?? '').join(' ');
  const zipf = (size: number): number => Math.floor(size ** random()) - 1;
  return Array.from({ length: count }, (_, i) => {
    let text = '';
    const mentions: Mention[] = [];
    const mention = (type: EntityType, name: string): void => {
      mentions.push({ start: text.length, end: text.length + name.length, type, score: 1, evidence: 0 });
      text += `${name} ${filler()}.\n`;
    };
    for (let entity = 0; entity < ENTITIES_PER_ARTICLE; entity++) {
      const [type, full, short] = makeName(zipf, random);
      const isLone = random() < 0.1;
      mention(type, isLone ? short : full);
      for (let again = 1; again < MENTIONS_PER_ENTITY; again++) mention(type, short);
    }
    return { uri: `file:///corpus/${i}.txt`, text, mentions };
  });
}

/** Returns a type, a full name and the short form by which it is called again. */
function makeName(zipf: (size: number) => number, random: () => number): [EntityType, string, string] {
  const kind = random();
  if (kind < 0.5) {
    const family = makeWord(zipf(5000));
    return ['person', `${GIVEN[zipf(GIVEN.length)] ?? ''} ${family}`, family];
  }
  if (kind < 0.75) {
    const name = makeWord(zipf(20000));
    return ['organization', `${name} ${KINDS[zipf(KINDS.length)] ?? ''}`, name];
  }
  const place = makeWord(zipf(5000) + 30000);
  return ['place', place, place];
}

/** Returns all words without capitals in the project's texts. */
function ownWords(): string[] {
  return ownArticles().flatMap((text) => text.match(/(?<![\p{L}\p{N}])\p{Ll}+(?![\p{L}\p{N}])/gu) ?? []);
}

function makeWord(n: number): string {
  let word = '';
  for (let rest = n + 20; rest > 0; rest = Math.floor(rest / SYLLABLES.length))
    word += SYLLABLES[rest % SYLLABLES.length] ?? '';
  return word.charAt(0).toUpperCase() + word.slice(1);
}
