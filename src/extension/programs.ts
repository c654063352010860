/** Where the programs that the extension starts are: in the project's own package, or installed with the extension. */
import { workspace, type ExtensionContext } from 'vscode';
import { projectPackage } from './project-package.ts';
import { readSetting } from './settings.ts';

export interface Programs {
  /** Absolute path of their folder. */
  readonly dist: string;
  readonly version: string;
  readonly isOfProject: boolean;
}

/** Code of the workspace runs only if the user trusts it. */
export async function findPrograms({ extension, extensionPath }: Context): Promise<Programs> {
  const { version } = extension.packageJSON as { readonly version: string };
  if (workspace.isTrusted && readSetting('preferProjectVersion'))
    for (const { uri } of workspace.workspaceFolders ?? []) {
      const found = uri.scheme === 'file' ? await projectPackage(uri.fsPath, version) : undefined;
      if (found) return { ...found, isOfProject: true };
    }
  return { dist: `${extensionPath}/dist`, version, isOfProject: false };
}

type Context = Pick<ExtensionContext, 'extension' | 'extensionPath'>;
