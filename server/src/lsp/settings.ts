/** What the user can set, with the names of the section `dateline` of the editor's settings. */
export interface Settings {
  /** Globs of the files that are articles. */
  readonly include: readonly string[];
  /** Globs of the files that are not, from the editor's `files.exclude`. */
  readonly exclude: readonly string[];
  /** The encoding of articles without a byte order mark, as the editor's `files.encoding` names it. */
  readonly encoding: string;
  /** In bytes; larger files are skipped. */
  readonly maxFileSize: number;
  readonly maxFileCount: number;
  /** Mentions with a lower score are not shown; from 0 to 1. */
  readonly minimumScore: number;
  /** Whether names that other articles are sure of help an article that is in doubt about them. */
  readonly corpusKnowledge: boolean;
  /** Who decides; empty for whoever git or the account says. */
  readonly author: string;
  /** How sure Dateline must be, from 0 to 1, of what "fix all" accepts. */
  readonly acceptThreshold: number;
}

export const DEFAULT_SETTINGS: Settings = {
  include: ['**/*.{txt,md,markdown,article}'],
  exclude: [],
  encoding: 'utf8',
  maxFileSize: 2048 * 1024,
  maxFileCount: 100_000,
  minimumScore: 0,
  corpusKnowledge: false,
  author: '',
  acceptThreshold: 0.9,
};

/**
 * Reads the settings from what the editor sends for its sections `dateline`, `files.exclude` and `files.encoding`. Whatever is missing or
 * of the wrong type has its default, so that no setting can keep the server from starting.
 */
export function readSettings(section: unknown, filesExclude: unknown, filesEncoding: unknown): Settings {
  const files = property(section, 'files');
  const include = property(files, 'include');
  const detection = property(section, 'detection');
  const kilobytes = numberOr(property(files, 'maxSize'), DEFAULT_SETTINGS.maxFileSize / 1024);
  return {
    include: isTextList(include) && include.length > 0 ? include : DEFAULT_SETTINGS.include,
    exclude: Object.entries(asRecord(filesExclude)).flatMap(([glob, value]) =>
      value === true ? [glob] : [],
    ),
    encoding: textOr(filesEncoding, DEFAULT_SETTINGS.encoding),
    maxFileSize: kilobytes * 1024,
    maxFileCount: numberOr(property(files, 'maxCount'), DEFAULT_SETTINGS.maxFileCount),
    minimumScore: numberOr(property(detection, 'minimumScore'), DEFAULT_SETTINGS.minimumScore),
    corpusKnowledge: property(detection, 'corpusKnowledge') === true,
    author: textOr(property(section, 'author'), DEFAULT_SETTINGS.author),
    acceptThreshold: numberOr(property(section, 'acceptThreshold'), DEFAULT_SETTINGS.acceptThreshold),
  };
}

function asRecord(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

function property(value: unknown, name: string): unknown {
  return asRecord(value)[name];
}

function numberOr(value: unknown, fallback: number): number {
  return typeof value === 'number' && value >= 0 ? value : fallback;
}

function textOr(value: unknown, fallback: string): string {
  return typeof value === 'string' ? value : fallback;
}

function isTextList(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string');
}
