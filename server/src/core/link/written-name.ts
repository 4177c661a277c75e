import type { EntityType } from '../detect/mention.ts';
import { collapseSpace } from '../text/fold.ts';
import type { Filing } from './filing.ts';
import { knownEntities, type KnownEntity } from './known-names.ts';
import type { Form } from './local-entity.ts';
import { memoized } from './memoized.ts';
import { wordsOf, type WordedName } from './name-words.ts';
import { parseOrganizationName, type OrganizationName } from './organization-name.ts';
import { parsePersonName, type PersonName } from './person-name.ts';
import { parsePlaceName, type PlaceName } from './place-name.ts';

/**
 * A name as it is written, white space collapsed, and what it says as the name of somebody or something. What is asked for
 * is found out once, because a corpus has the same names in most of its mentions.
 */
export class WrittenName implements WordedName {
  readonly text: string;
  /** Where those of each type belong who are called so, as far as that was asked for. */
  readonly filings: Partial<Record<EntityType, Filing>> = {};
  /** Where those belong that their documents tell apart from others of the name, by a title or by where they are. */
  filedApart: readonly { readonly by: string; readonly filing: Filing }[] = [];
  /** Where those belong whose document calls them so and by one other name, as far as that was asked for. */
  calledOtherwise: readonly CalledOtherwise[] = [];
  #words: readonly string[] | undefined;
  #slug: string | undefined;
  #fullness: number | undefined;
  #person: PersonName | undefined;
  #organization: OrganizationName | undefined;
  #place: PlaceName | undefined;
  #organizations: readonly KnownEntity[] | undefined;
  readonly #forms: (readonly Form[])[] = [];

  constructor(text: string) {
    this.text = text;
  }

  get words(): readonly string[] {
    return (this.#words ??= wordsOf(this.text));
  }

  get slug(): string {
    return (this.#slug ??= this.words.join('-'));
  }

  /** More for more words, then for more letters; capitals throughout count little, being a headline's. */
  get fullness(): number {
    return (this.#fullness ??= fullnessOf(this.text));
  }

  get person(): PersonName {
    return (this.#person ??= parsePersonName(this));
  }

  get organization(): OrganizationName {
    return (this.#organization ??= parseOrganizationName(this));
  }

  get place(): PlaceName {
    return (this.#place ??= parsePlaceName(this));
  }

  /** The organizations of the shipped list that have this name. */
  get organizations(): readonly KnownEntity[] {
    return (this.#organizations ??= knownEntities('organization', this.slug));
  }

  /** Returns the forms of whom a document calls so and nothing else, so many times; seldom another list for the same count. */
  formsUsed(count: number): readonly Form[] {
    if (count > MOST_FORMS) return [{ name: this.text, count }];
    return (this.#forms[count] ??= [{ name: this.text, count }]);
  }
}

/** A corpus names nearly everybody no more often than this in a document. */
const MOST_FORMS = 8;

/** Somebody of a type whose document calls him by another name too, and where he belongs. */
export interface CalledOtherwise {
  readonly type: EntityType;
  readonly other: string;
  readonly filing: Filing;
}

/** Returns the name that is written so; the same object for the same characters, as long as it is remembered. */
export const writtenName: (surfaceForm: string) => WrittenName = memoized(
  (surfaceForm) => new WrittenName(collapseSpace(surfaceForm).replace(NO_PART_OF_NAME, '')),
);

/** Emphasis, as in "**Olaf** Scholz", and what makes an adjective of a name, should it have been taken in: "Airbus-built". */
const NO_PART_OF_NAME =
  /\*+|(?<=\p{L})-(?:backed|based|born|built|controlled|funded|led|linked|made|owned|run|sponsored)$/gu;

function fullnessOf(name: string): number {
  let words = 1;
  for (let space = name.indexOf(' '); space >= 0; space = name.indexOf(' ', space + 1)) words++;
  return words * 1000 + name.length - (name === name.toUpperCase() ? 500 : 0);
}
