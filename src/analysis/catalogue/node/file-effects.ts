/** Which files the calls of `fs` read and change, by the positions of their arguments: data. */

export interface FileEffect {
  /** Arguments with the paths that it reads or changes. */
  readonly reads?: readonly number[];
  readonly changes?: readonly number[];
  /** It tells what is in a folder: whatever is made or removed there is seen. */
  readonly lists?: true;
  /** The argument with what is written: two at once may leave a mixture, unless it is the same. */
  readonly content?: number;
  /** The argument that says whether it opens the file to write, too. */
  readonly opens?: number;
  /** Doing it twice is as good as once, with this option where one is named. */
  readonly isRepeatable?: true | string;
}

const READS: FileEffect = { reads: [0] };
const CHANGES: FileEffect = { changes: [0] };

/** By the name without `Sync`. */
const EFFECTS: Readonly<Partial<Record<string, FileEffect>>> = {
  ...Object.fromEntries(
    'readFile readlink stat lstat statfs realpath access exists pathExists readJson readJSON createReadStream openAsBlob'
      .split(' ')
      .map((name) => [name, READS]),
  ),
  ...Object.fromEntries(
    'createWriteStream truncate rmdir chmod chown utimes lutimes lchown'.split(' ').map((name) => [name, CHANGES]),
  ),
  readdir: { reads: [0], lists: true },
  opendir: { reads: [0], lists: true },
  open: { reads: [0], opens: 1 },
  writeFile: { changes: [0], content: 1 },
  appendFile: { changes: [0], content: 1 },
  outputFile: { changes: [0], content: 1 },
  writeJson: { changes: [0], content: 1 },
  writeJSON: { changes: [0], content: 1 },
  outputJson: { changes: [0], content: 1 },
  // Each gets a folder of its own.
  mkdtemp: {},
  unlink: CHANGES,
  remove: { changes: [0], isRepeatable: true },
  rm: { changes: [0], isRepeatable: 'force' },
  mkdir: { changes: [0], isRepeatable: 'recursive' },
  ensureDir: { changes: [0], isRepeatable: true },
  copyFile: { reads: [0], changes: [1], content: 0 },
  copy: { reads: [0], changes: [1] },
  cp: { reads: [0], changes: [1] },
  rename: { changes: [0, 1] },
  move: { changes: [0, 1] },
  link: { reads: [0], changes: [1] },
  symlink: { changes: [1] },
};
const MODULES: ReadonlySet<string> = new Set(['node:fs', 'node:fs/promises', 'fs-extra', 'graceful-fs']);

/** @returns undefined where it is not known to touch a file */
export function fileEffectOf(module: string, path: string): FileEffect | undefined {
  if (!MODULES.has(module)) return undefined;
  const name = path.replace(/^(default\.|promises\.)+/, '').replace(/Sync$/, '');
  return Object.hasOwn(EFFECTS, name) ? EFFECTS[name] : undefined;
}
