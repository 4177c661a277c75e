import type { TreeItemLabel } from 'vscode';

/** Lists cut their rows at the right: more text than this in front would hide the name in a narrow side bar. */
const LONGEST_BEFORE = 24;
const LONGEST_AFTER = 30;

/** Returns a line of text with the name in it highlighted. */
export function mentionLabel(context: { before: string; name: string; after: string }): TreeItemLabel {
  const before = shorten(context.before);
  const { name, after } = context;
  return { label: before + name + after, highlights: [[before.length, before.length + name.length]] };
}

/** The same for lists that cannot highlight: the name is in brackets. */
export function bracketedLabel({
  before,
  name,
  after,
}: {
  before: string;
  name: string;
  after: string;
}): string {
  const rest = after.length > LONGEST_AFTER ? `${after.slice(0, LONGEST_AFTER).trimEnd()}…` : after;
  return `${shorten(before)}[${name}]${rest}`;
}

/** Cuts at a space, so that no word is left in pieces. */
function shorten(before: string): string {
  if (before.length <= LONGEST_BEFORE) return before;
  const tail = before.slice(-LONGEST_BEFORE);
  const space = tail.trimEnd().indexOf(' ');
  return `…${space < 0 ? tail : tail.slice(space + 1)}`;
}
