import { BinaryWriter } from '../../server/src/core/detect/binary.ts';
import { List, writeLexicon } from '../../server/src/core/detect/lexicon.ts';

/** Returns the bytes of a lexicon of a few names and words. */
export function buildToyLists(): Uint8Array {
  const writer = new BinaryWriter();
  writeLexicon(
    writer,
    [
      [['Ann'], List.firstName],
      [['Acme', 'Bank'], List.organization],
      [['Bank'], List.organizationWord],
      [['Oslo'], List.city | List.largeCity],
    ],
    [
      ['the', '0110'],
      ['flew', '10110'],
      ['told', '10111'],
    ],
  );
  return writer.finish();
}
