import type { EntityId } from './entity.ts';
import { TOWN_BODIES } from './data/town-bodies.ts';
import { knownEntity } from './known-names.ts';
import { placeOfDemonym } from './place-name.ts';

/**
 * Where to look for the owner of an institution: what the article is about or only what stands beside the name, because the press
 * of its country speaks of it abroad too without saying whose it is ("Congress"); the country itself beside it, not a town, where
 * the world has such bodies too (the Human Rights Council in Geneva); a town; or for a newspaper the country
 * beside it, where the bare name is that of another one which is known in all countries ("the Guardian").
 */
export type Ownership = 'country' | 'countryBeside' | 'countryItself' | 'town' | 'paper';

/** A body that many countries or towns have under the same name: a ministry, a parliament, the police, a city council. */
export interface Institution {
  /** Its name without its country, in one of the ways in which it may be put: "ministry-of-health" for the Health Ministry. */
  readonly slug: string;
  /** Slug of the country, or state of one, that the name itself gives; or empty. */
  readonly country: string;
  readonly ownership: Ownership;
}

/** Words of which each makes an institution of the words beside it. */
const BODIES = wordSet(
  `army assembly attorney bank cabinet congress court department election elections electoral force forces guard legislature
  ministry navy parliament party police prosecutor prosecutors senate treasury tribunal`,
);
const SPOKEN_OF_ABROAD = wordSet('congress department party senate treasury');
/** Words that may stand beside those, and say nothing of the country. */
const FIELDS = wordSet(
  `administration affairs agency agriculture air appeal appeals aquaculture armed authority aviation border central chamber children civil
  climate coast command commerce commission committee communication communications constitutional consumer cooperation council
  criminal culture customs defence defense deputies development digital economic economy education employment energy
  environment environmental equality family federal finance fisheries food for foreign forestry forests general generals
  health high higher home house housing human immigration industry information infrastructure innovation intelligence interior
  internal investigation investment irrigation justice labor labour land lands livestock local manpower mines mining national
  natural of office petroleum planning political population power president presidential prime minister ministers ministerial
  public railways religious representatives reserve resources revenue rights rural safety science scientific security service
  services skills social sport sports state statistics supreme taxation technology the tourism trade training transport
  transportation urban water welfare women womens works youth and
  alliance christian communist conservative democratic freedom green independence left liberal nationalist peoples progressive radical
  reform republican socialist unionist workers`,
);
const SMALL = wordSet('of for the');
const ONE_SPELLING: ReadonlyMap<string, string> = new Map([
  ['defense', 'defence'],
  ['labor', 'labour'],
]);

function wordSet(words: string): ReadonlySet<string> {
  return new Set(words.split(/\s+/));
}

/** What a nation has, called national in all countries: the National Union of Teachers, the National Museum. */
const NATIONAL = wordSet(
  `academy administration agency archive archives association authority board center centre commission committee confederation
  council federation front gallery hospital institute league library museum observatory office orchestra service theater
  theatre union university zoo`,
);
/** What else countries have several of, each for a field: an authority, a federation, a survey. */
const HEADS = wordSet(
  `academy administration agency association authority board bureau chamber commission committee confederation corporation
  council crescent cross department federation foundation institute office service services society survey union`,
);
const FIELDS_OF_HEADS = wordSet(
  `accountability anti antitrust athletics atomic audit auditors bar basketball broadcasting charity chess competition
  copyright corruption cricket crime cycling data deputies disaster doctors drug drugs electricity emergency enforcement exchange farmers film
  financial fire fishermens football forest fraud gambling geological gymnastics handball hockey home insurance intelligence
  investigative journalists judges judicial law lawyers lottery management maritime markets media medical meteorological
  meteorology narcotics nuclear nurses olympic paralympic pensions pilots ports post postal press prison prisons privacy
  prosecution protection publishers radio railway railways red regulatory relief retail road roads rugby sciences securities
  seismological ski skiing space standards statistical students swimming teachers telecommunications television tennis tourism
  translators veterinary volleyball weather wildlife writers`,
);
const PAPERS = wordSet(
  `chronicle express gazette globe guardian herald independent mail mirror monitor nation observer post standard star sun telegraph
  times tribune`,
);
const OF_TOWNS = wordSet(TOWN_BODIES.trim());

/**
 * Returns the institution that a name means, given by its words; undefined where the name is that of one body only.
 * @param isListed whether the list of organizations knows whom the name means
 */
export function parseInstitution(words: readonly string[], isListed: boolean): Institution | undefined {
  const slug = words.join('-');
  const ownership = isListed ? undefined : ownershipOf(words);
  if (ownership !== undefined) return { slug, country: '', ownership };
  const body = parseBodyOfCountry(words);
  if (body !== undefined || !isForField(words) || (isListed && !isListedWithCountry(slug))) return body;
  return { slug, country: '', ownership: 'countryItself' };
}

