/** Decides which VS Code runs: the downloaded one where that can be had and shown, else the embedded one. */
import { downloadAndUnzipVSCode } from '@vscode/test-electron';
import { resolve } from 'node:path';
import versions from './versions.json';

export interface ChosenEditor {
  readonly kind: 'downloaded' | 'embedded';
  /** Absolute path of an executable that takes VS Code's flags. */
  readonly executable: string;
}

const DOWNLOADS = 'https://update.code.visualstudio.com/';
const PATIENCE = 5000;
const EMBEDDED: ChosenEditor = { kind: 'embedded', executable: resolve('test/editor/embedded/code.cjs') };

/** @param log told what is slow */
export async function chooseEditor(log: (line: string) => void): Promise<ChosenEditor> {
  if (!hasDisplay() || !await isReachable(DOWNLOADS)) return EMBEDDED;
  log(`Looking for VS Code ${versions.vscode} …`);
  return { kind: 'downloaded', executable: await downloadAndUnzipVSCode({ version: versions.vscode }) };
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
