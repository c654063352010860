/** Finds a VS Code to run: the installed one, one that can be downloaded and shown, or the embedded one. */
import { downloadAndUnzipVSCode } from '@vscode/test-electron';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import versions from './versions.json';

export type EditorKind = 'installed' | 'downloaded' | 'embedded';

export interface ChosenEditor {
  readonly kind: EditorKind;
  /** An executable that takes VS Code's flags: a path, or a name on the PATH. */
  readonly executable: string;
}

const DOWNLOADS = 'https://update.code.visualstudio.com/';
const PATIENCE = 5000;

/** What each kind needs, and how it is had. */
const EDITORS: {
  readonly [Kind in EditorKind]: { readonly isAvailable: () => Promise<boolean>; readonly find: () => Promise<string> };
} = {
  installed: { isAvailable: () => runs('code'), find: async () => 'code' },
  downloaded: {
    isAvailable: async () => hasDisplay() && (await isReachable(DOWNLOADS)),
    find: () => downloadAndUnzipVSCode({ version: versions.vscode }),
  },
  embedded: { isAvailable: async () => true, find: async () => resolve('test/editor/embedded/code.cjs') },
};

/**
 * @param wanted in order of preference; the first that is available is taken
 * @throws where none is
 */
export async function chooseEditor(wanted: readonly EditorKind[]): Promise<ChosenEditor> {
  for (const kind of wanted) {
    const { isAvailable, find } = EDITORS[kind];
    if (await isAvailable()) return { kind, executable: await find() };
  }
  throw new Error(`No VS Code to run (${wanted.join(', ')}).`);
}

export function isEditorKind(text: string): text is EditorKind {
  return Object.hasOwn(EDITORS, text);
}

async function runs(command: string): Promise<boolean> {
  try {
    const [code] = await once(
      spawn(command, ['--version'], { stdio: 'ignore', shell: process.platform === 'win32' }),
      'exit',
    );
    return code === 0;
  } catch {
    // Not on the PATH.
    return false;
  }
}

function hasDisplay(): boolean {
  return process.platform !== 'linux' || Boolean(process.env.DISPLAY ?? process.env.WAYLAND_DISPLAY);
}

async function isReachable(address: string): Promise<boolean> {
  try {
    await fetch(address, { method: 'HEAD', signal: AbortSignal.timeout(PATIENCE) });
    return true;
  } catch {
    // Offline, or behind a wall: both mean that there is nothing to download.
    return false;
  }
}
