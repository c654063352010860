/** Runs the in-editor tests: every session, or those named on the command line. */
import { runTests, TestRunFailedError } from '@vscode/test-electron';
import { chooseEditor, type ChosenEditor } from './choose-editor.ts';
import { buildVsix, installVsix } from './packaged.ts';
import { layOut } from './session-folder.ts';
import { SESSIONS, type Session } from './sessions.ts';
import { resolve } from 'node:path';

const log = (line: string): void => console.log(line);

/** @returns whether every test of the session passed */
async function runSession(name: string, session: Session, editor: ChosenEditor): Promise<boolean> {
  const folder = await layOut(name, session);
  const profile = [`--user-data-dir=${folder.userDataDir}`, `--extensions-dir=${folder.extensionsDir}`];
  if (session.packaged) await installVsix(editor.executable, await buildVsix(), profile);
  try {
    await runTests({
      vscodeExecutablePath: editor.executable,
      extensionDevelopmentPath: resolve(session.packaged ? 'test/editor/empty-extension' : '.'),
      extensionTestsPath: resolve(folder.suites, 'index.js'),
      launchArgs: [folder.workspace, ...profile],
      extensionTestsEnv: { TEST_RESULTS: process.env.TEST_RESULTS?.replace(/\.json$/, `-${name}.json`) },
    });
    return true;
  } catch (error) {
    if (!(error instanceof TestRunFailedError)) throw error;
    return false;
  }
}

async function main(names: readonly string[]): Promise<void> {
  const editor = await chooseEditor(log);
  for (const name of names) {
    const session = SESSIONS[name];
    if (!session) throw new Error(`There is no session ${name}: ${Object.keys(SESSIONS).join(', ')}.`);
    log(`\n── ${name} (${editor.kind} editor)`);
    if (session.trust === 'restricted' && editor.kind !== 'embedded') {
      // The runner always switches workspace trust off for the executable of VS Code itself.
      log('Skipped: restricted mode can only be tested in the embedded editor.');
      continue;
    }
    if (!await runSession(name, session, editor)) process.exitCode = 1;
  }
}

const wanted = process.argv.slice(2);
void main(wanted.length > 0 ? wanted : Object.keys(SESSIONS));
