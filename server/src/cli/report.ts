/** Exit codes of the command line. */
export const ExitCode = { done: 0, findings: 1, unusable: 2 } as const;

/** Says something on standard error, so that standard output stays what other programs read. */
export function reportNote(message: string): void {
  process.stderr.write(`dateline: ${message}\n`);
}

/** Says which input that the user asked for could not be used; the program goes on, and ends with 2. */
export function reportUnusable(message: string): void {
  reportNote(message);
  process.exitCode = ExitCode.unusable;
}
