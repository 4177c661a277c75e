/** Returns how long the work takes, in milliseconds. */
export function time(work: () => void): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

/** Returns how much time of the processor the work takes, in milliseconds, that of the compiler and the collector included. */
export function processorTime(work: () => void): number {
  const start = processorNow();
  work();
  return processorNow() - start;
}

/** Returns how much time of the processor this process has taken so far, in milliseconds. */
export function processorNow(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** Returns the value below which the given part of the values lies: 0.5 is the median. */
export function quantile(values: readonly number[], part: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))] ?? Number.NaN;
}

/** Prints a figure with its name, so that all of them stand in one column. */
export function print(name: string, value: number, unit: string): void {
  const digits = value >= 100 ? 0 : value >= 10 ? 1 : 2;
  const shown = value.toLocaleString('en-US', {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
  console.log(`${name.padEnd(58)} ${shown.padStart(12)} ${unit}`);
}

export function heading(text: string): void {
  console.log(`\n${text}`);
}

/** Returns the heap in use in megabytes, after collecting what nobody holds any more. */
export function heapMegabytes(): number {
  globalThis.gc?.();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return (heapUsed + arrayBuffers) / 1024 / 1024;
}
