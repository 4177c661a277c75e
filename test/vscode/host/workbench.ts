import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Browser, Locator, Page } from 'playwright-core';
import { ensureChromium, launchBrowser } from './browser.ts';
import { installEmbedded } from './install.ts';
import { createTemporaryFolder, type TemporaryFolder } from './project.ts';
import { startServer, type EmbeddedServer, type Settings } from './server.ts';

export interface WorkbenchOptions {
  /** The folder to open. */
  readonly folder: string;
  /** The folder of the extension in development, or a packaged `.vsix` to install. */
  readonly extension: string;
  readonly settings?: Settings;
  /** Size of the window in pixels. */
  readonly viewport?: { readonly width: number; readonly height: number };
  /** Told what takes long. */
  readonly report?: (line: string) => void;
}

/** Only what a reader of articles needs, so that screenshots show the articles. */
const cleanLayout: Settings = {
  // The theme is the one of the settings, not the one of the browser.
  'window.autoDetectColorScheme': false,
  'breadcrumbs.enabled': false,
  'chat.commandCenter.enabled': false,
  'editor.minimap.enabled': false,
  'editor.wordWrap': 'on',
  'window.commandCenter': false,
  'workbench.layoutControl.enabled': false,
  'workbench.reduceMotion': 'on',
};

/** How long the driver waits for what it expects to see, in milliseconds. */
const patience = 3 * 60_000;
/** How long it waits for a hover once the names of the article are known, in milliseconds. */
const hoverPatience = 15_000;

/** A real VS Code workbench in a headless browser, used as a person would: with the mouse, the keyboard and the eyes. */
export class Workbench {
  /** The page, for what this driver has no word for. */
  readonly page: Page;
  /** The absolute path of the folder that is open. */
  readonly folder: string;
  readonly #server: EmbeddedServer;
  readonly #browser: Browser;
  readonly #data: TemporaryFolder;
  /** What the open article contained on disk when it was opened. */
  #text = '';

  private constructor(
    page: Page,
    folder: string,
    server: EmbeddedServer,
    browser: Browser,
    data: TemporaryFolder,
  ) {
    this.page = page;
    this.folder = folder;
    this.#server = server;
    this.#browser = browser;
    this.#data = data;
  }

  /**
   * Opens a workbench on a folder and resolves when its files are listed.
   *
   * @throws Error if VS Code or Chromium cannot be had, or if the workbench does not appear.
   */
  static async open(options: WorkbenchOptions): Promise<Workbench> {
    const { viewport = { width: 1280, height: 800 }, report = () => undefined } = options;
    const vscode = await installEmbedded(report);
    const chromium = await ensureChromium(report);
    const data = createTemporaryFolder();
    const extension = path.resolve(options.extension);
    const isPackaged = extension.endsWith('.vsix');
    const [server, browser] = await Promise.all([
      startServer(vscode, {
        dataFolder: data.path,
        settings: { ...cleanLayout, ...options.settings },
        ...(isPackaged ? { vsix: extension } : {}),
      }),
      launchBrowser(chromium),
    ]);
    const page = await browser.newPage({ viewport, locale: 'en-US' });
    page.setDefaultTimeout(patience);
    const folder = path.resolve(options.folder);
    const workbench = new Workbench(page, folder, server, browser, data);
    try {
      await page.goto(server.urlOf({ open: folder, ...(isPackaged ? {} : { extension }) }));
      await page.locator('.explorer-folders-view .monaco-list-row').first().waitFor();
    } catch (error) {
      await workbench.close();
      throw error;
    }
    return workbench;
  }

  /** Opens a file of the folder by its relative path and waits for its text. */
  async openFile(name: string): Promise<void> {
    this.#text = readFileSync(path.join(this.folder, name), 'utf8');
    await this.page.keyboard.press('Control+P');
    await this.page.keyboard.type(name);
    await this.#activeRow(path.basename(name)).waitFor();
    await this.page.keyboard.press('Enter');
    await this.page.locator('.tab.active', { hasText: path.basename(name) }).waitFor();
    await this.#editor.locator('.view-line').first().waitFor();
  }

  /**
   * Rests the mouse on a text of the open article until a hover appears.
   *
   * @param occurrence Which occurrence of the text in the file on disk, from 1.
   * @param expected What the hover must contain; others are waited out.
   * @returns What the hover says.
   * @throws Error that names the text if there is no such hover on it, seconds after the names of the article are known.
   */
  async hover(text: string, occurrence = 1, expected: RegExp | string = ''): Promise<string> {
    await this.placeCursor(text, occurrence);
    const cursor = await this.#editor.locator('.cursors-layer .cursor').first().boundingBox();
    if (cursor === null) throw new Error('The cursor is not on the screen.');
    const { mouse } = this.page;
    const hover = this.page
      .locator('.monaco-hover:not(.hidden) .hover-contents')
      .filter({ hasText: expected })
      .first();
    await this.#waitForNames();
    const deadline = Date.now() + hoverPatience;
    for (;;) {
      await mouse.move(cursor.x + 3, cursor.y - 100);
      await mouse.move(cursor.x + 4, cursor.y + cursor.height / 2, { steps: 4 });
      try {
        await hover.waitFor({ timeout: 2000 });
        return await hover.innerText();
      } catch (error) {
        // VS Code asks only once for each movement, and what the hover says may change while articles are read.
        if (Date.now() < deadline) continue;
        const content = expected === '' ? '' : ` with ${String(expected)}`;
        throw new Error(`No hover${content} on occurrence ${occurrence} of "${text}".`, { cause: error });
      }
    }
  }

