import { stat } from 'node:fs/promises';
import path from 'node:path';
import { URI } from 'vscode-uri';
import { articleFilter } from '../host/article-filter.ts';
import { decodeArticle } from '../host/decode-article.ts';
import { nodeHost } from '../host/node.ts';
import { DEFAULT_SETTINGS } from '../lsp/settings.ts';
import { reportNote, reportUnusable } from './report.ts';

/** An article given on the command line. */
export interface Article {
  /** Its path as it was given, or found in the folder that was given. */
  readonly id: string;
  readonly uri: string;
  readonly text: string;
}

/**
 * Yields the articles of files and folders. A folder gives the files that the editor would take for articles; a file
 * that is named is read whatever its name. What cannot be read is reported, and left out.
 */
export async function* readArticles(paths: readonly string[]): AsyncIterable<Article> {
  for (const given of paths) {
    let isFolder: boolean;
    try {
      isFolder = (await stat(given)).isDirectory();
    } catch {
      reportUnusable(`${given}: there is no such file or folder`);
      continue;
    }
    if (!isFolder) {
      const article = await readArticle(given, reportUnusable);
      if (article !== undefined) yield article;
      continue;
    }
    const filter = articleFilter(DEFAULT_SETTINGS.include, []);
    const folder = nodeHost.articleFolder(URI.file(path.resolve(given)).toString(), filter);
    for await (const uri of folder.list()) {
      const inside = path.relative(path.resolve(given), URI.parse(uri).fsPath);
      const article = await readArticle(path.join(given, inside), reportNote);
      if (article !== undefined) yield article;
    }
  }
}

async function readArticle(file: string, complain: (message: string) => void): Promise<Article | undefined> {
  const uri = URI.file(path.resolve(file)).toString();
  try {
    const { size, bytes } = await nodeHost.readFile(uri, DEFAULT_SETTINGS.maxFileSize);
    if (size > DEFAULT_SETTINGS.maxFileSize) {
      complain(`${file}: skipped, larger than ${DEFAULT_SETTINGS.maxFileSize / 1024} kB`);
      return undefined;
    }
    const decoded = decodeArticle(bytes);
    if ('text' in decoded) return { id: file.split(path.sep).join('/'), uri, text: decoded.text };
    complain(`${file}: skipped, ${decoded.detail}`);
  } catch (error) {
    complain(`${file}: skipped, ${error instanceof Error ? error.message : String(error)}`);
  }
  return undefined;
}
