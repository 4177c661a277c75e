import { createAnchor } from '../../../server/src/core/decisions/anchor.ts';
import type {
  Decision,
  MentionDecision,
  NameDecision,
  Operation,
  Revert,
  Stamp,
} from '../../../server/src/core/decisions/decision.ts';

/** Returns the stamp of the nth decision of a test: one a minute, by Ada unless said otherwise. */
export function stamp(n: number, more: Partial<Stamp> = {}): Stamp {
  const time = new Date(Date.UTC(2026, 2, 1, 9, n)).toISOString();
  return { v: 1, id: `d${String(n)}`, time, author: 'Ada', ...more };
}

/** Returns a decision about the first place of the words in the text, or the place with the given number, from 0. */
export function aboutMention(
  n: number,
  text: string,
  words: string,
  operation: Operation,
  { nth = 0, ...more }: Partial<MentionDecision> & { nth?: number } = {},
): MentionDecision {
  let start = text.indexOf(words);
  for (let i = 0; i < nth; i++) start = text.indexOf(words, start + 1);
  if (start === -1) throw new Error(`"${words}" is not in the text`);
  const anchor = createAnchor(text, { start, end: start + words.length });
  return { ...stamp(n), ...operation, scope: 'mention', anchor, ...more } as MentionDecision;
}

/** Returns a decision about all mentions of a name. */
export function aboutName(
  n: number,
  scope: NameDecision['scope'],
  name: string,
  operation: Operation,
  more: Partial<NameDecision> = {},
): NameDecision {
  return { ...stamp(n), ...operation, scope, name, ...more } as NameDecision;
}

export function revert(n: number, reverts: string, more: Partial<Stamp> = {}): Revert {
  return { ...stamp(n, more), operation: 'revert', reverts };
}

/** Returns the ids of decisions, for short expectations. */
export function ids(decisions: readonly Decision[]): string {
  return decisions.map(({ id }) => id).join(' ');
}
