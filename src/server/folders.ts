/** The workspace folders and the open files outside of them: which one is responsible for a file. */
import { packageAround } from '../project/index.ts';
import { programAround } from '../project/program-root.ts';
import { fileOfUri, isBelow, uriOfFile } from './file-uri.ts';
import { Folder, type FolderProgram } from './folder.ts';
import type { FolderHost } from './folder-host.ts';

/** A file outside of all folders: around it may be a home folder or a whole disk. */
async function fileAlone(file: string): Promise<FolderProgram> {
  return { root: await packageAround(file), paths: [file], few: true };
}

/** Chains may begin or lead outside of the folder: the program is the whole workspace around it. */
async function inProgram(path: string): Promise<FolderProgram> {
  const root = await programAround(path);
  return { root, paths: root === path ? [] : [path], few: false };
}

export class Folders {
  /** By folder path; a file outside all folders is a folder of its own. */
  readonly #folders = new Map<string, Folder>();
  readonly #loose = new Set<string>();
  readonly #host: FolderHost;

  constructor(host: FolderHost) {
    this.#host = host;
  }

  get all(): readonly Folder[] {
    return [...this.#folders.values()];
  }

  /** The innermost folder around the file. */
  around(file: string): Folder | undefined {
    const paths = [...this.#folders.keys()].filter((path) => isBelow(file, path));
    return this.#folders.get(paths.reduce((inner, path) => (path.length > inner.length ? path : inner), ''));
  }

  /** Adds and removes folders by URI, and reassigns the open files. */
  async change(change: { readonly added: readonly string[]; readonly removed: readonly string[] }): Promise<void> {
    const removed = change.removed.map((uri) => this.#close(fileOfUri(uri)));
    const added = change.added.map((uri) => this.#open(uri, fileOfUri(uri)));
    await Promise.all([...removed, ...added]);
    await Promise.all(this.#host.documents.files().map((file) => this.addLooseFile(file)));
  }

  /** An open document outside all folders is analyzed alone. */
  async addLooseFile(file: string): Promise<void> {
    if (this.around(file)) return;
    this.#loose.add(file);
    await this.#open(uriOfFile(file), file);
  }

  async removeLooseFile(file: string): Promise<void> {
    if (this.#loose.delete(file)) await this.#close(file);
  }

  async close(): Promise<void> {
    await Promise.all([...this.#folders.keys()].map((path) => this.#close(path)));
  }

  async #open(uri: string, path: string | undefined): Promise<void> {
    if (path === undefined || this.#folders.has(path)) return;
    const program = this.#loose.has(path) ? () => fileAlone(path) : () => inProgram(path);
    const folder: Folder = new Folder(
      { uri, folder: path, program, owns: (file) => this.around(file) === folder },
      this.#host,
    );
    this.#folders.set(path, folder);
    await folder.configure();
  }

  /** The folder stays in the table until it is closed, because it clears its own findings. */
  async #close(path: string | undefined): Promise<void> {
    if (path === undefined) return;
    await this.#folders.get(path)?.close();
    this.#folders.delete(path);
  }
}
