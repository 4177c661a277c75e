import {
  Character,
  characterBits,
  isDigit,
  isLetter,
  isSpace,
  isUpper,
  isWordCharacter,
} from './characters.ts';

/** What a token is made of. */
export const TokenKind = { word: 0, number: 1, punctuation: 2, link: 3 } as const;
export type TokenKind = (typeof TokenKind)[keyof typeof TokenKind];

/**
 * The tokens of one stretch of text, as columns rather than objects, because a corpus has millions of them.
 * Offsets are UTF-16 code units of the whole text; token `i` is `text.slice(starts[i], ends[i])`.
 */
export interface Tokens {
  readonly length: number;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  readonly kinds: Uint8Array;
}

/** Short forms that keep their full stop. Behind those of the first group no sentence ends. */
const TITLES_WITH_STOP =
  'adm adv ald atty brig capt cdr cllr cmdr col coun cpl cpt det dr engr fr ft gen gov hon insp lt maj messrs mgr mlle mme mohd mr mrs ms msgr mt mx pfc pres prof pvt rep reps rev rt sen sens sgt sr st ste supt';
const OTHERS_WITH_STOP =
  'jr inc ltd co corp bros plc llc dept univ assn vs etc approx no nos jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun ave blvd rd est fig vol cf al';
const titles = new Set(TITLES_WITH_STOP.split(' '));
const abbreviations = new Set([...titles, ...OTHERS_WITH_STOP.split(' ')]);
const LONGEST_ABBREVIATION = Math.max(...[...abbreviations].map((word) => word.length));

