import { decodeAs, type EncodingName } from './encodings.ts';

/** Why a file that looks like an article is not in the corpus. */
export type SkipReason = 'tooLarge' | 'binary' | 'invalidUtf8' | 'tooMany' | 'unreadable';

export type Decoded =
  | { readonly text: string }
  | { readonly reason: Extract<SkipReason, 'binary' | 'invalidUtf8'>; readonly detail: string };

/** A NUL this near the start of a file means that it is no text. */
const BYTES_SEARCHED_FOR_NUL = 8192;

/**
 * Returns the text of an article as an editor shows it, that is without a byte order mark, so that offsets agree with the
 * editor's; or why it is not text. A byte order mark says that a file is UTF-8 or UTF-16; without one it is read in the given
 * encoding, which has its name in `files.encoding` of VS Code, or as UTF-8 if that is none of those that can be read.
 */
export function decodeArticle(bytes: Uint8Array, encoding: EncodingName = 'utf8'): Decoded {
  const inForce = markedEncoding(bytes) ?? encoding;
  if (!inForce.startsWith('utf16') && bytes.subarray(0, BYTES_SEARCHED_FOR_NUL).includes(0))
    return { reason: 'binary', detail: 'holds a NUL byte, so it is no text' };
  const text = inForce.startsWith('utf8') ? undefined : decodeAs(bytes, inForce);
  if (text !== undefined) return { text };
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch {
    return { reason: 'invalidUtf8', detail: 'not valid UTF-8; save it with that encoding' };
  }
}

function markedEncoding(bytes: Uint8Array): EncodingName | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf16be';
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 'utf8' : undefined;
}
