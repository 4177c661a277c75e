import assert from 'node:assert/strict';
import { globSync } from 'tinyglobby';
import { readFileSync } from 'node:fs';
import path from 'node:path';

const ROOT = path.resolve(import.meta.dirname, '../..');

/** What each part may import besides itself: the arrows of ARCHITECTURE.md. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  'core/text': [],
  'core/detect': ['core/text'],
  'core/link': ['core/detect', 'core/text'],
  'core/decisions': ['core/link', 'core/detect', 'core/text'],
  'core/agreement': ['core/detect', 'core/text'],
  'core/formats': ['core/detect', 'core/text'],
  'core/learning': ['core/decisions', 'core/link', 'core/detect', 'core/text'],
  'core/corpus': ['core/learning', 'core/decisions', 'core/link', 'core/detect', 'core/text'],
  'core/features': [
    'core/agreement',
    'core/corpus',
    'core/learning',
    'core/decisions',
    'core/link',
    'core/detect',
    'core/text',
  ],
  host: ['core/*'],
  store: ['core/*', 'host'],
  lsp: ['core/*', 'host', 'store'],
  cli: ['core/*', 'host', 'store', 'lsp'],
  main: ['core/*', 'host', 'store', 'lsp', 'cli', 'package.json'],
  training: ['core/*', 'host'],
  client: ['lsp/messages.ts'],
};

/** Packages that the core may use: they are plain JavaScript and run in browsers. */
const CORE_PACKAGES = ['immutable', 'yaml'];

function partOf(file: string): string {
  const relative = path.relative(ROOT, file).split(path.sep).join('/');
  if (relative.startsWith('client/')) return 'client';
  if (relative.startsWith('server/training/')) return 'training';
  const inServer = relative.replace('server/src/', '');
  if (inServer.startsWith('main.')) return 'main';
  const match = /^(core\/\w+|\w+)\//.exec(inServer);
  return match?.[1] ?? inServer;
}

function importsOf(file: string): string[] {
  const source = readFileSync(file, 'utf8');
  return [...source.matchAll(/^(?:import|export)\b[^;]*?\bfrom '([^']+)'/gm)].map((match) => match[1] ?? '');
}

describe('fences', () => {
  const files = globSync(['client/src/**/*.ts', 'server/src/**/*.ts', 'server/training/**/*.ts'], {
    cwd: ROOT,
    absolute: true,
  });

  it('let each notification of the server have one listener: the client library forgets all but the last', () => {
    const heard = files
      .filter((file) => partOf(file) === 'client')
      .flatMap((file) => [...readFileSync(file, 'utf8').matchAll(/\bonNotification\((\w+)/g)])
      .map(([, notification]) => notification);
    assert.ok(heard.length > 0);
    assert.deepEqual(heard, [...new Set(heard)]);
  });

  it('hold: every part imports only what it is built on', () => {
    const broken: string[] = [];
    for (const file of files) {
      const part = partOf(file);
      for (const target of importsOf(file)) {
        const isRelative = target.startsWith('.');
        if (!isRelative) {
          if (part.startsWith('core/') && !CORE_PACKAGES.includes(target))
            broken.push(`${file} imports ${target}`);
          continue;
        }
        const resolved = path.resolve(path.dirname(file), target);
        const targetPart = partOf(resolved);
        const allowed = [part, ...(MAY_IMPORT[part] ?? [])];
        const isAllowed = allowed.some((name) =>
          name.endsWith('/*')
            ? targetPart.startsWith(name.slice(0, -1))
            : name === targetPart || resolved.endsWith(name),
        );
        if (!isAllowed) broken.push(`${path.relative(ROOT, file)} imports ${path.relative(ROOT, resolved)}`);
      }
    }
    assert.deepEqual(broken, []);
  });

  it('look at every part', () => {
    const parts = new Set(files.map(partOf));
    assert.deepEqual(
      [...parts].filter((part) => !(part in MAY_IMPORT)),
      [],
    );
  });
});