/** Returns whose an institution is that is called alike by all, or undefined. */
function ownershipOf(words: readonly string[]): Ownership | undefined {
  const [first = '', second = ''] = words;
  if (OF_TOWNS.has(words.join('-')) || isCourtOfTown(words)) return 'town';
  const isDaily = first === 'daily' || first === 'sunday';
  if (words.length === (isDaily ? 2 : 1) && PAPERS.has(isDaily ? second : first)) return 'paper';
  const isBodyOfAll = first === 'national' && words.some((word) => NATIONAL.has(word));
  return isBodyOfAll ? 'countryBeside' : undefined;
}

/** Whether the words say nothing but what a body is for, as those of a body of any country may. */
function isForField(words: readonly string[]): boolean {
  const isField = (word: string): boolean =>
    BODIES.has(word) || FIELDS.has(word) || FIELDS_OF_HEADS.has(word) || SMALL.has(word);
  return (
    words.some((word) => HEADS.has(word)) &&
    words.some((word) => !HEADS.has(word) && !SMALL.has(word)) &&
    words.every((word) => HEADS.has(word) || isField(word))
  );
}

/** Whether the list says of which country a body is that it knows by the bare name too. */
function isListedWithCountry(slug: string): boolean {
  return COUNTRIES_IN_LIST.some((country) => knownEntity('organization', `${country}-${slug}`) !== undefined);
}

/** How the list of organizations puts a country in front of a name. */
const SHORT_IN_LIST: ReadonlyMap<string, readonly string[]> = new Map([
  ['united-states', ['united-states', 'us']],
  ['united-kingdom', ['united-kingdom', 'uk', 'british']],
]);

const COUNTRIES_IN_LIST: readonly string[] = [...SHORT_IN_LIST.values()].flat();

/** A country has courts of its own in many towns: the US District Court in Boston. */
function isCourtOfTown(words: readonly string[]): boolean {
  if (words.at(-1) !== 'court') return false;
  const { country, rest } = takeCountry(words);
  return country !== '' && OF_TOWNS.has(rest.join('-'));
}

function parseBodyOfCountry(words: readonly string[]): Institution | undefined {
  if (!words.some((word) => BODIES.has(word))) return undefined;
  const { country, rest } = takeCountry(words);
  const isGeneric = rest.every((word) => BODIES.has(word) || FIELDS.has(word));
  const bodies = rest.filter((word) => BODIES.has(word));
  const [body] = bodies;
  // "Bank" alone, or a court alone, may be any.
  if (!isGeneric || body === undefined || (rest.length === 1 && ANY.has(body))) return undefined;
  return {
    slug: slugOfInstitution(rest, body),
    country,
    ownership: bodies.some((word) => SPOKEN_OF_ABROAD.has(word)) ? 'countryBeside' : 'country',
  };
}

const ANY = wordSet(
  'attorney bank court department force forces guard ministry party prosecutor prosecutors tribunal',
);

/** Returns the name under which an institution is known among those of all countries. */
export function institutionSlug({ slug, country }: Institution, elsewhere = ''): string {
  const whose = country === '' ? elsewhere : country;
  if (whose === '') return slug;
  for (const short of SHORT_IN_LIST.get(whose) ?? []) {
    const listed = knownEntity('organization', `${short}-${slug}`);
    if (listed !== undefined) return listed.slug;
  }
  return `${whose}-${slug}`;
}

/** Returns the slug of the owner that the id of an institution has and its name has not: `organization/peru-senate`; or undefined. */
export function ownerInId(id: EntityId, { slug, country, ownership }: Institution): string | undefined {
  const own = `-${slug}`;
  if (country !== '' || !id.endsWith(own)) return undefined;
  const owner = id.slice('organization/'.length, -own.length);
  return ownership === 'town' || countryCalled([owner]) === owner ? owner : undefined;
}

/** Takes the country off a name: "Indian Ministry of Defence", "US Congress", "Parliament of Iraq". */
function takeCountry(words: readonly string[]): { country: string; rest: readonly string[] } {
  for (const length of [2, 1]) {
    const country = countryCalled(words.slice(0, length));
    if (country !== undefined) return { country, rest: words.slice(length) };
  }
  const of = words.lastIndexOf('of');
  const country = of < 0 ? undefined : countryCalled(words.slice(words[of + 1] === 'the' ? of + 2 : of + 1));
  return country === undefined ? { country: '', rest: words } : { country, rest: words.slice(0, of) };
}

/** Returns the slug of the country that the words are the name or the adjective of, or of the state of one by its full name. */
export function countryCalled(words: readonly string[]): string | undefined {
  const slug = words.join('-');
  const place = placeOfDemonym(slug) ?? slug;
  const known = knownEntity('place', place);
  // The short forms of states are words of other names too: "Mass", "Miss", "Ore".
  return known?.kind === 'country' || (known?.kind === 'region' && known.slug === place)
    ? known.slug
    : undefined;
}

/** The Health Ministry and the Ministry of Health are one, and the Foreign Ministry minds foreign affairs. */
function slugOfInstitution(words: readonly string[], body: string): string {
  const spelled = words.map((word) => ONE_SPELLING.get(word) ?? word);
  if (body !== 'ministry' && body !== 'department') return spelled.filter((word) => word !== 'the').join('-');
  const field = spelled.filter((word) => word !== body && !SMALL.has(word));
  if (field.length === 1 && field[0] === 'foreign') field.push('affairs');
  return [body, 'of', ...field].join('-');
}
