import { type TextDocument, window } from 'vscode';

/** The languages in which articles are written. */
export const ARTICLE_LANGUAGES: readonly string[] = ['article', 'plaintext', 'markdown'];

/** Returns whether the document is one that the server follows. */
export function isArticle({ languageId, uri }: TextDocument): boolean {
  return ARTICLE_LANGUAGES.includes(languageId) && ['file', 'untitled'].includes(uri.scheme);
}

/** Returns the article in the active editor. */
export function activeArticle(): TextDocument | undefined {
  const document = window.activeTextEditor?.document;
  return document !== undefined && isArticle(document) ? document : undefined;
}