const EMAIL = /[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/uy;
const URL = /(?:[a-z][a-z0-9+.-]{1,12}:\/\/|www\.)[^\s<>"“”«»]*[^\s<>"“”«».,;:!?'’)\]}]/iy;
const HANDLE = /[@#][\p{L}\p{N}_]+/uy;

/** Whether the word, given without its full stop, is a title such as "Mr" or "Gen" that always stands before a name. */
export function isTitleAbbreviation(word: string): boolean {
  return titles.has(word.toLowerCase());
}

/**
 * Splits a stretch of text into tokens. Any text will do; white space belongs to none, every other code unit to exactly
 * one, and no token ends inside a surrogate pair. Hyphens always split ("US-led" has three), because names end there;
 * a possessive 's is a token, other apostrophes inside words are not; abbreviations and initials keep their full stop.
 */
export function tokenize(text: string, start = 0, end = text.length): Tokens {
  return new Scanner(text, start, end).scan();
}

/** The columns of the stretch at hand, kept from stretch to stretch, so that only what is returned is made anew. */
let starts = new Int32Array(256);
let ends = new Int32Array(256);
let kinds = new Uint8Array(256);

function growColumns(): void {
  const before = { starts, ends, kinds };
  starts = new Int32Array(2 * starts.length);
  ends = new Int32Array(2 * ends.length);
  kinds = new Uint8Array(2 * kinds.length);
  starts.set(before.starts);
  ends.set(before.ends);
  kinds.set(before.kinds);
}

class Scanner {
  readonly #text: string;
  readonly #end: number;
  readonly #hasEmail: boolean;
  readonly #hasUrl: boolean;
  #position: number;
  #length = 0;

  constructor(text: string, start: number, end: number) {
    this.#text = text;
    this.#position = start;
    this.#end = end;
    const stretch = start === 0 && end === text.length ? text : text.slice(start, end);
    this.#hasEmail = stretch.includes('@');
    this.#hasUrl = stretch.includes('://') || stretch.includes('www.');
  }

  scan(): Tokens {
    while (this.#position < this.#end) {
      const code = this.#text.charCodeAt(this.#position);
      const bits = characterBits(code);
      if ((bits & Character.space) !== 0) this.#position++;
      else if ((bits & (Character.letter | Character.digit | Character.mark)) !== 0) this.#scanWord(bits);
      else if ((bits & Character.highSurrogate) !== 0) this.#scanSurrogates();
      else this.#scanPunctuation(code);
    }
    return {
      length: this.#length,
      starts: starts.slice(0, this.#length),
      ends: ends.slice(0, this.#length),
      kinds: kinds.slice(0, this.#length),
    };
  }

  #push(end: number, kind: TokenKind): void {
    if (this.#length === starts.length) growColumns();
    starts[this.#length] = this.#position;
    ends[this.#length] = end;
    kinds[this.#length] = kind;
    this.#length++;
    this.#position = end;
  }

  /** Takes the pattern at the current position as one link token, if it matches and stays inside the stretch. */
  #pushLink(pattern: RegExp): boolean {
    pattern.lastIndex = this.#position;
    if (!pattern.test(this.#text) || pattern.lastIndex > this.#end) return false;
    this.#push(pattern.lastIndex, TokenKind.link);
    return true;
  }

  #scanWord(firstBits: number): void {
    if (this.#hasUrl && this.#pushLink(URL)) return;
    if (this.#hasEmail && this.#pushLink(EMAIL)) return;
    const start = this.#position;
    let end = this.#wordEnd(start);
    let dots = 0;
    for (;;) {
      const joined = this.#joinedWordEnd(start, end);
      if (joined === end) break;
      if (this.#text.charCodeAt(end) === DOT) dots++;
      end = joined;
    }
    if (this.#text.charCodeAt(end) === DOT && end < this.#end && this.#keepsStop(start, end, dots)) end++;
    this.#push(end, (firstBits & Character.digit) !== 0 ? TokenKind.number : TokenKind.word);
  }

  #wordEnd(from: number): number {
    let end = from;
    while (end < this.#end && isWordCharacter(this.#text.charCodeAt(end))) end++;
    return end;
  }

  /** Returns where the word goes on to after a sign that joins its parts, or the given end where none does. */
  #joinedWordEnd(start: number, end: number): number {
    if (end + 1 >= this.#end) return end;
    const sign = this.#text.charCodeAt(end);
    const before = this.#text.charCodeAt(end - 1);
    const after = this.#text.charCodeAt(end + 1);
    switch (sign) {
      case DOT: {
        const afterIsDigit = isDigit(after);
        if (isDigit(before) && afterIsDigit) return this.#wordEnd(end + 1);
        if (!isLetter(after)) return end;
        const partLength = end - this.#partStart(start, end);
        const nextEnd = this.#wordEnd(end + 1);
        const areInitials = partLength === 1 && nextEnd - end === 2;
        const isDomain = partLength > 1 && !isUpper(after) && !isUpper(before);
        return areInitials || isDomain ? nextEnd : end;
      }
      case COMMA:
      case COLON:
        return isDigit(before) && isDigit(after) ? this.#wordEnd(end + 1) : end;
      case AMPERSAND:
        return isUpper(before) && isUpper(after) ? this.#wordEnd(end + 1) : end;
      case APOSTROPHE:
      case RIGHT_QUOTE:
      case MODIFIER_APOSTROPHE: {
        if (!isLetter(before) || !isLetter(after)) return end;
        const nextEnd = this.#wordEnd(end + 1);
        const isPossessive = nextEnd - end === 2 && (after === LOWER_S || after === UPPER_S);
        return isPossessive ? end : nextEnd;
      }
      default:
        return end;
    }
  }

  #partStart(start: number, end: number): number {
    let partStart = end;
    while (partStart > start && this.#text.charCodeAt(partStart - 1) !== DOT) partStart--;
    return partStart;
  }

  /** Whether the full stop at `end` belongs to the word before it: "J.", "U.S.", "Inc.", but not "home." or "...". */
  #keepsStop(start: number, end: number, innerDots: number): boolean {
    if (this.#text.charCodeAt(end + 1) === DOT) return false;
    const partLength = end - this.#partStart(start, end);
    if (innerDots > 0) return partLength === 1 && isLetter(this.#text.charCodeAt(end - 1));
    if (end - start === 1)
      return isUpper(this.#text.charCodeAt(start)) && isSpace(this.#text.charCodeAt(end + 1));
    if (end - start > LONGEST_ABBREVIATION || isDigit(this.#text.charCodeAt(start))) return false;
    const word = this.#text.slice(start, end).toLowerCase();
    if (!abbreviations.has(word)) return false;
    if (titles.has(word)) return true;
    return isUpper(this.#text.charCodeAt(start)) || word === 'vs' || word === 'etc';
  }

  #scanSurrogates(): void {
    const low = this.#text.charCodeAt(this.#position + 1);
    const isPair = this.#position + 1 < this.#end && (characterBits(low) & Character.lowSurrogate) !== 0;
    this.#push(this.#position + (isPair ? 2 : 1), TokenKind.punctuation);
  }

  #scanPunctuation(code: number): void {
    if (code === AT || code === HASH) {
      const before = this.#position === 0 ? 32 : this.#text.charCodeAt(this.#position - 1);
      if (!isWordCharacter(before) && this.#pushLink(HANDLE)) return;
    }
    let end = this.#position + 1;
    const isPossessive = code === APOSTROPHE || code === RIGHT_QUOTE || code === MODIFIER_APOSTROPHE;
    if (isPossessive && this.#isPossessive()) end++;
    else if (REPEATABLE.has(code)) while (end < this.#end && this.#text.charCodeAt(end) === code) end++;
    this.#push(end, TokenKind.punctuation);
  }

  #isPossessive(): boolean {
    const before = this.#position === 0 ? 32 : this.#text.charCodeAt(this.#position - 1);
    const after = this.#text.charCodeAt(this.#position + 1);
    if (this.#position + 1 >= this.#end || (after !== LOWER_S && after !== UPPER_S)) return false;
    const behind = this.#position + 2 < this.#end ? this.#text.charCodeAt(this.#position + 2) : 32;
    return !isSpace(before) && !isWordCharacter(behind);
  }
}

const DOT = 46;
const COMMA = 44;
const COLON = 58;
const AMPERSAND = 38;
const APOSTROPHE = 39;
const RIGHT_QUOTE = 0x2019;
const MODIFIER_APOSTROPHE = 0x02bc;
const LOWER_S = 115;
const UPPER_S = 83;
const AT = 64;
const HASH = 35;
/** Signs of which a run is one token: ellipses, dashes and rules. */
const REPEATABLE = new Set([DOT, 45, 95, 42, 61, HASH, 126, 96]);
