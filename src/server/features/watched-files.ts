/** Follows files that are created, changed or deleted on disk. */
import { basename, extname } from 'node:path/posix';
import { DidChangeWatchedFilesNotification, FileChangeType, WatchKind, type FileEvent } from 'vscode-languageserver';
import { ANALYSED_EXTENSIONS } from '../../analysis/index.ts';
import { isOwnConfiguration } from '../../project/source-files.ts';
import { CONFIGURATION_NAMES } from '../../protocol/configuration.ts';
import type { ServerContext } from '../context.ts';
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
  start(context) {
    context.connection.onDidChangeWatchedFiles(({ changes }: { changes: FileEvent[] }) => {
      for (const { uri, type } of changes) {
        const file = fileOfUri(uri);
        if (file !== undefined && !UNWATCHED.test(file)) follow(context, file, type);
      }
    });
  },
  ready(context) {
    const { connection, client, guard } = context;
    if (!client.watchesFiles) return;
    void guard('Watching files', undefined, async () => {
      const files = WATCHED.map((globPattern) => ({ globPattern }));
      // When a folder is deleted, editors report only the folder, not its files.
      const watchers = [...files, { globPattern: '**/*', kind: WatchKind.Delete }];
      await connection.client.register(DidChangeWatchedFilesNotification.type, { watchers });
      await followUnwatched(context);
    })();
  },
};

function follow({ documents, folders }: ServerContext, file: string, type: FileChangeType): void {
  void documents.changedOnDisk(file);
  // Some packages are the project's own.
  const isPackage = PACKAGES.test(file);
  for (const folder of folders.allAround(file)) {
    // A configuration around the root changes the settings of everything.
    if (isOwnConfiguration(basename(file)) && !isPackage) void folder.configure();
    const isFolder = type === FileChangeType.Deleted && extname(file) === '';
    if (isFolder && !isPackage) folder.session?.folderDeleted();
    else folder.session?.changedOnDisk(file);
  }
}

/** What changed after a folder was looked at and before the client watched it was told to nobody. */
async function followUnwatched(context: ServerContext): Promise<void> {
  await Promise.all(
    context.folders.all.map(async ({ session }) => {
      for (const file of (await session?.unseen()) ?? []) follow(context, file, FileChangeType.Changed);
    }),
  );
}
