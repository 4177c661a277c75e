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
    return new Float32Array(this.#take(4).slice().buffer)[0] ?? 0;
  }

  /** Returns an array of bytes, as a view of what is read. */
  bytes(): Uint8Array {
    return this.#take(this.varint());
  }

  signedBytes(): Int8Array {
    const bytes = this.bytes();
    return new Int8Array(bytes.buffer, bytes.byteOffset, bytes.length);
  }

  floats(): Float32Array {
    // Only a copy is sure to begin at an address where floats may be.
    return new Float32Array(this.#take(this.varint() * 4).slice().buffer);
  }

  sortedKeys(): Int32Array {
    const length = this.varint();
    // Every key takes at least one byte, which keeps a damaged length from asking for all memory.
    if (length > this.#bytes.length - this.#position) throw new ModelError('it ends too early');
    const keys = new Int32Array(length);
    const bytes = this.#bytes;
    let position = this.#position;
    let key = 0;
    // A varint each, read in place: there are half a million of them when a program starts.
    for (let i = 0; i < length; i++) {
      let byte = bytes[position++] ?? 0;
      key += byte & 127;
      for (let shift = 7; byte >= 128; shift += 7) {
        byte = bytes[position++] ?? 0;
        key += (byte & 127) << shift;
      }
      keys[i] = key | 0;
    }
    if (position > bytes.length) throw new ModelError('it ends too early');
    this.#position = position;
    return keys;
  }

  #take(length: number): Uint8Array {
    if (this.#position + length > this.#bytes.length) throw new ModelError('it ends too early');
    const result = this.#bytes.subarray(this.#position, this.#position + length);
    this.#position += length;
    return result;
  }
}

/**
 * Returns the CRC-32 of the bytes (the polynomial of zip and PNG) as an unsigned integer. Four bytes go at once, each by a
 * table that knows how far it is from the end of the four ("slicing", Kounavis and Berry 2005).
 */
export function checksum(bytes: Uint8Array): number {
  let crc = -1;
  let i = 0;
  for (; i + 4 <= bytes.length; i += 4) {
    crc ^=
      (bytes[i] ?? 0) |
      ((bytes[i + 1] ?? 0) << 8) |
      ((bytes[i + 2] ?? 0) << 16) |
      ((bytes[i + 3] ?? 0) << 24);
    crc =
      (crcTables[768 + (crc & 255)] ?? 0) ^
      (crcTables[512 + ((crc >>> 8) & 255)] ?? 0) ^
      (crcTables[256 + ((crc >>> 16) & 255)] ?? 0) ^
      (crcTables[crc >>> 24] ?? 0);
  }
  for (; i < bytes.length; i++) crc = (crc >>> 8) ^ (crcTables[(crc ^ (bytes[i] ?? 0)) & 255] ?? 0);
  return ~crc >>> 0;
}

/** What a byte does to the remainder when no, one, two or three bytes follow it: four tables of 256. */
const crcTables = new Int32Array(4 * 256);
for (let byte = 0; byte < 256; byte++) {
  let crc = byte;
  for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  crcTables[byte] = crc;
}
for (let i = 256; i < crcTables.length; i++) {
  const before = crcTables[i - 256] ?? 0;
  crcTables[i] = (before >>> 8) ^ (crcTables[before & 255] ?? 0);
}
