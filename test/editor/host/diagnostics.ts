/** Waits for what the extension publishes. */
import * as vscode from 'vscode';

const SOURCE = 'workload-lint';
const PATIENCE = 45_000;

/** The extension's diagnostics of a file. */
export function diagnosticsOf(uri: vscode.Uri): vscode.Diagnostic[] {
  return vscode.languages.getDiagnostics(uri).filter(({ source }) => source === SOURCE);
}

/**
 * Waits until the extension's diagnostics of a file are as asked for.
 * @returns those diagnostics
 * @throws after 20 seconds, with the diagnostics there are
 */
export function waitForDiagnostics(
  uri: vscode.Uri,
  holds: (diagnostics: vscode.Diagnostic[]) => boolean,
): Promise<vscode.Diagnostic[]> {
  return new Promise((resolve, reject) => {
    const finish = (settle: () => void) => {
      clearTimeout(timer);
      listener.dispose();
      settle();
    };
    const look = () => {
      const diagnostics = diagnosticsOf(uri);
      if (holds(diagnostics)) finish(() => resolve(diagnostics));
    };
    const timer = setTimeout(
      () =>
        finish(() => {
          reject(
            new Error(
              `Not seen in ${PATIENCE} ms; there is: ${JSON.stringify(vscode.languages.getDiagnostics(uri), null, 2)}`,
            ),
          );
        }),
      PATIENCE,
    );
    const listener = vscode.languages.onDidChangeDiagnostics(({ uris }) => {
      if (uris.some((changed) => changed.toString() === uri.toString())) look();
    });
    look();
  });
}
