import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { compileAssembly } from '../server/training/assembly.ts';

// `npm run build:kernel`: compiles what runs inside the tagger and writes it where the core finds it, as a module of text,
// because a bundler, a test runner and a browser all load one in the same way.
const TARGET = fileURLToPath(new URL('../server/src/core/detect/kernel-module.ts', import.meta.url));

const bytes = await compileAssembly('inference.ts');
writeFileSync(
  TARGET,
  `/** The compiled server/kernel/inference.ts, in base64; made by \`npm run build:kernel\`. */
export const KERNEL_MODULE =
  '${Buffer.from(bytes).toString('base64')}';
`,
);
console.log(`${bytes.length} bytes of WebAssembly`);
