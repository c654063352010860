/** Lays out what a session needs: a copy of its workspace; its settings and bundled suites below `out/editor/NAME`. */
import { build } from 'esbuild';
import { cp, mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { glob } from 'tinyglobby';
import { COMMON } from '../../esbuild.mjs';
import { writeProfile } from './profile.ts';
import type { Session } from './sessions.ts';

export interface SessionFolder {
  /** Absolute path; outside the repository, whose .gitignore would hide it from the extension. */
  readonly workspace: string;
  /** Flags that name the folders of settings and extensions. */
  readonly profile: readonly string[];
  /** Absolute path of the bundle that runs the suites beside it. */
  readonly suites: string;
  /** Removes the workspace. What the editor logged stays. */
  remove(): Promise<void>;
}

/** @throws where the session has no suites or they do not build */
export async function layOut(name: string, { suites, workspace, settings, trust }: Session): Promise<SessionFolder> {
  const root = resolve('out/editor', name);
  await rm(root, { recursive: true, force: true });
  const temporary = await realpath(await mkdtemp(join(tmpdir(), 'workload-lint-')));
  const copy = join(temporary, workspace);
  await cp(join('test/workspaces', workspace), copy, { recursive: true });
  return {
    workspace: copy,
    remove: () => rm(temporary, { recursive: true }),
    profile: await writeProfile(root, {
      ...(trust === 'restricted' && { 'security.workspace.trust.enabled': true }),
      ...settings,
    }),
    suites: await bundleSuites(suites, join(root, 'suites')),
  };
}

/** Bundles are named `ORDER-FOLDER-NAME.suite.js`, for the host runs them by name. */
async function bundleSuites(folders: readonly string[], outdir: string): Promise<string> {
  const entries = await Promise.all(
    folders.map(async (folder, order) => {
      const files = await glob(`test/editor/suites/${folder}/*.suite.ts`);
      if (files.length === 0) throw new Error(`There are no suites in ${folder}.`);
      return files.map((file) => [`${order}-${folder}-${basename(file, '.ts')}`, file] as const);
    }),
  );
  await build({
    ...COMMON,
    entryPoints: { index: 'test/editor/host/index.ts', ...Object.fromEntries(entries.flat()) },
    outdir,
    external: ['vscode', 'mocha'],
    sourcemap: 'inline',
  });
  return join(outdir, 'index.js');
}
