/**
 * Photographs the extension at work for the documentation: `npm run screenshots [folder article name]`.
 * The pictures of `docs/images` show the samples.
 */
import { cpSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { createTemporaryFolder, projectRoot } from '../test/vscode/host/project.ts';
import { Workbench } from '../test/vscode/host/workbench.ts';
import { end, fail } from './processes.js';

const [
  folder = path.join(projectRoot, 'samples'),
  article = '2024-03-13-contractor-paid-ministers-husband.txt',
  name = 'Voss',
] = process.argv.slice(2);
const images = path.join(projectRoot, 'docs/images');

try {
  mkdirSync(images, { recursive: true });
  await photograph('Dark Modern', async (workbench, save) => {
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
  await photograph('Light Modern', async (_workbench, save) => {
    await save('colors-light');
  });
} catch (error) {
  await fail(error);
}
await end(0);

/** Opens the article, in a copy of its folder, in a theme; waits for the colors of its names and lets `scene` take pictures. */
async function photograph(
  theme: string,
  scene: (workbench: Workbench, save: (picture: string) => Promise<void>) => Promise<void>,
): Promise<void> {
  const temporary = createTemporaryFolder();
  const copy = path.join(temporary.path, path.basename(folder));
  cpSync(folder, copy, { recursive: true });
  const workbench = await Workbench.open({
    folder: copy,
    extension: projectRoot,
    settings: { 'workbench.colorTheme': theme },
    report: console.log,
  });
  try {
    await workbench.openFile(article);
    await workbench.waitForColors();
    await scene(workbench, async (picture) => {
      const file = path.join(images, `${picture}.png`);
      await workbench.screenshot(file);
      console.log(path.relative(projectRoot, file));
    });
  } finally {
    await workbench.close();
    temporary.remove();
  }
}
