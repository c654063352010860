/** Lays out what a session needs below `out/editor/NAME`: a copy of its workspace, its settings, its bundled suites. */
import { build } from 'esbuild';
import { cp, mkdir, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { glob } from 'tinyglobby';
import { COMMON_SETTINGS, type Session } from './sessions.ts';
import { COMMON } from '../../esbuild.mjs';

/** Absolute paths. */
export interface SessionFolder {
  readonly workspace: string;
  readonly userDataDir: string;
  readonly extensionsDir: string;
  /** The bundled suites, with the `index.js` that runs them. */
  readonly suites: string;
}

/** @throws where the session has no suites or they do not build */
export async function layOut(name: string, { workspace, settings, trust }: Session): Promise<SessionFolder> {
  const root = resolve('out/editor', name);
  const folder = {
    workspace: join(root, 'workspace'), userDataDir: join(root, 'user-data'), extensionsDir: join(root, 'extensions'), suites: join(root, 'suites'),
  };
  await rm(root, { recursive: true, force: true });
  await cp(join('test/workspaces', workspace), folder.workspace, { recursive: true });
  await mkdir(join(folder.userDataDir, 'User'), { recursive: true });
  await mkdir(folder.extensionsDir, { recursive: true });
  await writeFile(join(folder.userDataDir, 'User/settings.json'), JSON.stringify({
    ...COMMON_SETTINGS, 'security.workspace.trust.enabled': trust === 'restricted', ...settings,
  }, null, 2));
  await bundleSuites(name, folder.suites);
  return folder;
}

async function bundleSuites(name: string, outdir: string): Promise<void> {
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
}
