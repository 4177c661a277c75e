import assert from 'node:assert/strict';
import fc from 'fast-check';
import { tokenize } from '../../../server/src/core/text/tokens.ts';

function tokensOf(text: string): string {
  const tokens = tokenize(text);
  return Array.from(tokens.starts, (start, i) => text.slice(start, tokens.ends[i])).join('|');
}

describe('tokens', () => {
  const cases: readonly (readonly [name: string, text: string, expected: string])[] = [
    ['split a possessive', "Iran's Assad’s", "Iran|'s|Assad|’s"],
    ['keep other apostrophes', "O'Brien d’Ivoire don't N'Djamena", "O'Brien|d’Ivoire|don't|N'Djamena"],
    ['split the apostrophe of a plural', "the allies' jets", "the|allies|'|jets"],
    ['split hyphens', 'US-led al-Assad', 'US|-|led|al|-|Assad'],
    [
      'keep initials and abbreviations whole',
      'J. K. Rowling of the U.S. v. Gen. J.P. Smith Jr.',
      'J.|K.|Rowling|of|the|U.S.|v|.|Gen.|J.P.|Smith|Jr.',
    ],
    ['split the stop of a sentence', 'It ended. Then', 'It|ended|.|Then'],
    ['split a stop behind a word that only looks like an abbreviation', 'He said no.', 'He|said|no|.'],
    ['keep an ampersand between capitals', 'AT&T and Marks & Spencer', 'AT&T|and|Marks|&|Spencer'],
    ['keep numbers whole', '1,000.5 at 20:40', '1,000.5|at|20:40'],
    [
      'keep links whole',
      'see https://a.b/c?d=e. or www.x.org, mail a.b-c@d.co.uk.',
      'see|https://a.b/c?d=e|.|or|www.x.org|,|mail|a.b-c@d.co.uk|.',
    ],
    ['keep handles and hashtags whole', '@reuters said #Brexit (C# 5)', '@reuters|said|#Brexit|(|C|#|5|)'],
    ['keep a domain whole but not a missing space', 'Amazon.com ended.Then', 'Amazon.com|ended|.|Then'],
    ['keep runs of dashes and dots', 'so -- ... yes', 'so|--|...|yes'],
    ['keep surrogate pairs and lone surrogates', 'a😀b \ud83d!', 'a|😀|b|\ud83d|!'],
    ['keep combining marks in their word', 'Cafe\u0301 Zu\u0308rich', 'Cafe\u0301|Zu\u0308rich'],
    ['skip a byte order mark and odd spaces', '\ufeffA\u00a0B\u2028C', 'A|B|C'],
    ['give nothing for nothing', ' \r\n\t', ''],
  ];
  for (const [name, text, expected] of cases)
    it(name, () => {
      assert.equal(tokensOf(text), expected);
    });

  it('cover every code unit but white space, in order, and never split a surrogate pair', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        const { starts, ends, length } = tokenize(text);
        let position = 0;
        for (let i = 0; i < length; i++) {
          assert.match(text.slice(position, starts[i]), /^[\s\u0085]*$/u);
          assert.ok(ends[i]! > starts[i]!);
          assert.ok(
            !/^[\udc00-\udfff]$/.test(text.charAt(ends[i]!)) ||
              !/[\ud800-\udbff]/.test(text.charAt(ends[i]! - 1)),
          );
          position = ends[i]!;
        }
        assert.match(text.slice(position), /^[\s\u0085]*$/u);
      }),
      { numRuns: 500 },
    );
  });
});
