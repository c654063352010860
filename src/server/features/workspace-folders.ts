/** Follows the workspace folders. */
import type { WorkspaceFoldersChangeEvent } from 'vscode-languageserver';
import type { Feature } from './feature.ts';

export const workspaceFolders: Feature = {
  ready({ connection, client, folders, guard }) {
    const change = guard('Opening folders', undefined, (added: readonly string[], removed: readonly string[]) =>
      folders.change({ added, removed }),
    );
    void change(client.folders, []);
    if (!client.changesFolders) return;
    connection.workspace.onDidChangeWorkspaceFolders(
      ({ added, removed }: WorkspaceFoldersChangeEvent) =>
        void change(
          added.map(({ uri }) => uri),
          removed.map(({ uri }) => uri),
        ),
    );
  },
};
