import { readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { format } from 'node:util';
import Mocha from 'mocha';
import { followsTheDisk } from './articles.ts';

/**
 * Runs every `*.test.cjs` next to this file. Called by VS Code in the extension host.
 *
 * @throws Error if a test fails.
 */
export async function run(): Promise<void> {
  // The embedded VS Code tells the lines of the tests from those of the workbench by this mark.
  const mark = process.env.DATELINE_TEST_MARK ?? '';
  Mocha.reporters.Base.consoleLog = (...args: unknown[]) => {
    console.log(mark + format(...args));
  };
  const mocha = new Mocha({ ui: 'bdd', color: process.env.FORCE_COLOR !== undefined, timeout: '4m' });
  // VS Code begins to watch the folder some time after it has started an extension.
  mocha.rootHooks({ beforeAll: followsTheDisk });
  for (const file of readdirSync(__dirname).sort()) {
    if (file.endsWith('.test.cjs')) mocha.addFile(path.join(__dirname, file));
  }
  const failures = await new Promise<number>((resolve) => mocha.run(resolve));
  // VS Code also ends with 0 when its extension host dies: only this file proves that the tests ran to their end.
  const finished = process.env.DATELINE_TEST_FINISHED;
  if (finished !== undefined) writeFileSync(finished, `${failures}\n`);
  if (failures > 0) throw new Error(`${failures} tests failed`);
}
