import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import * as vscode from 'vscode';
import type { DatelineApi } from '../../../client/src/extension.ts';
import { ArticleEntitiesRequest, UndoRequest } from '../../../server/src/lsp/messages.ts';
import { placeCursor, until } from './articles.ts';

const ARTICLE = 'Angela Merkel met Barack Obama in Berlin on Monday. Vladimir Putin stayed in Moscow.\n';
const TYPED = 'Francois Hollande flew to Paris. ';

/** The processes of this machine are listed by Linux alone. */
const describeOnLinux = process.platform === 'linux' ? describe : describe.skip;

describeOnLinux('a server that is killed', () => {
  const root = vscode.workspace.workspaceFolders?.[0]?.uri ?? vscode.Uri.file('/');
  const folder = vscode.Uri.joinPath(root, 'crash-test');
  const article = vscode.Uri.joinPath(folder, 'monday.txt');
  let editor: vscode.TextEditor;
  let ask: DatelineApi['ask'];

  before(async () => {
    await vscode.workspace.fs.writeFile(article, new TextEncoder().encode(ARTICLE));
    editor = await vscode.window.showTextDocument(article);
    const extension = vscode.extensions.getExtension<DatelineApi>('dateline.dateline');
    assert.ok(extension);
    ({ ask } = await extension.activate());
    await until('the article is read', async () => (await found()).length > 0);
  });

  after(async () => {
    while ((await ask(UndoRequest, {})) !== null);
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    await vscode.workspace.fs.delete(folder, { recursive: true });
  });

  it('comes back three times, with what was typed and not saved, and with every decision', async () => {
    await editor.edit((builder) => {
      builder.insert(new vscode.Position(0, 0), TYPED);
    });
    const accepted: string[] = [];
    for (const name of ['Angela Merkel', 'Barack Obama', 'Vladimir Putin']) {
      placeCursor(editor, name);
      await vscode.commands.executeCommand('dateline.acceptMention');
      accepted.push(`${name} accepted`);
      const killed = serverProcess();
      assert.ok(killed);
      process.kill(killed, 'SIGKILL');
      // An editor goes on asking until it notices.
      await Promise.all(Array.from({ length: 10 }, found));
      const expected = ['Francois Hollande suggested', ...accepted];
      // The editor's text is there at once, what was decided on it as soon as the journals are read.
      await until(`another server knows ${expected.join(', ')}`, async () => {
        if (serverProcess() === killed) return false;
        const all = await found();
        return expected.every((each) => all.includes(each));
      });
    }
    assert.ok(editor.document.isDirty);
  });

  /** Returns what the article names, as the server says, with how it stands; nothing while no server runs. */
  async function found(): Promise<string[]> {
    const params = { uri: article.toString() };
    const answer = await Promise.resolve(ask(ArticleEntitiesRequest, params)).catch(() => null);
    return (answer?.entities ?? []).flatMap(({ mentions }) =>
      mentions.map(({ name, status }) => `${name} ${status}`),
    );
  }

  /** Returns the id of the server's process, a child of this one. */
  function serverProcess(): number | undefined {
    const isServer = (id: string): boolean => {
      try {
        const [, parent] = /^PPid:\s*(\d+)$/m.exec(readFileSync(`/proc/${id}/status`, 'utf8')) ?? [];
        const command = readFileSync(`/proc/${id}/cmdline`, 'utf8');
        return Number(parent) === process.pid && command.includes('dist/server.cjs');
      } catch {
        // It has ended since it was listed.
        return false;
      }
    };
    const id = readdirSync('/proc').find((name) => /^\d+$/.test(name) && isServer(name));
    return id === undefined ? undefined : Number(id);
  }
});
