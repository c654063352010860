/** Opens a workspace in the real editor: what the extension costs its host, and when the first findings are shown. */
import { runTests } from '@vscode/test-electron';
import { build } from 'esbuild';
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { buildPrograms, COMMON } from '../../../../esbuild.mjs';
import { chooseEditor } from '../../../editor/choose-editor.ts';
import { writeProfile } from '../../../editor/profile.ts';

export interface Opened {
  /** Milliseconds: the bundle is loaded, and the extension activated. */
  readonly activation: number;
  /** Of that, CPU time of the extension host: the rest is what other programs took. */
  readonly activationCpu: number;
  /** Milliseconds in the host afterwards: the client of the language server is loaded. */
  readonly client: number;
  /** Milliseconds from the activation until any diagnostics are shown. */
  readonly firstDiagnostics: number;
  /** Bytes of the server once the whole workspace is analyzed. */
  readonly memory: number;
}

/**
 * Builds `dist/`, from which the editor takes the extension.
 * @param scratch absolute path of a folder for the editor's settings, logs and caches
 */
export async function measureOpening(workspace: string, scratch: string): Promise<Opened> {
  const suite = join(scratch, 'opening.cjs');
  const opened = join(scratch, 'opened.json');
  await buildPrograms({ outdir: resolve('dist'), production: true });
  await build({
    ...COMMON,
    entryPoints: ['test/measure/speed/opening/suite.ts'],
    outfile: suite,
    external: ['vscode'],
  });
  const { executable } = await chooseEditor(['downloaded', 'embedded']);
  await runTests({
    vscodeExecutablePath: executable,
    extensionDevelopmentPath: resolve('.'),
    extensionTestsPath: suite,
    launchArgs: [workspace, ...(await writeProfile(join(scratch, 'profile')))],
    extensionTestsEnv: { OPENED: opened },
  });
  return JSON.parse(await readFile(opened, 'utf8')) as Opened;
}
