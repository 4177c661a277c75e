/**
 * `npm start [folder]`: sets everything up, builds, lists the most mentioned entities of the folder and opens VS Code on it
 * with the extension. `npm start -- --smoke` checks in a headless browser that the extension works, and ends.
 */
import { statSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { end, fail, run } from './processes.js';
import { projectRoot, setUp } from './setup.js';

try {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: { smoke: { type: 'boolean', default: false } },
  });
  const samples = path.join(projectRoot, 'samples');
  // npm changes to the project's folder, but a path on its command line means the folder it was called in.
  const calledIn = process.env['INIT_CWD'] ?? process.cwd();
  const folder = positionals[0] === undefined ? samples : path.resolve(calledIn, positionals[0]);
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) throw new Error(`${folder} is no folder.`);

  await setUp();
  console.log('Building …');
  await runNode('esbuild.js');
  console.log(`\nThe ten most mentioned entities in ${folder}:\n`);
  await runNode('dist/cli.cjs', 'entities', folder, '--top', '10');
  console.log();

  // From here on packages are installed, so TypeScript can be loaded.
  const { register } = await import('tsx/esm/api');
  register();
  if (values.smoke) {
    const { smoke } = await import('../test/vscode/host/smoke.ts');
    await smoke(samples);
  } else {
    const { openVsCode } = await import('../test/vscode/host/open.ts');
    await openVsCode(folder);
  }
} catch (error) {
  await fail(error);
}
await end(0);

/**
 * @param {...string} args A script of the project and its arguments.
 * @throws {Error} If it fails; it has said why.
 */
async function runNode(...args) {
  const { code } = await run(process.execPath, args, { cwd: projectRoot });
  if (code !== 0) throw new Error(`node ${args.join(' ')} failed: see above.`);
}
