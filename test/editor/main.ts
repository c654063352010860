/**
 * Runs the in-editor tests: every session, or those named on the command line; `example/surfaces` is a session with the
 * suites of one folder only.
 */
import { runTests, TestRunFailedError } from '@vscode/test-electron';
import { resolve } from 'node:path';
import { chooseEditor, type ChosenEditor } from './choose-editor.ts';
import { buildVsix, installVsix } from './packaged.ts';
import { layOut } from './session-folder.ts';
import { SESSIONS, type Session } from './sessions.ts';

/** @returns whether every test of the session passed */
async function runSession(name: string, session: Session, { executable }: ChosenEditor): Promise<boolean> {
  const { workspace, profile, suites, remove } = await layOut(name, session);
  try {
    if (session.packaged) await installVsix(executable, await buildVsix(), profile);
    await runTests({
      vscodeExecutablePath: executable,
      extensionDevelopmentPath: resolve(session.packaged ? 'test/editor/empty-extension' : '.'),
      extensionTestsPath: suites,
      launchArgs: [workspace, ...profile],
      extensionTestsEnv: { TEST_RESULTS: process.env.TEST_RESULTS?.replace(/\.json$/, `-${name}.json`) },
    });
    return true;
  } catch (error) {
    if (!(error instanceof TestRunFailedError)) throw error;
    return false;
  } finally {
    await remove();
  }
}

function named(name: string): Session {
  const [id = '', folder] = name.split('/');
  const session = SESSIONS[id];
  if (!session) throw new Error(`There is no session ${id}: ${Object.keys(SESSIONS).join(', ')}.`);
  return folder === undefined ? session : { ...session, suites: [folder] };
}

async function main(names: readonly string[]): Promise<void> {
  const editor = await chooseEditor(['downloaded', 'embedded']);
  for (const name of names) {
    const session = named(name);
    console.log(`\n── ${name} (${editor.kind} VS Code)`);
    if (session.trust === 'restricted' && editor.kind !== 'embedded') {
      // The runner switches workspace trust off by a flag, which VS Code's own executable obeys.
      console.log('Skipped: only the embedded editor can be asked to distrust the workspace.');
      continue;
    }
    if (!(await runSession(name.replace('/', '-'), session, editor))) process.exitCode = 1;
  }
}

const wanted = process.argv.slice(2);
void main(wanted.length > 0 ? wanted : Object.keys(SESSIONS));
