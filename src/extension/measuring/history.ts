/** The stored results of a workspace: one file each, latest first; old ones are deleted. */
import { EventEmitter, Uri, workspace, type LogOutputChannel } from 'vscode';
import type { BenchmarkResult } from '../../protocol/benchmark-result.ts';
import type { KeptRun } from '../../protocol/panel.ts';

const MOST = 50;
const SUFFIX = '.json';

export class History {
  readonly #folder: Uri;
  readonly #output: LogOutputChannel;
  readonly #changed = new EventEmitter<void>();

  /** @param storage of the workspace; of the user if none is open */
  constructor(storage: Uri, output: LogOutputChannel) {
    this.#folder = Uri.joinPath(storage, 'benchmarks');
    this.#output = output;
  }

  /** Results were added or removed. */
  readonly onChanged = this.#changed.event;

  async read(): Promise<KeptRun[]> {
    const runs = await Promise.all((await this.#ids()).map((id) => this.#readOne(id)));
    return runs.filter((run) => run !== undefined);
  }

  /** @returns the id of the stored result */
  async add(result: BenchmarkResult): Promise<string> {
    const id = result.date.replaceAll(/[^\dTZ]/g, '-');
    await workspace.fs.createDirectory(this.#folder);
    await workspace.fs.writeFile(this.#file(id), Buffer.from(JSON.stringify(result)));
    for (const old of (await this.#ids()).slice(MOST)) await this.#delete(old);
    this.#changed.fire();
    return id;
  }

  async remove(id: string): Promise<void> {
    if ((await this.#ids()).includes(id)) await this.#delete(id);
    this.#changed.fire();
  }

  async clear(): Promise<void> {
    for (const id of await this.#ids()) await this.#delete(id);
    this.#changed.fire();
  }

  async #delete(id: string): Promise<void> {
    await workspace.fs.delete(this.#file(id));
  }

  #file(id: string): Uri {
    return Uri.joinPath(this.#folder, `${id}${SUFFIX}`);
  }

  /** Latest first: file names begin with the date. */
  async #ids(): Promise<string[]> {
    try {
      const entries = await workspace.fs.readDirectory(this.#folder);
      return entries
        .map(([name]) => name)
        .filter((name) => name.endsWith(SUFFIX))
        .map((name) => name.slice(0, -SUFFIX.length))
        .sort()
        .reverse();
    } catch {
      // Nothing has been measured in this workspace yet.
      return [];
    }
  }

  async #readOne(id: string): Promise<KeptRun | undefined> {
    try {
      const text = Buffer.from(await workspace.fs.readFile(this.#file(id))).toString();
      const result = JSON.parse(text) as Partial<BenchmarkResult>;
      // Results of earlier versions have no measures of merit.
      if (!result.merits) throw new Error('it was stored by an earlier version');
      return { id, result: result as BenchmarkResult };
    } catch (error) {
      this.#output.warn(`Skipped the benchmark result ${this.#file(id).fsPath}: ${String(error)}`);
      return undefined;
    }
  }
}
