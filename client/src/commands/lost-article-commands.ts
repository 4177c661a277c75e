import { window, workspace } from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import { AttachArticleRequest, CloseArticleRequest } from '../../../server/src/lsp/messages.ts';
import { request } from '../client.ts';
import { showPassingMessage } from '../editor.ts';
import type { LostArticleCandidateNode, LostArticleNode } from '../views/orphans-data.ts';
import type { OrphansView } from '../views/orphans-view.ts';
import type { Handlers } from './handlers.ts';

/** The commands about decisions on articles that are gone, on their rows in the view of decisions without a place. */
export function lostArticleCommands(client: LanguageClient, view: OrphansView): Handlers {
  const about =
    (act: (row: LostArticleNode | LostArticleCandidateNode) => Promise<{ label: string } | undefined>) =>
    async (row: unknown): Promise<void> => {
      if (!isLostArticle(row)) return;
      const done = await act(row);
      if (done === undefined) return;
      showPassingMessage(done.label, 'pass-filled');
      await view.load();
    };
  return {
    'dateline.attachArticle': about(async (row) => {
      const { journal, path } = row.lost;
      const uri = row.kind === 'lostArticleCandidate' ? row.candidate.uri : await pickArticle(client, path);
      return uri === undefined ? undefined : request(client, AttachArticleRequest, { journal, uri });
    }),
    'dateline.closeArticle': about(({ lost: { journal } }) =>
      request(client, CloseArticleRequest, { journal }),
    ),
  };
}

async function pickArticle(client: LanguageClient, path: string): Promise<string | undefined> {
  const folder = workspace.workspaceFolders?.[0]?.uri;
  const chosen = await window.showOpenDialog({
    title: `The Article That ${path} Is Now`,
    openLabel: 'Attach',
    ...(folder !== undefined && { defaultUri: folder }),
  });
  const [uri] = chosen ?? [];
  return uri === undefined ? undefined : client.code2ProtocolConverter.asUri(uri);
}

function isLostArticle(row: unknown): row is LostArticleNode | LostArticleCandidateNode {
  return typeof row === 'object' && row !== null && 'lost' in row;
}
