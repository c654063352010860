/** Follows files that are created, changed or deleted on disk. */
import { basename, extname } from 'node:path/posix';
import { DidChangeWatchedFilesNotification, FileChangeType, WatchKind, type FileEvent } from 'vscode-languageserver';
import { ANALYSED_EXTENSIONS } from '../../analysis/index.ts';
import { isOwnConfiguration } from '../../project/source-files.ts';
import { CONFIGURATION_NAMES } from '../../protocol/configuration.ts';
import { fileOfUri } from '../file-uri.ts';
import type { Feature } from './feature.ts';

/** Source files, and files that determine how imports resolve. */
const WATCHED = [
  `**/*.{${ANALYSED_EXTENSIONS.join()}}`,
  `**/{package.json,tsconfig*.json,jsconfig*.json,pnpm-workspace.yaml,.gitignore,${CONFIGURATION_NAMES.join()}}`,
];

/** Ignored: packages are read once per version, and Git's own files are not sources. */
const UNWATCHED = /\/(node_modules|\.git)\//;

export const watchedFiles: Feature = {
  start({ connection, folders }) {
    connection.onDidChangeWatchedFiles(({ changes }: { changes: FileEvent[] }) => {
      for (const { uri, type } of changes) {
        const file = fileOfUri(uri);
        if (file === undefined || UNWATCHED.test(file)) continue;
        const folder = folders.around(file);
        // One around the root changes the settings of everything.
        if (isOwnConfiguration(basename(file))) void folder?.configure();
        const session = folder?.session;
        if (type === FileChangeType.Deleted && extname(file) === '') session?.folderDeleted();
        else session?.changedOnDisk(file);
      }
    });
  },
  ready({ connection, client, guard }) {
    if (!client.watchesFiles) return;
    void guard('Watching files', undefined, async () => {
      const files = WATCHED.map((globPattern) => ({ globPattern }));
      // When a folder is deleted, editors report only the folder, not its files.
      const watchers = [...files, { globPattern: '**/*', kind: WatchKind.Delete }];
      await connection.client.register(DidChangeWatchedFilesNotification.type, { watchers });
    })();
  },
};
