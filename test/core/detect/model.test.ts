import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { loadModel, ModelError } from '../../../server/src/core/detect/model.ts';

const file = new Uint8Array(readFileSync(new URL('../../../server/model/model.bin', import.meta.url)));

function changed(change: (bytes: Uint8Array) => void): Uint8Array {
  const bytes = file.slice();
  change(bytes);
  return bytes;
}

describe('model', () => {
  it('loads from plain bytes, from a part of a larger buffer and from a Node buffer', () => {
    const padded = new Uint8Array(file.length + 3);
    padded.set(file, 3);
    for (const bytes of [file, padded.subarray(3), Buffer.from(file)])
      assert.ok(loadModel(bytes).bias.length > 0);
  });

  const broken: readonly [string, Uint8Array, RegExp][] = [
    ['nothing', new Uint8Array(0), /ends too early/],
    ['a few bytes', file.slice(0, 7), /ends too early/],
    [
      'something else',
      new TextEncoder().encode('PK\u0003\u0004 this is a zip file, or nearly'),
      /not a Dateline model/,
    ],
    ['another version', changed((bytes) => bytes[4]!++), /version \d+, and this program reads version \d+/],
    ['a changed byte', changed((bytes) => bytes[bytes.length >> 1]!++), /damaged/],
    ['a file cut off', file.slice(0, file.length - 1), /damaged/],
  ];
  for (const [name, bytes, message] of broken) {
    it(`says what is wrong with ${name}`, () => {
      assert.throws(
        () => loadModel(bytes),
        (error) => error instanceof ModelError && message.test(error.message),
      );
    });
  }
});
