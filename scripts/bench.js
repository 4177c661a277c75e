/**
 * `node scripts/bench.js PROGRAM [ARGUMENTS…]`: bundles a program of test/bench and runs it, because what is measured should
 * be the code that ships. Run from the sources, it would also give names to functions as they are made, which takes time.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { projectRoot } from './setup.js';

/**
 * Lets each source find the files beside it, as if it were not bundled.
 * @type {import('esbuild').Plugin}
 */
const inPlace = {
  name: 'in place',
  setup: ({ onLoad }) =>
    onLoad({ filter: /\.ts$/ }, ({ path: file }) => ({
      loader: 'ts',
      contents: readFileSync(file, 'utf8')
        .replaceAll('import.meta.url', JSON.stringify(pathToFileURL(file).href))
        .replaceAll('import.meta.dirname', JSON.stringify(path.dirname(file))),
    })),
};

const [program = '', ...programArguments] = process.argv.slice(2);
const bundle = path.join(projectRoot, 'out/bench', `${path.basename(program, '.ts')}.mjs`);
await build({
  entryPoints: [program],
  outfile: bundle,
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  packages: 'external',
  plugins: [inPlace],
  logLevel: 'warning',
});
const { status } = spawnSync(process.execPath, ['--expose-gc', bundle, ...programArguments], {
  stdio: 'inherit',
});
process.exitCode = status ?? 1;
