import { commands, window } from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import type { EntityType } from '../../../server/src/lsp/messages.ts';
import { activeArticle } from '../articles.ts';
import type { Decisions } from '../decisions.ts';
import { showPassingMessage } from '../editor.ts';
import { OccurrencePick } from '../occurrence-pick.ts';
import { pickType } from '../type-pick.ts';
import type { Handlers } from './handlers.ts';
import { mentionAtCursor } from './subject.ts';

const CONTEXT = 'dateline.annotatingAll';

/**
 * The command that annotates all occurrences of a name, and those that change what its list shows. They wait for no turn:
 * while the list is open, nothing else is decided.
 */
export function annotateAllCommands(client: LanguageClient, decisions: Decisions): Handlers {
  let pick: OccurrencePick | undefined;
  return {
    'dateline.annotateAll': async () => {
      const wanted = await wantedName(client);
      if (wanted === undefined) {
        showPassingMessage('Select a name first');
        return;
      }
      const { name, article } = wanted;
      const type = wanted.type ?? (await pickType(`Annotate All “${name}”`));
      if (type === undefined) return;
      pick = new OccurrencePick(client, { name, type }, article);
      await commands.executeCommand('setContext', CONTEXT, true);
      try {
        const action = await pick.choose();
        if (action !== undefined) await decisions.inTurn(() => decisions.decide(action));
      } finally {
        pick = undefined;
        await commands.executeCommand('setContext', CONTEXT, false);
      }
    },
    'dateline.annotateAll.toggleCase': () => pick?.toggleCase(),
    'dateline.annotateAll.toggleArticle': () => pick?.toggleArticle(),
  };
}

/** Returns the selected text, or the name at the cursor, and the type of that if it is one already. */
async function wantedName(
  client: LanguageClient,
): Promise<{ name: string; type?: EntityType; article: string } | undefined> {
  const editor = window.activeTextEditor;
  if (editor === undefined || activeArticle() === undefined) return undefined;
  const article = client.code2ProtocolConverter.asUri(editor.document.uri);
  const selected = editor.document.getText(editor.selection).trim();
  const found = await mentionAtCursor(client);
  if (selected !== '' && selected !== found?.mention.name) return { name: selected, article };
  return found === undefined ? undefined : { name: found.mention.name, type: found.mention.type, article };
}
