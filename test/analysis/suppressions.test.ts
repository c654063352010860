/** Comments that switch rules off, and what is said of those that have nothing to do. */
import assert from 'node:assert/strict';
import { check } from './check.ts';
import { facts, filesIn, findingsOf } from './small-project.ts';

describe('suppression', () => {
  it('covers the next line, its own line, a block, the rest of the file', () => {
    check(`
import { readFileSync } from 'node:fs';
export async function work() {
  // workload-lint-disable-next-line blocking-call -- reads 200 bytes once an hour
  readFileSync('a');
  readFileSync('b');
//^^^^^^^^^^^^^^^^^ info task: fs.readFileSync
  readFileSync('c'); // workload-lint-disable-line
  /* workload-lint-disable blocking-call -- all of these */
  readFileSync('d');
  // workload-lint-enable blocking-call
  readFileSync('e');
//^^^^^^^^^^^^^^^^^ info task: fs.readFileSync
  /* workload-lint-disable */
  readFileSync('f');
}
`);
  });

  it('covers the rules that it names, or all', () => {
    check(`
import { readFileSync } from 'node:fs';
export async function work() {
  // workload-lint-disable-next-line cpu-loop
//^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ info unused-suppression
  readFileSync('a');
//^^^^^^^^^^^^^^^^^ info task: fs.readFileSync
  // workload-lint-disable-next-line cpu-loop, blocking-call
  readFileSync('b');
  // workload-lint-disable-next-line
  readFileSync('c');
}
`);
  });

  it('is reported if it suppresses nothing', () => {
    check(`
import { readFileSync } from 'node:fs';
export async function work() {
  // workload-lint-disable-next-line blocking-call -- not any more
//^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ info unused-suppression
  await work();
  /* workload-lint-disable */
//^^^^^^^^^^^^^^^^^^^^^^^^^^^ info unused-suppression
  /* workload-lint-enable */
}
// workload-lint-disable-next-line blocking-call
//^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ info unused-suppression
readFileSync('at start-up');
`);
  });

  it('is reported if the placeholder of the reason is left in it', () => {
    const [finding, ...more] =
      findingsOf(
        filesIn(
          "import { readFileSync } from 'node:fs';\nexport async function work() {\n" +
            "  // workload-lint-disable-next-line blocking-call -- say why\n  readFileSync('a');\n}\n",
        ),
      ).get('/a.ts') ?? [];
    assert.deepEqual([finding?.rule, more], ['unused-suppression', []]);
    assert.equal(finding?.message, 'Replace "say why" in this comment with the reason');
  });

  it('is not reported if its rule, or the report of unused ones, is off', () => {
    const source = `
export async function work() {
  // workload-lint-disable-next-line blocking-call
  await work();
}
`;
    check(source, { rules: { 'blocking-call': 'off' } });
    check(source, { rules: { 'unused-suppression': 'off' } });
  });

  it('for eslint-plugin-n applies here, and is never unused', () => {
    check(`
import { readFileSync } from 'node:fs';
export async function work() {
  // eslint-disable-next-line n/no-sync -- small
  readFileSync('a');
  readFileSync('b'); // eslint-disable-line no-console, node/no-sync
  // eslint-disable-next-line no-console
  readFileSync('c');
//^^^^^^^^^^^^^^^^^ info task: fs.readFileSync
  // eslint-disable-next-line no-sync
  await work();
  /* eslint-disable n/no-sync */
  readFileSync('d');
  /* eslint-enable n/no-sync */
  readFileSync('e');
//^^^^^^^^^^^^^^^^^ info task: fs.readFileSync
  // oxlint-disable-next-line node/no-sync
  readFileSync('f');
  // biome-ignore lint/nursery/noSync: small
  readFileSync('g');
  // biome-ignore lint/style/useConst: noSync
  readFileSync('h');
//^^^^^^^^^^^^^^^^^ info task: fs.readFileSync
  // biome-ignore-start lint/nursery/noSync: small
  readFileSync('i');
  // biome-ignore-end lint/nursery/noSync: small
  readFileSync('j');
//^^^^^^^^^^^^^^^^^ info task: fs.readFileSync
}
`);
  });

  it('reports an unknown rule', () => {
    const [found] = [
      ...findingsOf(
        filesIn('// workload-lint-disable-next-line blocking-cal, cpu-loop -- quick\nexport const a = 1;\n'),
      ).values(),
    ].flat();
    assert.equal(found?.rule, 'unused-suppression');
    assert.equal(found.message, 'Correct this comment: there is no rule blocking-cal (did you mean blocking-call?)');
  });

  it('covers only the hint if it is at the primitive', () => {
    check(
      `
import { readFileSync } from 'node:fs';
function load() {
  // workload-lint-disable-next-line blocking-call -- known
  return readFileSync('a');
}
export async function work() {
  load();
//^^^^^^ info task: load > fs.readFileSync
}
`,
      { least: 'hint' },
    );
  });

  it('keeps the reason', () => {
    const { directives } = facts(
      '// workload-lint-disable-next-line blocking-call -- a -- b\n/* workload-lint-disable\n   cpu-loop */\n',
    );
    assert.deepEqual(
      directives.map(({ kind, rules, reason }) => ({ kind, rules, reason })),
      [
        { kind: 'next-line', rules: ['blocking-call'], reason: 'a -- b' },
        { kind: 'disable', rules: ['cpu-loop'], reason: undefined },
      ],
    );
  });
});
