import { TextDocuments, type Connection, type TextDocumentContentChangeEvent } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { TextEdit } from '../core/decisions/move-span.ts';
import type { DecisionSession } from './decision-session.ts';
import type { Workspace } from './workspace.ts';

/** Tells the workspace of the documents that the editor opens, edits, saves and closes. */
export function registerSync(connection: Connection, workspace: Workspace, session: DecisionSession): void {
  /** How each document came from its last version. */
  const lastEdits = new Map<string, TextEdit[] | undefined>();
  const documents = new TextDocuments({
    create: (uri, languageId, version, text) => TextDocument.create(uri, languageId, version, text),
    update: (document, changes, version) => {
      lastEdits.set(document.uri, editsOf(document, changes, version));
      return document;
    },
  });
  documents.onDidOpen(({ document }) => {
    workspace.openDocument(document);
  });
  documents.onDidChangeContent(({ document }) => {
    // The content of a document that was just opened counts as changed too.
    if (!lastEdits.has(document.uri)) return;
    workspace.editDocument(document.uri, lastEdits.get(document.uri));
    lastEdits.delete(document.uri);
  });
  documents.onDidSave(({ document }) => {
    session.documentSaved(document.uri).catch((error: unknown) => {
      connection.console.warn(`Where decided names went is not saved: ${String(error)}`);
    });
  });
  documents.onDidClose(({ document }) => {
    workspace.closeDocument(document.uri);
  });
  documents.listen(connection);
}

/** Updates a document and returns the edits, or undefined where the text was replaced as a whole. */
function editsOf(
  document: TextDocument,
  changes: readonly TextDocumentContentChangeEvent[],
  version: number,
): TextEdit[] | undefined {
  let edits: TextEdit[] | undefined = [];
  for (const change of changes) {
    if ('range' in change) {
      const { start, end } = change.range;
      edits?.push({ start: document.offsetAt(start), end: document.offsetAt(end), text: change.text });
    } else {
      edits = undefined;
    }
    TextDocument.update(document, [change], version);
  }
  return edits;
}
