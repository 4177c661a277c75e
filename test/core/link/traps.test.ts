import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { compareNotation } from './linked-notation.ts';

const DIRECTORY = path.resolve(import.meta.dirname, '../../gold/traps');

/** The traps into which linking still falls, a line each. One that it learns to avoid has to leave this list. */
const KNOWN_FAILURES: readonly string[] = readFileSync(path.join(DIRECTORY, 'known-failures.list'), 'utf8')
  .trim()
  .split('\n');

interface Trap {
  readonly name: string;
  readonly source: string;
}

/** Reads a file of traps: each begins with a line `=== what it is about` and is a small corpus of its own. */
function readTraps(file: string): Trap[] {
  const theme = path.basename(file, '.txt');
  return readFileSync(path.join(DIRECTORY, file), 'utf8')
    .split(/^=== /m)
    .slice(1)
    .map((part) => {
      const end = part.indexOf('\n');
      return { name: `${theme}: ${part.slice(0, end)}`, source: part.slice(end + 1).trim() };
    });
}

const traps = readdirSync(DIRECTORY)
  .filter((file) => file.endsWith('.txt'))
  .sort()
  .flatMap(readTraps);

describe('traps of linking', () => {
  it('are many, of different names', () => {
    assert.ok(traps.length >= 150);
    assert.equal(new Set(traps.map(({ name }) => name)).size, traps.length);
  });

  for (const { name, source } of traps) {
    const isKnown = KNOWN_FAILURES.includes(name);
    it(isKnown ? `${name} (known failure)` : name, () => {
      const { expected, actual } = compareNotation(source);
      if (isKnown) assert.notEqual(actual, expected, 'solved: take it off the list of known failures');
      else assert.equal(actual, expected);
    });
  }

  it('are avoided nine times in ten', () => {
    const names = new Set(traps.map(({ name }) => name));
    assert.deepEqual(
      KNOWN_FAILURES.filter((name) => !names.has(name)),
      [],
    );
    assert.ok(KNOWN_FAILURES.length <= traps.length / 10);
  });
});
