/** Packs the extension and installs it, as a user would. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { packageExtension } from '../../scripts/package.mjs';

export function buildVsix(): Promise<string> {
  return packageExtension({ out: 'out/workload-lint.vsix' });
}

/**
 * @param executable of the editor
 * @param profile flags that name the folders of the session
 * @throws where the editor does not take it
 */
export async function installVsix(executable: string, vsix: string, profile: readonly string[]): Promise<void> {
  const [code] = await once(
    spawn(executable, [`--install-extension=${vsix}`, ...profile], { stdio: 'inherit' }),
    'exit',
  );
  if (code !== 0) throw new Error(`The editor does not install ${vsix}.`);
}
