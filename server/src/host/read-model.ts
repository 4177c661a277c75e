import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { loadModel, type Model } from '../core/detect/model.ts';

const MODEL_FILE = 'model.bin';

/**
 * Returns the model that ships beside the bundle, or, when the sources run unbundled, the one in `server/model`.
 * Throws when the file is missing or damaged.
 */
export function readModel(): Model {
  const besideBundle = path.join(import.meta.dirname, MODEL_FILE);
  const inSources = path.join(import.meta.dirname, '../../model', MODEL_FILE);
  return loadModel(readFileSync(existsSync(besideBundle) ? besideBundle : inSources));
}
