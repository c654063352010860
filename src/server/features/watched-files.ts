/** Follows files that are created, changed or deleted on disk. */
import { basename, extname } from 'node:path/posix';
import { DidChangeWatchedFilesNotification, FileChangeType, WatchKind, type FileEvent } from 'vscode-languageserver';
import { ANALYSED_EXTENSIONS } from '../../analysis/index.ts';
import { isOwnConfiguration } from '../../project/source-files.ts';
import { CONFIGURATION_NAMES } from '../../protocol/configuration.ts';
import { fileOfUri } from '../file-uri.ts';
import type { Feature } from './feature.ts';

/** Source files, templates of classes, and files that determine how imports resolve. */
const WATCHED = [
  `**/*.{${[...ANALYSED_EXTENSIONS, 'html'].join()}}`,
  `**/{package.json,tsconfig*.json,jsconfig*.json,pnpm-workspace.yaml,.gitignore,${CONFIGURATION_NAMES.join()}}`,
];

/** Git's own files are not sources. */
const UNWATCHED = /\/\.git\//;
/** Packages are read once per version. */
const PACKAGES = /\/node_modules\//;

export const watchedFiles: Feature = {
  start({ connection, documents, folders }) {
    connection.onDidChangeWatchedFiles(({ changes }: { changes: FileEvent[] }) => {
      for (const { uri, type } of changes) {
        const file = fileOfUri(uri);
        if (file === undefined || UNWATCHED.test(file)) continue;
        void documents.changedOnDisk(file);
        const folder = folders.around(file);
        const session = folder?.session;
        // Some packages are the project's own.
        if (PACKAGES.test(file)) {
          session?.changedOnDisk(file);
          continue;
        }
        // A configuration around the root changes the settings of everything.
        if (isOwnConfiguration(basename(file))) void folder?.configure();
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
