import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const SOURCES = fileURLToPath(new URL('../kernel/', import.meta.url));

/** The part of AssemblyScript's compiler that is used; its own types bring along a `console` that clashes with Node's. */
interface Compiler {
  main(
    options: readonly string[],
    host: {
      readFile(name: string): string | null;
      writeFile(name: string, contents: string | Uint8Array): void;
      listFiles(): string[];
    },
  ): Promise<{ error: Error | null; stderr: { toString(): string } }>;
}
/** Not a literal type, so that the TypeScript compiler does not follow it. */
const COMPILER = 'assemblyscript/asc' as string;

const OPTIONS = ['-O3', '--enable', 'simd', '--runtime', 'stub', '--importMemory', '--noAssert'];
const OUTPUT = 'module.wasm';

/**
 * Compiles a file of `server/kernel` and returns the WebAssembly module's bytes, the same for the same source. The module
 * imports its memory as `env.memory`. Throws an error with the compiler's messages.
 */
export async function compileAssembly(file: string): Promise<Uint8Array> {
  const compiler = ((await import(COMPILER)) as { default: Compiler }).default;
  let module: Uint8Array | undefined;
  const { error, stderr } = await compiler.main([file, '--outFile', OUTPUT, ...OPTIONS], {
    readFile: (name) => {
      try {
        return readFileSync(join(SOURCES, name), 'utf8');
      } catch {
        // The compiler also asks for files that need not exist.
        return null;
      }
    },
    writeFile: (name, contents) => {
      if (name === OUTPUT && typeof contents !== 'string') module = contents;
    },
    listFiles: () => [],
  });
  if (error !== null || module === undefined)
    throw new Error(`${file} does not compile: ${stderr.toString()}`);
  return module;
}
