/** The unit tests in shares, each for a process of its own; the longest first. */

const FOLDERS = {
  refactors: ['test/analysis/refactors/**'],
  analysis: ['test/analysis/**'],
  benchmark: ['test/benchmark/**'],
  project: ['test/project/**'],
  programs: ['test/{cli,nodes,package,server,snippets}/**'],
};

const TESTS = '*.test.ts';

/**
 * Arguments of mocha, by share. Each takes what none before it has, and the last takes the rest: a new folder is in one
 * of them.
 * @type {Readonly<Record<string, readonly string[]>>}
 */
export const SHARES = Object.fromEntries(
  [...Object.entries(FOLDERS), ['rest', ['test/**']]].map(([name, globs], index, all) => {
    const before = all.slice(0, index).flatMap(([, others]) => others);
    return [name, [...globs.map((glob) => `${glob}/${TESTS}`), ...before.flatMap((glob) => ['--ignore', glob])]];
  }),
);