  /** Puts the cursor at the start of an occurrence (from 1) of a text of the file on disk, scrolled into view. */
  async placeCursor(text: string, occurrence = 1): Promise<void> {
    let offset = -1;
    for (let found = 0; found < occurrence; found++) {
      offset = this.#text.indexOf(text, offset + 1);
      if (offset < 0) throw new Error(`The open file contains no occurrence ${occurrence} of "${text}".`);
    }
    const before = this.#text.slice(0, offset).split('\n');
    const [line, column] = [before.length, (before.at(-1)?.length ?? 0) + 1];
    await this.page.keyboard.press('Control+G');
    await this.page.keyboard.type(`${line}:${column}`);
    await this.page.keyboard.press('Enter');
    await this.page.getByText(`Ln ${line}, Col ${column}`, { exact: true }).waitFor();
  }

  /** Presses keys one after the other, in Playwright's notation: `Control+Shift+O`. */
  async pressKeys(...keys: readonly string[]): Promise<void> {
    for (const key of keys) await this.page.keyboard.press(key);
  }

  /** Runs a command by its title in the command palette: `Dateline: Next Mention`. */
  async runCommand(title: string): Promise<void> {
    await this.page.keyboard.press('F1');
    await this.page.keyboard.type(title);
    await this.#activeRow(title).waitFor();
    await this.page.keyboard.press('Enter');
  }

  /** Returns the symbols that Go to Symbol offers for the open article, from the top, as far as the list shows them. */
  async symbols(): Promise<string[]> {
    await this.page.keyboard.press('Control+Shift+O');
    await this.page.locator('.quick-input-list .monaco-list-row .codicon[class*=symbol-]').first().waitFor();
    const rows = await this.page.locator('.quick-input-list .monaco-list-row .label-name').allInnerTexts();
    await this.page.keyboard.press('Escape');
    // Icons are letters of a private font.
    return rows.map((row) => row.replace(/\p{Co}/gu, '').trim());
  }

  /** Opens the references of an occurrence (from 1) of a text in a peek view and returns the rows of its list. */
  async references(text: string, occurrence = 1): Promise<string[]> {
    await this.placeCursor(text, occurrence);
    await this.page.keyboard.press('Shift+F12');
    const rows = this.page.locator('.reference-zone-widget .ref-tree .monaco-list-row');
    await rows.first().waitFor();
    return rows.allInnerTexts();
  }

  /** Shows the outline of the open article in place of the list of files. */
  async showOutline(): Promise<void> {
    await this.runCommand('Explorer: Focus on Outline View');
    await this.page.locator('.outline-tree .monaco-list-row').first().waitFor();
    await this.page.locator('.explorer-viewlet .pane-header.expanded').first().click();
  }

  /** Shows a view of the extension by the title of its container and its own, and resolves when it has rows. */
  async showView(container: string, view: string): Promise<void> {
    await this.runCommand(`${container}: Focus on ${view} View`);
    const rows = this.page.locator(`.monaco-list[aria-label="${view}"] .monaco-list-row`);
    await rows.first().waitFor();
  }

  /** Resolves when a part of the open article has another color than plain text. */
  async waitForColors(): Promise<void> {
    await this.#editor.locator('.view-line span[class*=mtk]:not(.mtk1)').first().waitFor();
  }

  /** Takes a picture of the window, of what fades in as it will be. */
  async screenshot(file: string): Promise<void> {
    await this.page.screenshot({ path: file, animations: 'disabled' });
  }

  /** Ends the browser and the server, and removes what they wrote. */
  async close(): Promise<void> {
    await this.#browser.close();
    await this.#server.stop();
    this.#data.remove();
  }

  /** Resolves when all articles are read and the status bar counts what the open one names. */
  async #waitForNames(): Promise<void> {
    await this.page.locator('.statusbar-item [aria-label^="Dateline: "][aria-label*=" · "]').waitFor();
  }

  get #editor(): Locator {
    return this.page.locator('.editor-instance .monaco-editor').first();
  }

  /** The row that Enter accepts. */
  #activeRow(text: string): Locator {
    return this.page.locator('.quick-input-list .monaco-list-row.focused', { hasText: text });
  }
}
