import type { EntityType, Mention } from '../detect/mention.ts';
import { containerOf } from './container-of-place.ts';
import { groupIndices } from './group-indices.ts';
import type { LocalName } from './local-name.ts';
import { ownerBeside } from './owner-of-institution.ts';
import { STATE } from './place-name.ts';
import { regionsInArticle } from './region-of-article.ts';
import { statesNamed } from './states-named.ts';
import { writtenName, type WrittenName } from './written-name.ts';

/** No name is longer, in code units; of what is, only the beginning counts, so that any text can be linked. */
const LONGEST_NAME = 300;

/** The names in a document. */
export interface CollectedNames {
  /** The name of each mention, which is the same object for all mentions written so. */
  readonly nameOf: readonly LocalName[];
  /** The names of each type, each once, in the order of their first mentions. */
  readonly byType: Readonly<Record<EntityType, readonly LocalName[]>>;
}

/** Returns the names of the mentions, which are sorted. */
export function collectNames(text: string, mentions: readonly Mention[]): CollectedNames {
  const names: CollectedName[] = [];
  const byType: Record<EntityType, LocalName[]> = { person: [], organization: [], place: [] };
  const byForm = new Map<string, CollectedName>();
  const isState = statesNamed(text, mentions);
  const regionInArticle = regionsInArticle(text, mentions);
  const containerAt = (type: EntityType, index: number, name: WrittenName): string => {
    if (type === 'person') return '';
    if (type === 'organization') return ownerBeside(text, mentions, index, name);
    if (isState(index, name.place)) return STATE;
    return containerOf(text, mentions, index, name) || regionInArticle(name.place);
  };
  const nameOf = mentions.map((mention, index) => {
    const { type, start, end } = mention;
    const form = text.slice(start, Math.min(end, start + LONGEST_NAME));
    const alike = byForm.get(form);
    const name = alike?.name ?? writtenName(form);
    const container = containerAt(type, index, name);
    let local = alike;
    while (local !== undefined && (local.type !== type || local.container !== container)) local = local.alike;
    if (local === undefined) {
      local = { type, name, mentions: NONE, container, alike, number: names.length };
      byForm.set(form, local);
      byType[type].push(local);
      names.push(local);
    }
    return local;
  });
  const mentionsOf = groupIndices(
    nameOf.map(({ number }) => number),
    names.length,
  );
  for (const local of names) local.mentions = mentionsOf[local.number] ?? NONE;
  return { nameOf, byType };
}

const NONE: readonly number[] = [];

interface CollectedName extends LocalName {
  mentions: readonly number[];
  readonly number: number;
  /** Another name that is written alike, but of another type or with another container. */
  readonly alike: CollectedName | undefined;
}
