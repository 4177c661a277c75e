import { Location } from 'vscode';
import { type LanguageClient, Range } from 'vscode-languageclient/node';
import { hideHover, showLocation } from '../editor.ts';

/** Shows the mention that a link of a hover names: a URI and a range, as the protocol writes them. */
export async function goToMention(client: LanguageClient, uri: unknown, range: unknown): Promise<void> {
  if (typeof uri !== 'string' || !Range.is(range)) throw new TypeError('A URI and a range are needed.');
  await hideHover();
  const converter = client.protocol2CodeConverter;
  await showLocation(new Location(converter.asUri(uri), converter.asRange(range)));
}
