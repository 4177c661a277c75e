import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { formatDecision, type Decision } from '../../server/src/core/decisions/decision.ts';

/** A folder of articles on the disk that a test makes and takes away, with what people decided in it. */
export class MadeFolder {
  readonly root: string;

  private constructor(root: string) {
    this.root = root;
  }

  static async make(): Promise<MadeFolder> {
    return new MadeFolder(await mkdtemp(path.join(tmpdir(), 'dateline-cli-')));
  }

  /** Returns a folder inside, which goes with this one. */
  inside(name: string): MadeFolder {
    return new MadeFolder(path.join(this.root, name));
  }

  remove(): Promise<void> {
    return rm(this.root, { recursive: true });
  }

  /** Writes a file, given by its path inside the folder. */
  async write(name: string, content: string): Promise<void> {
    const file = path.join(this.root, name);
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, content);
  }

  /** Writes what is decided on an article, given by its path inside the folder. */
  writeJournal(article: string, ...decisions: readonly Decision[]): Promise<void> {
    const lines = decisions.map((each) => `${formatDecision(each)}\n`);
    return this.write(`.dateline/decisions/${article}.jsonl`, lines.join(''));
  }
}
