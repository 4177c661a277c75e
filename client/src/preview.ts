import {
  type Location,
  type Tab,
  TabInputText,
  TextEditorRevealType,
  ThemeColor,
  type Uri,
  window,
} from 'vscode';

/** Shows one place after the other without taking the focus, and can lead back to where the person was before. */
export class Preview {
  readonly #editor = window.activeTextEditor;
  readonly #selections = window.activeTextEditor?.selections;
  readonly #visibleRange = window.activeTextEditor?.visibleRanges[0];
  readonly #isPreviewTab = window.tabGroups.activeTabGroup.activeTab?.isPreview ?? true;
  readonly #openBefore = new Set(textTabs().map(({ uri }) => uri.toString()));
  readonly #highlight = window.createTextEditorDecorationType({
    backgroundColor: new ThemeColor('editor.rangeHighlightBackground'),
    isWholeLine: true,
  });
  #next: Location | undefined;
  #showing: Promise<void> | undefined;

  /** Shows a place, or, while another one is still being opened, the last that was asked for. */
  show(location: Location): void {
    this.#next = location;
    this.#showing ??= this.#showNext();
  }

  /** Resolves when nothing is being opened any more. */
  async settle(): Promise<void> {
    this.#next = undefined;
    await this.#showing;
  }

  /** Goes back to the editor, the selections and the lines that were shown before. */
  async restore(): Promise<void> {
    if (this.#editor === undefined) return;
    const { document, viewColumn } = this.#editor;
    const editor = await window.showTextDocument(document, {
      ...(viewColumn !== undefined && { viewColumn }),
      preview: this.#isPreviewTab,
    });
    if (this.#selections !== undefined) editor.selections = this.#selections;
    if (this.#visibleRange !== undefined) editor.revealRange(this.#visibleRange, TextEditorRevealType.AtTop);
  }

  /** Closes what was opened only to be shown. */
  async close(): Promise<void> {
    this.#highlight.dispose();
    const leftOver = textTabs().filter(
      ({ tab, uri }) => !tab.isActive && !this.#openBefore.has(uri.toString()),
    );
    await window.tabGroups.close(leftOver.map(({ tab }) => tab));
  }

  async #showNext(): Promise<void> {
    try {
      while (this.#next !== undefined) {
        const { uri, range } = this.#next;
        this.#next = undefined;
        const editor = await window.showTextDocument(uri, {
          preserveFocus: true,
          preview: true,
          selection: range,
        });
        editor.setDecorations(this.#highlight, [range]);
      }
    } finally {
      this.#showing = undefined;
    }
  }
}

function textTabs(): { tab: Tab; uri: Uri }[] {
  return window.tabGroups.all
    .flatMap((group) => group.tabs)
    .flatMap((tab) => (tab.input instanceof TabInputText ? [{ tab, uri: tab.input.uri }] : []));
}
