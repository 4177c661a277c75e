/** Says why a model cannot be used: damaged, cut off, of another program or of another version. */
export class ModelError extends Error {
  constructor(message: string) {
    super(`The model cannot be used: ${message}.`);
    this.name = 'ModelError';
  }
}

/** Writes numbers and arrays, little-endian, into a growing buffer. */
export class BinaryWriter {
  #bytes = new Uint8Array(1 << 16);
  #length = 0;

  byte(value: number): void {
    this.#reserve(1);
    this.#bytes[this.#length++] = value;
  }

  /** Writes an unsigned integer in groups of seven bits, the lowest first: small numbers take one byte. */
  varint(value: number): void {
    let rest = value;
    while (rest >= 128) {
      this.byte((rest % 128) | 128);
      rest = Math.floor(rest / 128);
    }
    this.byte(rest);
  }

  float(value: number): void {
    this.raw(new Uint8Array(new Float32Array([value]).buffer));
  }

  /** Writes an array of bytes behind its length. */
  bytes(value: Uint8Array | Int8Array): void {
    this.varint(value.length);
    this.raw(new Uint8Array(value.buffer, value.byteOffset, value.length));
  }

  floats(value: Float32Array): void {
    this.varint(value.length);
    this.raw(new Uint8Array(value.buffer, value.byteOffset, value.byteLength));
  }

  /** Writes distinct 32-bit keys as the differences between neighbors; they must be sorted as unsigned numbers. */
  sortedKeys(keys: Int32Array): void {
    this.varint(keys.length);
    let previous = 0;
    for (const key of keys) {
      this.varint((key >>> 0) - previous);
      previous = key >>> 0;
    }
  }

  raw(value: Uint8Array): void {
    this.#reserve(value.length);
    this.#bytes.set(value, this.#length);
    this.#length += value.length;
  }

  /** Returns what was written. */
  finish(): Uint8Array {
    return this.#bytes.slice(0, this.#length);
  }

  #reserve(count: number): void {
    if (this.#length + count <= this.#bytes.length) return;
    const larger = new Uint8Array(Math.max(this.#bytes.length * 2, this.#length + count));
    larger.set(this.#bytes);
    this.#bytes = larger;
  }
}

/** Reads what a {@link BinaryWriter} wrote. Throws a {@link ModelError} where the data ends too early. */
export class BinaryReader {
  readonly #bytes: Uint8Array;
  #position = 0;

  constructor(bytes: Uint8Array) {
    // Node's Buffer is a Uint8Array whose slices do not copy: here it becomes a plain one.
    this.#bytes = new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.length);
  }

  byte(): number {
    const value = this.#bytes[this.#position++];
    if (value === undefined) throw new ModelError('it ends too early');
    return value;
  }

  varint(): number {
    let result = 0;
    let factor = 1;
    for (;;) {
      const value = this.byte();
      result += (value & 127) * factor;
      if (value < 128) return result;
      factor *= 128;
    }
  }

  float(): number {
    return new Float32Array(this.#copy(4).buffer)[0] ?? 0;
  }

  bytes(): Uint8Array {
    return this.#copy(this.varint());
  }

  signedBytes(): Int8Array {
    return new Int8Array(this.bytes().buffer);
  }

  floats(): Float32Array {
    return new Float32Array(this.#copy(this.varint() * 4).buffer);
  }

  sortedKeys(): Int32Array {
    const length = this.varint();
    // Every key takes at least one byte, which keeps a damaged length from asking for all memory.
    if (length > this.#bytes.length - this.#position) throw new ModelError('it ends too early');
    const keys = new Int32Array(length);
    let key = 0;
    for (let i = 0; i < length; i++) {
      key += this.varint();
      keys[i] = key | 0;
    }
    return keys;
  }

  #copy(length: number): Uint8Array {
    if (this.#position + length > this.#bytes.length) throw new ModelError('it ends too early');
    const result = this.#bytes.slice(this.#position, this.#position + length);
    this.#position += length;
    return result;
  }
}

/** Returns the CRC-32 of the bytes (the polynomial of zip and PNG) as an unsigned integer. */
export function checksum(bytes: Uint8Array): number {
  let crc = -1;
  for (const byte of bytes) crc = (crc >>> 8) ^ (crcTable[(crc ^ byte) & 255] ?? 0);
  return ~crc >>> 0;
}

const crcTable = Int32Array.from({ length: 256 }, (_, byte) => {
  let crc = byte;
  for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  return crc;
});
