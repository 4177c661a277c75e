/** What the codes of the operating system mean for somebody who edits articles. */
const REASONS: Readonly<Record<string, string>> = {
  ENOSPC: 'the disk is full.',
  EDQUOT: 'your disk quota is used up.',
  EACCES: 'there is no permission to write there.',
  EPERM: 'there is no permission to write there.',
  EROFS: 'the folder is read-only.',
  ENAMETOOLONG: 'the path is too long for this disk.',
  EIO: 'the disk reported an error.',
  EMFILE: 'too many files are open.',
  ENFILE: 'too many files are open.',
};

/** Returns why something could not be written, as a sentence for people. */
export function explainFailure(error: unknown): string {
  const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
  const path =
    typeof error === 'object' && error !== null && 'path' in error ? ` (${String(error.path)})` : '';
  const known = REASONS[code];
  if (known !== undefined) return `${known.slice(0, -1)}${path}.`;
  return `${error instanceof Error ? error.message : String(error)}.`.replace(/\.\.$/, '.');
}
