/**
 * Lines of code of each strategy, by scenario: its function and what it calls in the scenario's file. Counted by `npm
 * run update`.
 */
export const LINES: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  'three-tasks': { sequential: 10, async: 6, threads: 6, processes: 6 },
  'fetch-urls': { sequential: 8, async: 4, threads: 4, processes: 4 },
  'sum-of-squares': { sequential: 8, async: 7, threads: 14, processes: 14, 'async+threads': 7, 'async+processes': 7 },
  'shared-lock': { sequential: 9, async: 9, threads: 16, processes: 10 },
  'sync-library': { sequential: 7, async: 3, 'async+threads': 3, 'async+processes': 3 },
  'web-api': { sequential: 19, async: 19, 'async+threads': 19, 'async+processes': 19 },
  'image-pipeline': { sequential: 7, async: 3, threads: 3, processes: 3 },
  'mixed-server': { async: 27, 'async+threads': 27, 'async+processes': 27 },
};
