import type { Mention } from '../detect/mention.ts';
import { isRegionName } from './known-names.ts';
import type { DocumentText, LocalName } from './local-name.ts';
import { writtenName } from './written-name.ts';

/**
 * Returns the slug of the town that the document names beside an institution of which other towns may have another:
 * "Lincoln High School in Dover", "Dover's Lincoln High School". Undefined where it names none.
 */
export function seatOf(
  { text, mentions }: DocumentText,
  index: number,
  { name }: LocalName,
): string | undefined {
  const mention = mentions[index];
  if (mention === undefined || !name.organization.isLocal) return undefined;
  const behind = mentions[index + 1];
  if (behind?.type === 'place' && /^,? (?:in |of )?$/.test(text.slice(mention.end, behind.start)))
    return townOf(text, behind);
  const before = mentions[index - 1];
  if (before?.type === 'place' && /^['’]s $/.test(text.slice(before.end, mention.start)))
    return townOf(text, before);
  return undefined;
}

function townOf(text: string, { start, end }: Mention): string | undefined {
  const { slug } = writtenName(text.slice(start, end)).place;
  return isRegionName(slug) ? undefined : slug;
}
