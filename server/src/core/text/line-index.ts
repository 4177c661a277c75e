import { firstIndex } from './first-index.ts';

/** A place in a text as editors count it: both numbers from 0, `character` in UTF-16 code units. */
export interface LineColumn {
  readonly line: number;
  readonly character: number;
}

/** Converts between offsets and lines. Lines end at `\n`, `\r\n` or a lone `\r`, as the Language Server Protocol has it. */
export class LineIndex {
  readonly #starts: Uint32Array;
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
    const starts = [0];
    for (let i = 0; i < text.length; i++) {
      const code = text.charCodeAt(i);
      if (code === 13 && text.charCodeAt(i + 1) === 10) i++;
      if (code === 10 || code === 13) starts.push(i + 1);
    }
    this.#starts = Uint32Array.from(starts);
  }

  get lineCount(): number {
    return this.#starts.length;
  }

  /** Returns the line and character of an offset; an offset outside the text is moved to its nearest end. */
  position(offset: number): LineColumn {
    const target = Math.max(0, Math.min(offset, this.#text.length));
    const starts = this.#starts;
    const line = firstIndex(1, starts.length, (index) => (starts[index] ?? Infinity) > target) - 1;
    return { line, character: target - (starts[line] ?? 0) };
  }

  /**
   * Returns the offset of a position. As the protocol asks, a character past the end of its line means the end of
   * that line (before its line break), and a line past the last one means the end of the text.
   */
  offset(position: LineColumn): number {
    if (position.line < 0) return 0;
    if (position.line >= this.#starts.length) return this.#text.length;
    const start = this.#starts[position.line] ?? 0;
    return Math.min(start + Math.max(0, position.character), this.lineEnd(position.line));
  }

  /** Returns the offset at which a line's text ends, before its line break. */
  lineEnd(line: number): number {
    const next = this.#starts[line + 1];
    if (next === undefined) return this.#text.length;
    const beforeBreak = next - 1;
    const isCrLf = this.#text.charCodeAt(beforeBreak) === 10 && this.#text.charCodeAt(beforeBreak - 1) === 13;
    return isCrLf ? beforeBreak - 1 : beforeBreak;
  }
}
