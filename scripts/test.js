/**
 * `npm test`: sets everything up and runs all checks and tests, cheapest first. All of them run even if one fails.
 * The last line is `N passed, N failed`, summed over the test runs.
 */
import { stripVTControlCharacters } from 'node:util';
import { end, fail, run } from './processes.js';
import { projectRoot, setUp } from './setup.js';

/** @type {readonly { title: string, script: string, countsTests?: boolean }[]} */
const steps = [
  { title: 'Types', script: 'check:types' },
  { title: 'Lint', script: 'check:lint' },
  { title: 'Format', script: 'check:format' },
  { title: 'Unit tests', script: 'test:unit', countsTests: true },
  { title: 'Grammar tests', script: 'test:grammar' },
  { title: 'Build', script: 'build' },
  { title: 'Integration tests in VS Code', script: 'test:vscode', countsTests: true },
  { title: 'By keyboard alone', script: 'test:keyboard', countsTests: true },
  { title: 'Smoke start', script: 'test:smoke' },
];

const failedSteps = [];
let passed = 0;
let failed = 0;
try {
  await setUp();
} catch (error) {
  await fail(error);
}
for (const { title, script, countsTests } of steps) {
  console.log(`\n=== ${title} (npm run ${script}) ===\n`);
  const { code, output } = await run('npm', ['run', '--silent', script], { cwd: projectRoot });
  if (code !== 0) failedSteps.push(title);
  if (!countsTests) continue;
  const passing = count(output, 'passing');
  const failing = count(output, 'failing') ?? 0;
  passed += passing ?? 0;
  // A run that ended before its summary, or failed beside its tests, must not count as nothing.
  failed += failing === 0 && (code !== 0 || passing === undefined) ? 1 : failing;
}
console.log(failedSteps.length === 0 ? '\nAll steps succeeded.' : `\nFailed: ${failedSteps.join(', ')}.`);
console.log(`${passed} passed, ${failed} failed`);
await end(failedSteps.length === 0 && failed === 0 ? 0 : 1);

/**
 * @param {string} output What mocha wrote.
 * @param {'passing' | 'failing'} what
 * @returns {number | undefined} The number in mocha's summary, undefined if there is none.
 */
function count(output, what) {
  const lines = [...stripVTControlCharacters(output).matchAll(new RegExp(`^\\s*(\\d+) ${what}\\b`, 'gm'))];
  const number = lines.at(-1)?.[1];
  return number === undefined ? undefined : Number(number);
}
