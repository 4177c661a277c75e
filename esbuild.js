/**
 * Bundles all there is to run: `node esbuild.js [--watch] [--production]`.
 * `dist/` is what ships, `out/` what only the tests in VS Code need.
 */
import { chmodSync, copyFileSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { context } from 'esbuild';

const { values: flags } = parseArgs({
  options: { watch: { type: 'boolean', default: false }, production: { type: 'boolean', default: false } },
});

/** @type {import('esbuild').BuildOptions} */
const forNode = {
  bundle: true,
  platform: 'node',
  format: 'cjs',
  target: 'node20',
  // Some LSP packages have a `main` that only a module loader of their own understands.
  mainFields: ['module', 'main'],
  define: { 'import.meta.dirname': '__dirname' },
  outExtension: { '.js': '.cjs' },
  sourcemap: !flags.production,
  minify: flags.production,
  logLevel: 'info',
};

/** @type {import('esbuild').BuildOptions[]} */
const bundles = [
  { ...forNode, entryPoints: { extension: 'client/src/extension.ts' }, outdir: 'dist', external: ['vscode'] },
  {
    ...forNode,
    entryPoints: { server: 'server/src/main.node.ts', worker: 'server/src/main.worker.ts' },
    outdir: 'dist',
  },
  {
    ...forNode,
    entryPoints: { cli: 'server/src/main.cli.ts' },
    outdir: 'dist',
    banner: { js: '#!/usr/bin/env node' },
    plugins: [{ name: 'executable', setup: ({ onEnd }) => onEnd(makeExecutable) }],
  },
  {
    ...forNode,
    entryPoints: ['test/vscode/suite/*.ts'],
    outdir: 'out/test/vscode',
    external: ['vscode', 'mocha'],
  },
];

/** @param {import('esbuild').BuildResult} result */
function makeExecutable({ errors }) {
  if (errors.length === 0) chmodSync('dist/cli.cjs', 0o755);
}

process.chdir(import.meta.dirname);
for (const folder of ['dist', 'out']) rmSync(folder, { recursive: true, force: true });
mkdirSync('dist');
for (const file of readdirSync('server/model')) {
  // The card explains the model to people; programs need the rest.
  if (!file.endsWith('.md')) copyFileSync(`server/model/${file}`, `dist/${file}`);
}

const contexts = await Promise.all(bundles.map((options) => context(options)));
if (flags.watch) {
  await Promise.all(contexts.map((each) => each.watch()));
} else {
  try {
    await Promise.all(contexts.map((each) => each.rebuild()));
  } catch {
    // esbuild has printed what is wrong and where.
    process.exitCode = 1;
  }
  await Promise.all(contexts.map((each) => each.dispose()));
}
