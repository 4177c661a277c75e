import { BinaryReader, BinaryWriter } from '../src/core/detect/binary.ts';
import { Lexicon, LONGEST_NAME, List, writeLexicon } from '../src/core/detect/lexicon.ts';
import { tokenize } from '../src/core/text/tokens.ts';
import { readData, readJsonLines } from './data.ts';

const LIST_OF_KIND: Readonly<Record<string, number>> = {
  person_first: List.firstName,
  person_last: List.lastName,
  person_full: List.fullName,
  org: List.organization,
  org_acronym: List.acronym,
  org_suffix: List.organizationWord,
  place_country: List.country,
  place_admin: List.region,
  place_city: List.city,
  place_feature: List.feature,
  facility: List.feature,
  demonym: List.demonym,
  title: List.title,
};

const LARGE_CITY = 150_000;

interface PlaceRecord {
  readonly name: string;
  readonly aliases?: readonly string[];
  readonly kind: string;
  readonly population?: number;
}

/** A name as it stands in the lists, with the bit of its list. */
interface ListedName {
  readonly name: string;
  readonly list: number;
}

/** Returns all names of the lists. */
function readNames(): ListedName[] {
  const names: ListedName[] = [];
  for (const line of readData('names', 'names.tsv').split('\n')) {
    const [kind, name] = line.split('\t');
    const list = LIST_OF_KIND[kind ?? ''];
    if (list !== undefined && name !== undefined) names.push({ name, list });
  }
  for (const place of readJsonLines<PlaceRecord>('names', 'places.jsonl')) {
    const isLarge = (place.population ?? 0) >= LARGE_CITY;
    const list = place.kind === 'country' ? List.country : isLarge ? List.city | List.largeCity : List.city;
    for (const name of [place.name, ...(place.aliases ?? [])]) names.push({ name, list });
  }
  return names;
}

/** Returns the bytes of the lexicon that the tagger reads: name lists and word clusters. */
export function buildLists(): Uint8Array {
  const writer = new BinaryWriter();
  writeLexicon(writer, tokenizedNames(readNames()), readClusters());
  return writer.finish();
}

/** Returns the lexicon in the bytes that {@link buildLists} returns. */
export function readLexicon(lists: Uint8Array): Lexicon {
  return Lexicon.read(new BinaryReader(lists));
}

function* tokenizedNames(names: readonly ListedName[]): Generator<readonly [readonly string[], number]> {
  for (const { name, list } of names) {
    const { length, starts, ends } = tokenize(name);
    if (length > LONGEST_NAME) continue;
    yield [Array.from({ length }, (_, i) => name.slice(starts[i], ends[i])), list];
  }
}

function* readClusters(): Generator<readonly [string, string]> {
  for (const line of readData('clusters', 'brown1000.tsv').split('\n')) {
    const [word, path] = line.split('\t');
    if (word !== undefined && path !== undefined) yield [word, path];
  }
}
