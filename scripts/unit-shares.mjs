/** The unit tests in shares, each for a process of its own; the longest first. */

const FOLDERS = {
  refactors: ['test/analysis/refactors/**'],
  benchmark: ['test/benchmark/**'],
  project: ['test/project/**'],
  shipped: ['test/{nodes,package,snippets}/**'],
  analysis: ['test/analysis/**'],
  programs: ['test/{cli,server}/**'],
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
