import { TextDocuments, type Connection, type TextDocumentContentChangeEvent } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { TextEdit } from '../core/decisions/move-span.ts';
import type { OpenDocument } from './workspace.ts';

/** Who follows what an editor does to a document. */
export interface DocumentFollower {
  openDocument(document: OpenDocument): void;
  /** @param edits how the text came from the one before, in the order in which it was edited; undefined if nobody knows */
  editDocument(uri: string, edits: readonly TextEdit[] | undefined): void;
  documentSaved(uri: string): Promise<void>;
  closeDocument(uri: string): void;
}

/** Tells of the documents that the editor opens, edits, saves and closes. */
export function registerSync(connection: Connection, followerOf: (uri: string) => DocumentFollower): void {
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
    followerOf(document.uri).openDocument(document);
  });
  documents.onDidChangeContent(({ document: { uri } }) => {
    // The content of a document that was just opened counts as changed too.
    if (!lastEdits.has(uri)) return;
    followerOf(uri).editDocument(uri, lastEdits.get(uri));
    lastEdits.delete(uri);
  });
  documents.onDidSave(({ document: { uri } }) => {
    followerOf(uri)
      .documentSaved(uri)
      .catch((error: unknown) => {
        connection.console.warn(`What was saved is not taken over: ${String(error)}`);
      });
  });
  documents.onDidClose(({ document }) => {
    followerOf(document.uri).closeDocument(document.uri);
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
