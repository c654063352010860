/** The flags of VS Code's executable that the embedded editor knows too. */
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';

export interface EditorArguments {
  /** Absolute path of the folder to open. */
  readonly folder: string | undefined;
  /** Absolute path of the file to show. */
  readonly openFile: string | undefined;
  readonly userDataDir: string;
  readonly extensionsDir: string;
  readonly extensionDevelopmentPath: string | undefined;
  readonly extensionTestsPath: string | undefined;
  /** Absolute path of a VSIX to install instead of opening a window. */
  readonly installExtension: string | undefined;
}

/** Flags that are unknown here are VS Code's own and say nothing to a browser: they are passed over. */
export function readArguments(argv: readonly string[]): EditorArguments {
  const { values, positionals } = parseArgs({
    args: [...argv],
    strict: false,
    allowPositionals: true,
    options: {
      'user-data-dir': { type: 'string', default: '.vscode-test/user-data' },
      'extensions-dir': { type: 'string', default: '.vscode-test/extensions' },
      'install-extension': { type: 'string' },
      extensionDevelopmentPath: { type: 'string' },
      extensionTestsPath: { type: 'string' },
    },
  });
  const path = (value: unknown) => (typeof value === 'string' ? resolve(value) : undefined);
  return {
    folder: path(positionals[0]),
    openFile: path(positionals[1]),
    userDataDir: path(values['user-data-dir'])!,
    extensionsDir: path(values['extensions-dir'])!,
    extensionDevelopmentPath: path(values.extensionDevelopmentPath),
    extensionTestsPath: path(values.extensionTestsPath),
    installExtension: path(values['install-extension']),
  };
}
