/** The workspace folders and the open files outside of them: which one is responsible for a file. */
import { folderOf, isWithin } from '../project/paths.ts';
import { projectAround } from '../project/program-root.ts';
import { fileOfUri } from './file-uri.ts';
import { Folder } from './folder.ts';
import type { FolderHost } from './folder-host.ts';
import { fileAlone, inProgram, type FolderProgram } from './folder-program.ts';
import { isUntitled } from './untitled.ts';

/** Of the workspace, by URI. */
interface FoldersChange {
  readonly added: readonly string[];
  readonly removed: readonly string[];
}

export class Folders {
  /** By path: those of the workspace, and those that were opened for loose files. */
  readonly #folders = new Map<string, Folder>();
  /** The open files outside of the workspace, by the path of their project, or by their own if there is none. */
  readonly #loose = new Map<string, Set<string>>();
  readonly #host: FolderHost;
  /** Changes run one at a time: a folder that is just being closed may be opened again. */
  #changing: Promise<void> = Promise.resolve();
  /** The last folder of loose files that was closed: one with the same files may follow. */
  #closing: Promise<void> = Promise.resolve();

  constructor(host: FolderHost) {
    this.#host = host;
  }

  get all(): readonly Folder[] {
    return [...this.#folders.values()];
  }

  /** The innermost folder around the file. */
  around(file: string): Folder | undefined {
    return this.#folders.get(this.#pathAround(file));
  }

  /** Those whose programs have the file, since what it says may change what is found in others. */
  allAround(file: string): readonly Folder[] {
    return [...this.#folders].filter(([path]) => this.#sees(path, file)).map(([, folder]) => folder);
  }

  /** Adds and removes folders by URI, and reassigns the open files. */
  change(change: FoldersChange): Promise<void> {
    const changed = this.#changing.then(() => this.#change(change));
    this.#changing = changed.catch(() => {});
    return changed;
  }

  async #change(change: FoldersChange): Promise<void> {
    const added = change.added.map((uri) => fileOfUri(uri)).filter((path) => path !== undefined);
    const removed = change.removed.map((uri) => fileOfUri(uri)).filter((path) => path !== undefined);
    const loose = [...this.#loose.values()].flatMap((files) => [...files]);
    const moving = loose.filter((file) => !isUntitled(file) && added.some((path) => isWithin(path, file)));
    await Promise.all([
      ...removed.map((path) => this.#close(path)),
      ...moving.map((file) => this.removeLooseFile(file)),
    ]);
    // What a folder was responsible for, the one around it is now.
    await Promise.all(removed.map(async (path) => this.around(path)?.session?.show()));
    await Promise.all(change.added.map((uri) => this.#open(uri, fileOfUri(uri))));
    await Promise.all(this.#host.documents.files().map((file) => this.addLooseFile(file)));
  }

  /**
   * An open document outside of the workspace is analyzed in the project around it, as if that were opened; without
   * one, alone. So is a document that is not saved yet.
   */
  async addLooseFile(file: string): Promise<void> {
    const { documents, exists } = this.#host;
    const isNew = isUntitled(file) || !(await exists(file));
    if (this.#isInWorkspace(file) && !isNew) return;
    await this.#closing;
    const path = isNew ? file : ((await projectAround(folderOf(file))) ?? file);
    if ((this.#isInWorkspace(file) && !isNew) || !documents.get(file)) return;
    const files = this.#loose.get(path);
    if (files) {
      files.add(file);
      this.#folders.get(path)?.session?.opened(file);
      return;
    }
    this.#loose.set(path, new Set([file]));
    await this.#open(documents.uriOf(path), path);
  }

  async removeLooseFile(file: string): Promise<void> {
    const found = [...this.#loose].find(([, files]) => files.delete(file));
    if (!found) return;
    const [path, left] = found;
    if (left.size === 0) {
      this.#loose.delete(path);
      this.#closing = this.#close(path);
      await this.#closing;
    }
    this.#host.publisher.publish(file, []);
    // It was saved, or never will be: the folders that are responsible now have its first text.
    for (const { session } of this.allAround(file)) session?.opened(file);
  }

  /** From now on, a new file is part of the program around it. */
  async savedLooseFile(file: string): Promise<void> {
    if (!this.#loose.has(file) || !(await this.#host.exists(file))) return;
    await this.removeLooseFile(file);
    for (const { session } of this.allAround(file)) session?.changedOnDisk(file);
    await this.addLooseFile(file);
  }

  async close(): Promise<void> {
    await Promise.all([...this.#folders.keys()].map((path) => this.#close(path)));
  }

  #pathAround(file: string): string {
    const paths = [...this.#folders.keys()].filter((path) => isWithin(path, file));
    return paths.reduce((inner, path) => (path.length > inner.length ? path : inner), '');
  }

  /** A file that is looked at by itself is part of no other program. */
  #sees(path: string, file: string): boolean {
    const inner = this.#pathAround(file);
    return this.#loose.has(inner) ? path === inner : !this.#loose.has(path) && isWithin(path, file);
  }

  #isInWorkspace(file: string): boolean {
    return (
      !isUntitled(file) && [...this.#folders.keys()].some((path) => !this.#loose.has(path) && isWithin(path, file))
    );
  }

  async #open(uri: string, path: string | undefined): Promise<void> {
    if (path === undefined || this.#folders.has(path)) return;
    const folder: Folder = new Folder(
      {
        uri,
        folder: path,
        program: () => this.#programOf(path),
        sees: (file) => this.#sees(path, file),
        owns: (file) => this.around(file) === folder && (this.#loose.get(path)?.has(file) ?? true),
      },
      this.#host,
    );
    this.#folders.set(path, folder);
    await folder.configure();
  }

  #programOf(path: string): Promise<FolderProgram> {
    const loose = this.#loose.get(path);
    if (!loose) return inProgram(path);
    return loose.has(path) ? fileAlone(path) : Promise.resolve({ root: path, paths: [], few: false });
  }

  /** The folder stays in the table until it is closed, because it clears its own findings. */
  async #close(path: string): Promise<void> {
    await this.#folders.get(path)?.close();
    this.#folders.delete(path);
  }
}
