import type { Mention } from '../detect/mention.ts';
import { Containment, containmentOf } from './place-name.ts';
import { writtenName, type WrittenName } from './written-name.ts';

/** What stands between a place and the region named behind it, and how sure it must be that the one lies in the other. */
const BEHIND: readonly (readonly [pattern: RegExp, enough: Containment])[] = [
  [/^,\s+$/, Containment.ofNamesake],
  [/^ \($/, Containment.ofNamesake],
  [/^, in (?:the )?(?:\p{Ll}+ )?$/u, Containment.ofNamesake],
  // "Moscow in Crimea" may be what a government does there.
  [/^ in (?:the )?(?:\p{Ll}+ )?$/u, Containment.ofUnknown],
];
/** What stands between a place and the region named before it. */
const BEFORE: readonly (readonly [pattern: RegExp, enough: Containment])[] = [
  [/^['’]s $/, Containment.known],
  [/^ (?:city|port|resort|suburb|town|village) of $/, Containment.ofNamesake],
];
const LONGEST = 24;

/** Returns the region that an article names right beside a place ("Texas" in "Paris, Texas"), as it is written; or empty. */
export function containerOf(
  text: string,
  mentions: readonly Mention[],
  index: number,
  name: WrittenName,
): string {
  return regionBehind(text, mentions, index, name) || regionBefore(text, mentions, index, name);
}

function regionBehind(text: string, mentions: readonly Mention[], index: number, name: WrittenName): string {
  const mention = mentions[index];
  const next = mentions[index + 1];
  if (mention === undefined || next?.type !== 'place' || next.start > mention.end + LONGEST) return '';
  const enough = enoughFor(BEHIND, text.slice(mention.end, next.start));
  if (enough === undefined) return '';
  // Where a list may go on behind the second place, only what is known to lie there does.
  return regionAround(
    name,
    text.slice(next.start, next.end),
    isFollowedInList(text, mentions, index + 1) ? Containment.known : enough,
  );
}

function regionBefore(text: string, mentions: readonly Mention[], index: number, name: WrittenName): string {
  const mention = mentions[index];
  const last = mentions[index - 1];
  if (mention === undefined || last?.type !== 'place' || mention.start > last.end + LONGEST) return '';
  const enough = enoughFor(BEFORE, text.slice(last.end, mention.start));
  return enough === undefined ? '' : regionAround(name, text.slice(last.start, last.end), enough);
}

function enoughFor(patterns: typeof BEHIND, between: string): Containment | undefined {
  return patterns.find(([pattern]) => pattern.test(between))?.[1];
}

/** Returns a region as written if it is sure enough that the place lies in it, else empty. */
function regionAround(name: WrittenName, region: string, enough: Containment): string {
  const { slug, text } = writtenName(region);
  return containmentOf(name.slug, slug) >= enough ? text : '';
}

/** Whether another place follows as the next of a list: "Vancouver, Victoria, Surrey and Richmond". */
function isFollowedInList(text: string, mentions: readonly Mention[], index: number): boolean {
  const mention = mentions[index];
  const next = mentions[index + 1];
  if (mention === undefined || next?.type !== 'place' || next.start > mention.end + 5) return false;
  return /^(?:,| and)\s$/.test(text.slice(mention.end, next.start));
}
