/**
 * Photographs the extension at work for the documentation and its walkthrough: `npm run screenshots [folder article name]`.
 * The pictures of `docs/images` and `media/walkthrough` show the samples.
 */
import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { createTemporaryFolder, projectRoot } from '../test/vscode/host/project.ts';
import type { Settings } from '../test/vscode/host/server.ts';
import { Workbench } from '../test/vscode/host/workbench.ts';
import { end, fail } from './processes.js';

const [
  folder = path.join(projectRoot, 'samples'),
  article = '2024-03-13-contractor-paid-ministers-husband.txt',
  name = 'Voss',
] = process.argv.slice(2);
interface Album {
  readonly folder: string;
  readonly viewport: { readonly width: number; readonly height: number };
  readonly settings?: Settings;
}

const documentation: Album = { folder: 'docs/images', viewport: { width: 1280, height: 800 } };
/** The walkthrough shows its pictures small: there is little in them, so that words stay legible. */
const walkthrough: Album = {
  folder: 'media/walkthrough',
  viewport: { width: 720, height: 540 },
  settings: {
    'editor.lineNumbers': 'off',
    'editor.folding': false,
    'workbench.activityBar.location': 'hidden',
  },
};
const REGISTRY = `entities:
  - id: person/helena-voss
    type: person
    name: Helena Voss
    aliases:
      - the works minister
    not: [person/anders-voss]
    note: Resigned in March 2024.
  - id: person/anders-voss
    type: person
    name: Anders Voss
  - id: organization/calder-brandt-engineering
    type: organization
    name: Calder Brandt Engineering
    aliases:
      - Calder Brandt
ignore:
  - Image
`;

try {
  await photograph(documentation, 'Dark Modern', async (workbench, save) => {
    await save('colors-dark');
    await workbench.hover(name);
    await save('hover');
    await workbench.references(name);
    await save('references');
    await workbench.pressKeys('Escape');
    await workbench.showOutline();
    await save('outline');
    // The fourth is a surname alone, which is a part of longer names elsewhere.
    await workbench.placeCursor(name, 4);
    await workbench.pressKeys('Control+K', 'Alt+O');
    await workbench.page.locator('.quick-input-title', { hasText: 'exactly as written' }).waitFor();
    await save('annotate-all');
    await workbench.pressKeys('Escape', 'Control+K', 'Alt+V');
    const progress = workbench.page.locator('.statusbar-item', { hasText: ' here,' });
    await progress.filter({ hasText: ' 0 / ' }).waitFor();
    for (const decided of [1, 2, 3, 4]) {
      await workbench.pressKeys('a');
      await progress.filter({ hasText: ` ${decided} / ` }).waitFor();
    }
    await workbench.showView('Dateline', 'This Article');
    await save('review');
  });
  await photograph(documentation, 'Light Modern', async (_workbench, save) => {
    await save('colors-light');
  });
  for (const shade of ['dark', 'light']) {
    const theme = shade === 'dark' ? 'Dark Modern' : 'Light Modern';
    await photograph(walkthrough, theme, (workbench, save) =>
      showSteps(workbench, (step) => save(`${step}-${shade}`)),
    );
  }
} catch (error) {
  await fail(error);
}
await end(0);

/** Does what the steps of the walkthrough say. */
async function showSteps(workbench: Workbench, save: (step: string) => Promise<void>): Promise<void> {
  const { page } = workbench;
  await workbench.pressKeys('Control+B');
  await workbench.placeCursor(name, 2);
  await save('open');
  await workbench.hover(name, 4);
  await save('hover');
  await workbench.references(name, 2);
  await save('mentions');
  await workbench.pressKeys('Escape', 'Control+K', 'Control+G');
  await page.locator('.quick-input-title', { hasText: 'Go to Entity' }).waitFor();
  await page.keyboard.type(name);
  const rows = page.locator('.quick-input-list .monaco-list-row');
  await rows
    .and(page.locator(`:not(:has-text("${name}"))`))
    .first()
    .waitFor({ state: 'detached' });
  await save('search');
  await workbench.pressKeys('Escape');
  await workbench.placeCursor(name, 2);
  await workbench.pressKeys('Control+K', 'Shift+A');
  await page.locator('.statusbar-item', { hasText: 'Accepted' }).waitFor();
  await save('decide');
  await workbench.pressKeys('Control+K', 'Alt+V');
  await page.locator('.statusbar-item', { hasText: ' here,' }).waitFor();
  await save('review');
  await workbench.pressKeys('Escape');
  writeFileSync(path.join(workbench.folder, '.dateline/entities.yaml'), REGISTRY);
  await workbench.runCommand('Dateline: Open the Registry');
  await page.locator('.tab.active', { hasText: 'entities.yaml' }).waitFor();
  await workbench.waitForColors();
  await save('registry');
}

/** Opens the article, in a copy of its folder, in a theme; waits for the colors of its names and lets `scene` take pictures. */
async function photograph(
  { folder: pictures, viewport, settings }: Album,
  theme: string,
  scene: (workbench: Workbench, save: (picture: string) => Promise<void>) => Promise<void>,
): Promise<void> {
  mkdirSync(path.join(projectRoot, pictures), { recursive: true });
  const temporary = createTemporaryFolder();
  const copy = path.join(temporary.path, path.basename(folder));
  cpSync(folder, copy, { recursive: true });
  const workbench = await Workbench.open({
    folder: copy,
    extension: projectRoot,
    settings: { ...settings, 'workbench.colorTheme': theme },
    viewport,
    report: console.log,
  });
  try {
    await workbench.openFile(article);
    await workbench.waitForColors();
    await scene(workbench, async (picture) => {
      const file = path.join(projectRoot, pictures, `${picture}.png`);
      await workbench.screenshot(file);
      console.log(path.relative(projectRoot, file));
    });
  } finally {
    await workbench.close();
    temporary.remove();
  }
}
