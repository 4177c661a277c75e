import { BinaryReader, BinaryWriter, checksum, ModelError } from './binary.ts';
import { DOCUMENT_FEATURE_COUNT } from './document-opinions.ts';
import { SLOT_COUNT } from './features.ts';
import { LABEL_COUNT } from './labels.ts';
import { Lexicon } from './lexicon.ts';
import { ENTITY_TYPES } from './mention.ts';
import { readWeightTable, type WeightTable } from './weight-table.ts';

export { ModelError } from './binary.ts';

/** "DLNM" in little-endian ASCII. */
const MAGIC = 0x4d4e4c44;
/** Raised whenever the features or the layout of the file change: an old model would give nonsense, not an error. */
export const MODEL_VERSION = 4;
const HEADER_LENGTH = 12;
/** Embeddings and the hidden layer have a multiple of so many numbers, because the kernel works on so many at once. */
const WIDTH_UNIT = 16;

/** What training has learned, as the tagger reads it. */
export interface Model {
  readonly lexicon: Lexicon;
  /** Embeddings of the features of words. */
  readonly embeddings: WeightTable;
  /** Values that features of contexts add to the hidden layer. */
  readonly contexts: WeightTable;
  /** For each slot a matrix from embeddings to the hidden layer, `[slot][hidden][embedding]`. */
  readonly slots: Float32Array;
  readonly bias: Float32Array;
  /** From the hidden layer to label scores, `[hidden][label]`. */
  readonly output: Float32Array;
  /** The scores of label pairs, `[before * LABEL_COUNT + after]`. */
  readonly transitions: Float32Array;
  /** Label scores of what the document says, `[feature * LABEL_COUNT + label]`. */
  readonly documentWeights: Float32Array;
  /** For each entity type the slope and offset that turn the log-odds of a mention into calibrated ones. */
  readonly calibration: Float32Array;
}

/**
 * Returns the model in the bytes of a model file.
 * Throws a {@link ModelError} that says what is wrong with a file that is damaged, foreign or of another version.
 */
export function loadModel(bytes: Uint8Array): Model {
  if (bytes.length < HEADER_LENGTH) throw new ModelError('it ends too early');
  const header = new DataView(bytes.buffer, bytes.byteOffset, HEADER_LENGTH);
  if (header.getUint32(0, true) !== MAGIC) throw new ModelError('it is not a Dateline model');
  const version = header.getUint32(4, true);
  if (version !== MODEL_VERSION) {
    throw new ModelError(`it has version ${version}, and this program reads version ${MODEL_VERSION}`);
  }
  const body = bytes.subarray(HEADER_LENGTH);
  if (header.getUint32(8, true) !== checksum(body))
    throw new ModelError('it is damaged (its checksum is wrong)');
  const reader = new BinaryReader(body);
  const lexicon = Lexicon.read(reader);
  const embeddings = readWeightTable(reader);
  const contexts = readWeightTable(reader);
  const slots = reader.floats();
  const bias = reader.floats();
  const output = reader.floats();
  const transitions = reader.floats();
  const documentWeights = reader.floats();
  const calibration = reader.floats();
  const isComplete =
    embeddings.width % WIDTH_UNIT === 0 &&
    bias.length % WIDTH_UNIT === 0 &&
    contexts.width === bias.length &&
    slots.length === SLOT_COUNT * bias.length * embeddings.width &&
    output.length === LABEL_COUNT * bias.length &&
    transitions.length === LABEL_COUNT * LABEL_COUNT &&
    documentWeights.length === DOCUMENT_FEATURE_COUNT * LABEL_COUNT &&
    calibration.length === 2 * ENTITY_TYPES.length;
  if (!isComplete) throw new ModelError('its parts do not fit together');
  return { lexicon, embeddings, contexts, slots, bias, output, transitions, documentWeights, calibration };
}

/** Returns a model file around the body that `write` writes. */
export function modelFile(write: (writer: BinaryWriter) => void): Uint8Array {
  const writer = new BinaryWriter();
  write(writer);
  const body = writer.finish();
  const file = new Uint8Array(HEADER_LENGTH + body.length);
  const header = new DataView(file.buffer);
  header.setUint32(0, MAGIC, true);
  header.setUint32(4, MODEL_VERSION, true);
  header.setUint32(8, checksum(body), true);
  file.set(body, HEADER_LENGTH);
  return file;
}
