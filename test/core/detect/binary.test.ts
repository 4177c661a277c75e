import assert from 'node:assert/strict';
import { BinaryReader, BinaryWriter, checksum, ModelError } from '../../../server/src/core/detect/binary.ts';

describe('binary', () => {
  it('reads back what was written', () => {
    const numbers = [0, 1, 127, 128, 16_384, 2 ** 32 - 1, 2 ** 40];
    const keys = Int32Array.from([0, 5, 300, 2 ** 31 - 1, -(2 ** 31), -1]);
    const floats = Float32Array.from([0, -1.5, 3e10]);
    const writer = new BinaryWriter();
    for (const number of numbers) writer.varint(number);
    writer.sortedKeys(keys);
    writer.bytes(Int8Array.from([-128, 0, 127]));
    writer.floats(floats);
    const reader = new BinaryReader(writer.finish());
    assert.deepEqual(
      numbers.map(() => reader.varint()),
      numbers,
    );
    assert.deepEqual(reader.sortedKeys(), keys);
    assert.deepEqual(reader.signedBytes(), Int8Array.from([-128, 0, 127]));
    assert.deepEqual(reader.floats(), floats);
  });

  it('grows beyond its first buffer', () => {
    const writer = new BinaryWriter();
    const bytes = new Uint8Array(100_000).fill(7);
    writer.byte(1);
    writer.raw(bytes);
    assert.equal(writer.finish().length, 100_001);
  });

  for (const [name, read] of [
    ['a byte', (reader: BinaryReader) => reader.byte()],
    ['bytes', (reader: BinaryReader) => reader.bytes()],
    ['keys', (reader: BinaryReader) => reader.sortedKeys()],
    ['floats', (reader: BinaryReader) => reader.floats()],
  ] as const) {
    it(`says that the data ends too early for ${name}`, () => {
      const writer = new BinaryWriter();
      if (name !== 'a byte') writer.varint(2 ** 40);
      assert.throws(() => read(new BinaryReader(writer.finish())), ModelError);
    });
  }

  it('sums bytes as CRC-32 does', () => {
    assert.equal(checksum(new TextEncoder().encode('123456789')), 0xcbf43926);
  });
});
