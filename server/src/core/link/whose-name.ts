import type { Mention } from '../detect/mention.ts';
import { genderOfTitle } from './gender.ts';
import type { DocumentText } from './local-name.ts';
import { genderOf, roleHeads, type LocalPerson } from './local-person.ts';
import { isRelative } from './relatives.ts';

/**
 * Returns whom of several people in a document one mention of a shorter name may mean: those who are not named as relatives
 * of its bearer and whom its title, its generation ("the younger Binns") and its role do not rule out. Empty where everybody
 * is a relative or ruled out by the title.
 */
export function whoseName(
  document: DocumentText,
  index: number,
  person: LocalPerson,
  candidates: readonly LocalPerson[],
): readonly LocalPerson[] {
  const mention = document.mentions[index];
  if (mention === undefined || candidates.length === 0) return candidates;
  const others = candidates.filter((candidate) => !isRelative(document, index, person, candidate));
  const fitting = byGender(document, mention, others);
  if (fitting.length < 2) return fitting;
  const roles = roleHeads(document, [index]);
  return narrowed(byGeneration(document.text, mention, fitting), (candidate) =>
    roleHeads(document, candidate.local.mentions).some((role) => roles.includes(role)),
  );
}

function byGender(
  document: DocumentText,
  mention: Mention,
  candidates: readonly LocalPerson[],
): readonly LocalPerson[] {
  const gender = genderOfTitle(document.text, mention);
  if (gender === undefined) return candidates;
  const possible = candidates.filter((candidate) => (genderOf(document, candidate) ?? gender) === gender);
  return narrowed(possible, (candidate) => genderOf(document, candidate) === gender);
}

const GENERATION = /(?:^|[^\p{L}])(?:(elder|older|senior)|younger|junior)\s$/iu;

/** "The elder Binns" is Binns Sr. or, beside a Binns Jr., plain Binns. */
function byGeneration(
  text: string,
  { start }: Mention,
  candidates: readonly LocalPerson[],
): readonly LocalPerson[] {
  const generation = GENERATION.exec(text.slice(Math.max(0, start - 12), start));
  if (generation === null) return candidates;
  const ages = candidates.map(({ name }) => GENERATIONS.indexOf(name.suffix));
  const wanted = generation[1] === undefined ? Math.max(...ages) : Math.min(...ages);
  return candidates.filter((_, index) => ages[index] === wanted);
}

/** Suffixes of names from the oldest bearer to the youngest; a name without one stands between. */
const GENERATIONS = ['elder', 'sr', '', 'ii', 'jr', 'younger', 'iii', 'iv', 'v', 'vi'];

/** Returns those that pass the test, or all where none does. */
function narrowed<T>(values: readonly T[], test: (value: T) => boolean): readonly T[] {
  const passed = values.filter(test);
  return passed.length === 0 ? values : passed;
}
