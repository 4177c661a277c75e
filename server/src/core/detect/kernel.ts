import { KERNEL_MODULE } from './kernel-module.ts';

/** The functions of server/kernel/inference.ts. Addresses and counts are numbers of bytes and things in the kernel's memory. */
export interface Kernel {
  embedWord(table: number, features: number, count: number, sum: number, target: number): void;
  scoreTokens(network: number, count: number): void;
  multiplyRows(rows: number, count: number, width: number, matrix: number, scores: number): void;
  findBestLabels(chain: number, length: number): void;
  sumLabelings(chain: number, length: number): void;
}

let module: WebAssembly.Module | undefined;

/** Returns the kernel on a memory of its own. It has no state except what is in the memory. */
export function startKernel(memory: WebAssembly.Memory): Kernel {
  module ??= new WebAssembly.Module(Uint8Array.from(atob(KERNEL_MODULE), (byte) => byte.charCodeAt(0)));
  return new WebAssembly.Instance(module, { env: { memory } }).exports as Kernel;
}
