/** Looks at all folders again because the user asks for it. */
import { answer } from '../messages.ts';
import type { Feature } from './feature.ts';

export const analyzeWorkspace: Feature = {
  start({ connection, folders, status, guard }) {
    answer(
      connection,
      'workloadLint/analyzeWorkspace',
      guard('Analysing the workspace', null, async () => {
        await Promise.all(folders.all.map((folder) => folder.analyse({ cancellable: true })));
        return status.current;
      }),
    );
  },
};
