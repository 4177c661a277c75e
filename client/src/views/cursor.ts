import { Disposable, type TextEditor, window } from 'vscode';
import { isArticle } from '../articles.ts';

const REST_MS = 150;

/** Calls back when the cursor has come to rest in an article. */
export function onCursorRest(callback: (editor: TextEditor) => void): Disposable {
  let timer: NodeJS.Timeout | undefined;
  const subscription = window.onDidChangeTextEditorSelection(({ textEditor }) => {
    clearTimeout(timer);
    if (textEditor !== window.activeTextEditor || !isArticle(textEditor.document)) return;
    timer = setTimeout(() => {
      callback(textEditor);
    }, REST_MS);
  });
  return Disposable.from(subscription, {
    dispose: () => {
      clearTimeout(timer);
    },
  });
}
