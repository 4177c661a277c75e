/** The name of an encoding as VS Code's setting `files.encoding` has it. */
export type EncodingName = string;

/** The name under which TextDecoder knows each encoding that writes a character as one byte. */
const SINGLE_BYTE: Readonly<Record<EncodingName, string>> = {
  windows1250: 'windows-1250',
  windows1251: 'windows-1251',
  windows1252: 'windows-1252',
  windows1253: 'windows-1253',
  windows1254: 'windows-1254',
  windows1255: 'windows-1255',
  windows1256: 'windows-1256',
  windows1257: 'windows-1257',
  windows1258: 'windows-1258',
  windows874: 'windows-874',
  iso88591: 'windows-1252',
  iso88592: 'iso-8859-2',
  iso88593: 'iso-8859-3',
  iso88594: 'iso-8859-4',
  iso88595: 'iso-8859-5',
  iso88596: 'iso-8859-6',
  iso88597: 'iso-8859-7',
  iso88598: 'iso-8859-8',
  iso88599: 'windows-1254',
  iso885910: 'iso-8859-10',
  iso885911: 'windows-874',
  iso885913: 'iso-8859-13',
  iso885914: 'iso-8859-14',
  iso885915: 'iso-8859-15',
  koi8r: 'koi8-r',
  koi8u: 'koi8-u',
  cp866: 'ibm866',
};

/** What Windows-1252 has from 0x80 on. Node 20 decodes it as if it were ISO 8859-1, which has control characters there. */
const OF_WINDOWS_1252 = '€\ufffd‚ƒ„…†‡ˆ‰Š‹Œ\ufffdŽ\ufffd\ufffd‘’“”•–—˜™š›œ\ufffdžŸ';
const NO_CHARACTER = '\ufffd';

const tables = new Map<EncodingName, string>();

/**
 * Returns the text of bytes in an encoding of one byte for each character, as VS Code reads it: every byte becomes one code
 * unit, so that offsets agree whatever the bytes are. Undefined for other encodings.
 */
export function decodeSingleByte(bytes: Uint8Array, encoding: EncodingName): string | undefined {
  const label = SINGLE_BYTE[encoding];
  if (label === undefined) return undefined;
  let table = tables.get(encoding);
  if (table === undefined) tables.set(encoding, (table = tableOf(encoding, label)));
  const units = new Uint8Array(bytes.length * 2);
  for (let index = 0; index < bytes.length; index++) {
    const unit = table.charCodeAt(bytes[index] ?? 0);
    units[index * 2] = unit & 0xff;
    units[index * 2 + 1] = unit >> 8;
  }
  return new TextDecoder('utf-16le', { ignoreBOM: true }).decode(units);
}

/** Returns the characters of all bytes in their order. */
function tableOf(encoding: EncodingName, label: string): string {
  const decoder = new TextDecoder(label);
  const isIso = encoding.startsWith('iso');
  return Array.from({ length: 256 }, (_, byte) => {
    const isControl = byte >= 0x80 && byte < 0xa0;
    if (byte < 0x80 || (isIso && isControl)) return String.fromCharCode(byte);
    if (label === 'windows-1252') return OF_WINDOWS_1252[byte - 0x80] ?? String.fromCharCode(byte);
    const character = decoder.decode(Uint8Array.of(byte));
    // Where the web reads a control character that nobody has written, VS Code reads none.
    return isControl && character.charCodeAt(0) === byte ? NO_CHARACTER : character;
  }).join('');
}
