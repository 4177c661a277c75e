import { LABEL_COUNT } from './labels.ts';

/** The numbers in a row of label scores as the kernel reads it, four to a vector. */
export const PADDED_LABELS = 16;

/** Returns rows of label scores with each row padded with zeros to {@link PADDED_LABELS} numbers. */
export function padLabels(rows: Float32Array): Float32Array {
  const result = new Float32Array((rows.length / LABEL_COUNT) * PADDED_LABELS);
  for (let i = 0; i < rows.length; i++)
    result[Math.floor(i / LABEL_COUNT) * PADDED_LABELS + (i % LABEL_COUNT)] = rows[i] ?? 0;
  return result;
}
