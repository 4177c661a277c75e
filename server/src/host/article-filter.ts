import picomatch from 'picomatch';
import type { ArticleFilter } from './host.ts';

/** Folders that hold tools' files and never articles, whatever the settings say. */
const NEVER_ENTERED = ['**/node_modules', '**/.git', '**/.dateline'];

/**
 * Returns a filter of the given globs, in the editor's own notation (`**`, `*`, `?`, `{a,b}`).
 * A glob that cannot be understood matches nothing.
 */
export function articleFilter(include: readonly string[], exclude: readonly string[]): ArticleFilter {
  const included = compile(include);
  const excluded = compile([...NEVER_ENTERED, ...exclude]);
  // A glob that names a folder excludes all that is in it.
  const excludes = (path: string): boolean => prefixesOf(path).some(excluded);
  return { accepts: (path) => included(path) && !excludes(path), excludes };
}

/** Returns the folders on the way to a path, and the path itself: `a`, `a/b`, `a/b/c`. */
function prefixesOf(path: string): string[] {
  const parts = path.split('/');
  return parts.map((_, index) => parts.slice(0, index + 1).join('/'));
}

function compile(globs: readonly string[]): (path: string) => boolean {
  const matchers = globs.filter((glob) => glob !== '').map((glob) => picomatch(glob, { dot: true }));
  return (path) => matchers.some((matches) => matches(path));
}
