import { collapseSpace } from '../core/text/fold.ts';

/** Returns the text so that Markdown shows it as it is, on one line: no name can bring its own links, images or HTML. */
export function escapeMarkdown(text: string): string {
  return collapseSpace(text)
    .replace(/[\\`*_{}[\]()#+\-.!|~<>$"'@:/]/g, '\\$&')
    .replace(/&/g, '&amp;');
}

/** Returns a link that runs a command of the client. */
export function commandLink(
  label: string,
  command: string,
  title: string,
  ...args: readonly unknown[]
): string {
  // A bracket in the encoded arguments would end the link too early.
  const encoded = encodeURIComponent(JSON.stringify(args)).replace(
    /[()']/g,
    (c) => `%${c.charCodeAt(0).toString(16)}`,
  );
  return `[${escapeMarkdown(label)}](command:${command}?${encoded} "${title}")`;
}

/** Returns where an item of Wikidata is shown, such as `Q30`. Nothing goes there before somebody follows the link. */
export function wikidataUrl(item: string): string {
  return `https://www.wikidata.org/wiki/${encodeURIComponent(item)}`;
}
