/** Follows the open documents: analyzes each change. */
import type { Feature } from './feature.ts';

export const documents: Feature = {
  start(context) {
    const { connection, folders, guard } = context;
    const addLooseFile = guard('Opening a document', undefined, (file: string) => folders.addLooseFile(file));
    const savedLooseFile = guard('Saving a document', undefined, (file: string) => folders.savedLooseFile(file));
    const removeLooseFile = guard('Closing a document', undefined, (file: string) => folders.removeLooseFile(file));
    context.documents.listen(connection, {
      opened: (file) => {
        for (const { session } of folders.allAround(file)) session?.opened(file);
        void addLooseFile(file);
      },
      edited: (file) => {
        for (const { session } of folders.allAround(file)) session?.edited(file);
      },
      saved: (file) => {
        for (const { session } of folders.allAround(file)) session?.saved(file);
        void savedLooseFile(file);
      },
      closed: (file) => {
        for (const { session } of folders.allAround(file)) session?.closed(file);
        void removeLooseFile(file);
      },
    });
  },
};
