import {
  DecorationRangeBehavior,
  type Disposable,
  Range,
  type TextDocument,
  type TextEditor,
  type TextEditorDecorationType,
  ThemeColor,
  window,
} from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import { EntityAtPositionRequest, type MentionInContext } from '../../../server/src/lsp/messages.ts';
import { cursorOf, request } from '../client.ts';
import { formatPercent } from '../mention-status.ts';

const KEYS = 'A accept · R not a name · P O L type · N skip · U undo · Esc end';
const KEYS_AFTERWARDS = '[ ] { } move the borders · N go on · U undo · Esc end';

/** Shows in the editor which mention is asked about, and the keys that answer it, beside its paragraph. */
export class ReviewMark implements Disposable {
  readonly #box = window.createTextEditorDecorationType({
    border: '1px solid',
    borderColor: new ThemeColor('editor.findMatchHighlightBorder'),
    backgroundColor: new ThemeColor('editor.findMatchHighlightBackground'),
    outline: '1px solid',
    outlineColor: new ThemeColor('focusBorder'),
    rangeBehavior: DecorationRangeBehavior.ClosedClosed,
  });
  readonly #hint = window.createTextEditorDecorationType({
    // Further in than the light bulb, which VS Code puts at the beginning of an empty line.
    after: { color: new ThemeColor('editorCodeLens.foreground'), margin: '0 0 0 2em' },
  });

  dispose(): void {
    for (const type of this.#types) type.dispose();
  }

  show(editor: TextEditor, range: Range, mention: MentionInContext): void {
    this.clear();
    const place = roomFor(editor.document, range.end.line);
    editor.setDecorations(this.#box, [range]);
    editor.setDecorations(this.#hint, [
      { range: place, renderOptions: { after: { contentText: questionAbout(mention) } } },
    ]);
  }

  /** Shows the mention that is at the cursor now. */
  async follow(client: LanguageClient, editor: TextEditor): Promise<void> {
    const found = await request(client, EntityAtPositionRequest, cursorOf(client, editor));
    if (found === null) return;
    this.show(editor, client.protocol2CodeConverter.asRange(found.mention.range), found.mention);
  }

  clear(): void {
    for (const editor of window.visibleTextEditors) {
      for (const type of this.#types) editor.setDecorations(type, []);
    }
  }

  get #types(): readonly TextEditorDecorationType[] {
    return [this.#box, this.#hint];
  }
}

function questionAbout({ type, score, status }: MentionInContext): string {
  return status === 'suggested'
    ? `${type}? ${formatPercent(score)} sure · ${KEYS}`
    : `${type}, ${status} · ${KEYS_AFTERWARDS}`;
}

/** Returns the empty line below or above a paragraph, where nothing is cut off at the right, or else the end of its line. */
function roomFor(document: TextDocument, line: number): Range {
  const empty = [line + 1, line - 1].find(
    (other) => other >= 0 && other < document.lineCount && document.lineAt(other).isEmptyOrWhitespace,
  );
  const { end } = document.lineAt(empty ?? line).range;
  return new Range(end, end);
}
