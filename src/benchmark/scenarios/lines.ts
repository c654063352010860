/**
 * Lines of code of each strategy, by scenario: its function and what it calls in the scenario's file. Counted by `npm
 * run update`.
 */
export const LINES: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  'three-tasks': { sequential: 11, async: 7, threads: 8, processes: 8 },
  'fetch-urls': { sequential: 8, async: 4, threads: 5, processes: 5 },
  'sum-of-squares': { sequential: 8, async: 8, threads: 14, processes: 14, 'async+threads': 8, 'async+processes': 8 },
  'shared-lock': { sequential: 9, async: 10, threads: 16, processes: 10 },
  'sync-library': { sequential: 8, async: 4, 'async+threads': 5, 'async+processes': 5 },
  'web-api': { sequential: 27, async: 27, 'async+threads': 28, 'async+processes': 28 },
  'image-pipeline': { sequential: 10, async: 6, threads: 7, processes: 7 },
  'mixed-server': { async: 35, 'async+threads': 36, 'async+processes': 36 },
};
