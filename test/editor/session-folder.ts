/** Lays out what a session needs: a copy of its workspace; its settings and bundled suites below `out/editor/NAME`. */
import { build } from 'esbuild';
import { cp, mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
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
export async function layOut(name: string, { workspace, settings, trust }: Session): Promise<SessionFolder> {
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
    suites: await bundleSuites(name, join(root, 'suites')),
  };
}

async function bundleSuites(name: string, outdir: string): Promise<string> {
  const suites = await glob(`test/editor/suites/${name}/*.suite.ts`);
  if (suites.length === 0) throw new Error(`The session ${name} has no suites.`);
  await build({
    ...COMMON,
    entryPoints: ['test/editor/host/index.ts', ...suites],
    entryNames: '[name]',
    outdir,
    external: ['vscode', 'mocha'],
    sourcemap: 'inline',
  });
  return join(outdir, 'index.js');
}
