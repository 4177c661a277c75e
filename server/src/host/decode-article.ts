/** Why a file that looks like an article is not in the corpus. */
export type SkipReason = 'tooLarge' | 'binary' | 'invalidUtf8' | 'tooMany' | 'unreadable';

export type Decoded =
  | { readonly text: string }
  | { readonly reason: Extract<SkipReason, 'binary' | 'invalidUtf8'>; readonly detail: string };

/** A NUL this near the start of a file means that it is no text. */
const BYTES_SEARCHED_FOR_NUL = 8192;

/**
 * Returns the text of an article as an editor shows it, that is without a byte order mark, so that offsets agree with the
 * editor's; or why it is not text. UTF-8 and, with a byte order mark, UTF-16 are read.
 */
export function decodeArticle(bytes: Uint8Array): Decoded {
  const encoding = encodingOf(bytes);
  if (encoding === 'utf-8' && bytes.subarray(0, BYTES_SEARCHED_FOR_NUL).includes(0)) {
    return { reason: 'binary', detail: 'holds a NUL byte, so it is no text' };
  }
  try {
    return { text: new TextDecoder(encoding, { fatal: true }).decode(bytes) };
  } catch {
    return { reason: 'invalidUtf8', detail: 'not valid UTF-8; save it with that encoding' };
  }
}

function encodingOf(bytes: Uint8Array): 'utf-8' | 'utf-16le' | 'utf-16be' {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return 'utf-8';
}
