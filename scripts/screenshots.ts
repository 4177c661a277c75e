/**
 * Photographs the extension at work for the documentation: `npm run screenshots [folder article name]`.
 * The pictures of `docs/images` show the samples.
 */
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { projectRoot } from '../test/vscode/host/project.ts';
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
  });
  await photograph('Light Modern', async (_workbench, save) => {
    await save('colors-light');
  });
} catch (error) {
  await fail(error);
}
await end(0);

/** Opens the article in a theme, waits until its names have colors and lets `scene` take pictures by their names. */
async function photograph(
  theme: string,
  scene: (workbench: Workbench, save: (picture: string) => Promise<void>) => Promise<void>,
): Promise<void> {
  const workbench = await Workbench.open({
    folder,
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
  }
}
