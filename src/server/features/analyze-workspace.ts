/** Analyzes all folders again at the user's request. */
import { answer } from '../messages.ts';
import type { Feature } from './feature.ts';

export const analyzeWorkspace: Feature = {
  start({ connection, folders, status, guard }) {
    answer(
      connection,
      'workloadLint/analyzeWorkspace',
      guard('Analyzing the workspace', null, async () => {
        await Promise.all(folders.all.map((folder) => folder.analyse({ cancellable: true })));
        return status.current;
      }),
    );
  },
};
