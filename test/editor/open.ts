/** Opens VS Code for a person, with the extension of this checkout, on the example workspace. */
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { run } from '../../scripts/run.mjs';
import { chooseEditor, isEditorKind, type EditorKind } from './choose-editor.ts';
import { writeProfile } from './profile.ts';

const EXAMPLE = resolve('test/workspaces/example');
/** Shows a hint at once. */
const FIRST_FILE = resolve(EXAMPLE, 'src/routes/books.ts');
const PREFERENCE: readonly EditorKind[] = ['installed', 'downloaded', 'embedded'];

/** @returns the exit code */
async function open(wanted: string | undefined): Promise<number> {
  if (wanted !== undefined && !isEditorKind(wanted)) {
    console.error(`There is no editor ${wanted}: ${PREFERENCE.join(', ')}.`);
    return 2;
  }
  const { kind, executable } = await chooseEditor(wanted === undefined ? PREFERENCE : [wanted]);
  console.log(`Opening the ${kind} VS Code …`);
  // The installed one is somebody's own: it keeps its settings and extensions.
  const profile = kind === 'installed' ? ['--new-window'] : await writeProfile(resolve('.vscode-test/start'));
  return run(executable, [EXAMPLE, FIRST_FILE, `--extensionDevelopmentPath=${resolve('.')}`, ...profile]);
}

const { editor } = parseArgs({ options: { editor: { type: 'string' } } }).values;
void open(editor).then((code) => {
  process.exitCode = code;
});
