import iconv from 'iconv-lite';

/** The name of an encoding as VS Code's setting `files.encoding` has it. */
export type EncodingName = string;

/**
 * Returns the text of bytes in an encoding, decoded by the library that VS Code reads files with, so that offsets agree
 * with the editor's whatever the bytes are. Undefined for an encoding that it does not know.
 */
export function decodeAs(bytes: Uint8Array, encoding: EncodingName): string | undefined {
  return iconv.encodingExists(encoding)
    ? iconv.decode(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), encoding)
    : undefined;
}
