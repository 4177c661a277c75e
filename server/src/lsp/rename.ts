import type { Connection, Range, TextDocumentPositionParams } from 'vscode-languageserver';
import { UndecidableError } from '../core/features/decision-plan.ts';
import { registryRename } from '../core/features/registry/rename.ts';
import { forPeople } from './answer-requests.ts';
import { lineIndexOf, toRange } from './convert.ts';
import { decide } from './decision-requests.ts';
import type { DecisionSession } from './decision-session.ts';
import type { DecideAction } from './messages.ts';
import type { AskedFile, RegistryFiles } from './registry-files.ts';
import type { Workspace } from './workspace.ts';

/** What is renamed at a position, and by which decision. */
interface Rename {
  readonly range: Range;
  readonly placeholder: string;
  readonly action: (newName: string) => DecideAction;
}

/**
 * Serves renaming, in articles and in registry files alike: by a decision, which changes the registry on the disk and can be
 * undone as one step. The articles go on to say what they say.
 */
export function registerRename(
  connection: Connection,
  workspace: Workspace,
  session: DecisionSession,
  registries: RegistryFiles,
): void {
  const renameAt = ({ textDocument: { uri }, position }: TextDocumentPositionParams): Rename | undefined => {
    const file = registries.at(uri);
    return file === undefined
      ? inArticle(workspace, uri, position)
      : inRegistry({ uri, file }, position, registries.isUnsaved(uri));
  };

  connection.onPrepareRename((params) =>
    forPeople(() => {
      const found = renameAt(params);
      return found === undefined ? null : { range: found.range, placeholder: found.placeholder };
    }),
  );

  connection.onRenameRequest((params) =>
    forPeople(async () => {
      const found = renameAt(params);
      if (found === undefined) return null;
      await decide(workspace, session, found.action(params.newName));
      return { changes: {} };
    }),
  );
}

type Position = TextDocumentPositionParams['position'];

function inArticle({ snapshot }: Workspace, uri: string, position: Position): Rename | undefined {
  const document = snapshot.document(uri);
  const found = document && snapshot.mentionAt(uri, lineIndexOf(document).offset(position));
  const entity = found && snapshot.entityOf(found.document, found.index);
  if (found === undefined || entity === undefined) return undefined;
  return {
    range: toRange(found.document, found.mention),
    placeholder: entity.name,
    action: (name) => ({ kind: 'renameEntity', entity: entity.id, name }),
  };
}

function inRegistry({ file }: AskedFile, position: Position, isUnsaved: boolean): Rename | undefined {
  const found = registryRename(file, lineIndexOf(file).offset(position));
  if (found === undefined) return undefined;
  if (isUnsaved)
    throw new UndecidableError('Save .dateline/entities.yaml first: renaming changes the file on the disk.');
  const { part, renames, entity } = found;
  return {
    range: toRange(file, part),
    placeholder: part.text,
    action: (name) =>
      renames === 'name' ? { kind: 'renameEntity', entity, name } : { kind: 'changeId', entity, id: name },
  };
}
