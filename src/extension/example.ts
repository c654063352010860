/** The example: a copy that may be changed, and what is shown when it has been opened. */
import { commands, Uri, window, workspace, type ExtensionContext } from 'vscode';

/** Set from the command until the window of the example has shown it. */
const ASKED = 'workloadLint.exampleAsked';
/** A handler with a hint, one of several. */
const SHOWN = 'src/routes/covers.ts';

type Context = Pick<ExtensionContext, 'extensionUri' | 'globalStorageUri' | 'globalState'>;

const copyOf = ({ globalStorageUri }: Context): Uri => Uri.joinPath(globalStorageUri, 'example');

/** Opens a fresh copy in a new window. */
export async function openExample(context: Context): Promise<void> {
  const copy = copyOf(context);
  await workspace.fs.copy(Uri.joinPath(context.extensionUri, 'test/workspaces/example'), copy, { overwrite: true });
  await context.globalState.update(ASKED, true);
  await commands.executeCommand('vscode.openFolder', copy, { forceNewWindow: true });
}

/** In the window of the example, once: a file with a hint, and the list of all. */
export async function showExample(context: Context): Promise<void> {
  const [folder] = workspace.workspaceFolders ?? [];
  if (folder?.uri.toString() !== copyOf(context).toString() || context.globalState.get(ASKED) !== true) return;
  await context.globalState.update(ASKED, undefined);
  await window.showTextDocument(Uri.joinPath(folder.uri, SHOWN), { preview: false });
  await commands.executeCommand('workbench.actions.view.problems');
}
