/** A folder of files for a test, removed after it. */
import { chmod, mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { DEFAULT_SETTINGS, type Settings } from '../../src/protocol/settings.ts';
import { openProject, type Project, type ProjectOptions } from '../../src/project/index.ts';

export interface TestFolder {
  /** Absolute path. */
  readonly root: string;
  /** The absolute path of a file. */
  path(file: string): string;
  write(files: Readonly<Record<string, string | Uint8Array>>): Promise<void>;
  remove(file: string): Promise<void>;
  /** Opens a project of the folder that is closed after the test; without a cache unless one is given. */
  open(
    options?: Partial<Omit<ProjectOptions, 'settings'>> & { readonly settings?: Partial<Settings> },
  ): Promise<Project>;
}

const cleanups: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

/** @param files contents by path relative to the folder */
export async function makeFolder(files: Readonly<Record<string, string | Uint8Array>>): Promise<TestFolder> {
  const root = await realpath(await mkdtemp(join(tmpdir(), 'project-test-')));
  cleanups.push(() => rm(root, { recursive: true, force: true }));
  const folder: TestFolder = {
    root,
    path: (file) => `${root}/${file}`,
    async write(contents) {
      for (const [file, content] of Object.entries(contents)) {
        await mkdir(dirname(folder.path(file)), { recursive: true });
        await writeFile(folder.path(file), content);
      }
    },
    remove: (file) => rm(folder.path(file), { recursive: true }),
    async open({ settings, ...options } = {}) {
      const project = await openProject({
        root,
        cacheDir: false,
        threads: 1,
        ...options,
        settings: { ...DEFAULT_SETTINGS, ...settings },
      });
      cleanups.push(() => project.close());
      return project;
    },
  };
  await folder.write(files);
  return folder;
}

/** What is found in a folder, as `file:line message` with paths relative to it. */
export async function foundIn(folder: TestFolder, project: Project): Promise<string[]> {
  const { findings } = await project.analyse();
  return [...findings]
    .flatMap(([file, list]) =>
      list
        .filter(({ severity }) => severity !== 'off' && severity !== 'hint')
        .map(({ span }) => `${file.slice(folder.root.length + 1)}:${span[0]}`),
    )
    .sort();
}

/** Does something as a user who owns nothing: root may read everything. */
export async function asNobody<T>(folder: TestFolder, work: () => Promise<T>): Promise<T> {
  if (process.geteuid?.() !== 0) return work();
  await chmod(folder.root, 0o755);
  process.seteuid?.(NOBODY);
  try {
    return await work();
  } finally {
    process.seteuid?.(0);
  }
}

const NOBODY = 65_534;
