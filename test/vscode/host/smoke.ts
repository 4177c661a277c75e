import path from 'node:path';
import { projectRoot } from './project.ts';
import { Workbench } from './workbench.ts';

/**
 * Checks that the extension lives: opens an article in the embedded VS Code and rests the mouse on a name.
 *
 * @throws Error if no hover with an entity appears; a screenshot is left in `.vscode-test/failure`.
 */
export async function smoke(folder: string): Promise<void> {
  console.log('Smoke test: VS Code in a headless browser, the mouse on a name …');
  const workbench = await Workbench.open({ folder, extension: projectRoot, report: console.log });
  try {
    await workbench.openFile('2023-11-14-halcyon-reaches-phobos.txt');
    const card = await workbench.hover('Petra Voss', 1, /person|organization|place/i);
    console.log(`The hover on "Petra Voss" says:\n${card.replace(/^/gm, '  ')}`);
  } catch (error) {
    const screenshot = path.join(projectRoot, '.vscode-test/failure/smoke.png');
    await workbench.screenshot(screenshot);
    throw new Error(`No hover on the name; see ${screenshot}`, { cause: error });
  } finally {
    await workbench.close();
  }
}
