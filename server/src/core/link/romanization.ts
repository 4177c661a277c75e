/**
 * How the newsrooms of several languages write names of other alphabets, with the spelling that English ones use: one rule
 * after the other. Each looks for letters that only such a name has in its place, because names that were always written in
 * Latin letters are others where they differ: Hansen and Hanson.
 */
const RULES: readonly (readonly [RegExp, string])[] = [
  // German: Juschtschenko, Gorbatschow.
  [/schtsch|chtch/g, 'shch'],
  [/tsch|tch(?=[eo]v)/g, 'ch'],
  [/^j(?=[aeu].*(?:enko|chow|chew)a?$)/, 'y'],
  [/(?<=ch[eo])w(?=a?$)/, 'v'],
  [/^ch(?=r[a-z]*shchov)/, 'kh'],
  [/(?<=shch)ov(?=a?$)/, 'ev'],
  // Russian and Ukrainian: Yuschenko, Iouchtchenko; Khodorkovskiy; Cherniakov; Sergeev, Dmitriyev; Evdokimov.
  [/^i(?:ou|u)(?=.*enko$)/, 'yu'],
  [/sch(?=enko$|[eo]va?$|[iu]k$)/, 'shch'],
  [/(?<=[eo])vs(?:ki|kii|kij|kiy|kyi|kyy)$/, 'vsky'],
  [/(?<=[eo])vych$/, 'vich'],
  [/(?<=[bdfghklmnprstvz])i(?=(?:[ao][a-z]*(?:[eo]va?|enko)|uk)$)/, 'y'],
  [/(?<=[bdfghklmnprstvz])(?:y|iy)(?=eva?$)/, 'i'],
  [/(?<=[a-z]{2}[aeou])(?=eva?$)/, 'y'],
  [/^e(?=[dfgmrv][a-z]{2,}(?:[eo]va?|enko)$)/, 'ye'],
  // Serbian and Croatian, where đ may lose its stroke: Đinđić, Djindjic.
  [/dj(?=[a-z]*ic$)/g, 'd'],
  // Indonesian, as it was written until 1947: Soeharto.
  [/^soe(?=[dhkmprtw][a-z]*o$)/, 'su'],
];

/** Shorter words have too few letters to show where they come from. */
const SHORTEST = 5;

/** Returns the word of a name, folded, as English newsrooms would write it if it comes from another alphabet; else the word itself. */
export function romanized(word: string): string {
  if (word.length < SHORTEST) return word;
  return RULES.reduce((written, [pattern, usual]) => written.replace(pattern, usual), word);
}
