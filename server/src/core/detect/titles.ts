import type { Word } from './word.ts';

/**
 * What stands before names, is often written with a capital and is nobody's name, in small letters, without accents and full stops:
 * what a newspaper of whichever country calls people. "King", "Prince", "Judge", "Major" and "Sheikh" are names as well.
 */
const TITLES = new Set(
  `mr mrs ms miss mx messrs mme mlle madame monsieur herr frau senor senora senhor dr prof professor engr adv advocate barrister
  rev reverend msgr monsignor rabbi imam pastor cardinal archbishop ayatollah mullah maulana mufti hojatoleslam emperor empress
  sir dame baroness president premier chancellor minister senator sen sens congressman congresswoman rep reps governor gov mayor
  ambassador secretary administrator councillor councilor councilman councilwoman alderman cllr coun ald commissioner mp mep msp mla
  mk mec mmc mlc td gen general lt lieutenant col colonel brig brigadier maj capt cpl sgt sergeant cdr commander adm admiral det detective
  insp inspector supt superintendent constable psi asi dsp asp ssp dcp acp csp igp dig sho pc wpc pcso dci
  alhaji alhaja hajiya otunba comrade mallam malam ustaz chief datuk dato datin gogo shri smt shrimati thiru`.split(
    /\s+/,
  ),
);
/** What is a title only behind another: "Det Con", "Datuk Seri". */
const SECOND_TITLES = new Set(['con', 'seri', 'sri']);

/** Whether a word is a title, and so no part of the name behind it, when `before` is the word before it. */
export function isTitle(word: Word | undefined, before: Word | undefined): boolean {
  if (word === undefined) return false;
  const title = withoutStop(word);
  return (
    TITLES.has(title) || (SECOND_TITLES.has(title) && before !== undefined && TITLES.has(withoutStop(before)))
  );
}

function withoutStop({ plain }: Word): string {
  return plain.endsWith('.') ? plain.slice(0, -1) : plain;
}
