/** What is said of patterns: all that are measured, and some that must not take long to judge. */
import assert from 'node:assert/strict';
import { backtrackingOf, lengthAt } from '../../../src/analysis/program/flow/backtracking.ts';
import { casesOf, KINDS } from '../../measure/patterns/cases.ts';

describe('backtracking', () => {
  for (const kind of KINDS) {
    it(`knows ${kind} patterns`, () => {
      const said = casesOf(kind).map(({ pattern }) => [pattern, backtrackingOf(pattern)?.growth ?? 'harmless']);
      assert.deepEqual(
        said.filter(([, growth]) => growth !== kind),
        [],
      );
    });
  }

  for (const [pattern, least, most] of [
    ['/^(?:a|a)+$/', 15, 40],
    ['/^(?:abc|ab|c)+$/', 15, 100],
    ['/\\/+$/', 2_000, 8_000],
    ['/^\\s*\\s*\\s*x/', 200, 600],
  ] as const) {
    it(`knows how long a text of 50 ms is for ${pattern}`, () => {
      const length = lengthAt(backtrackingOf(pattern)!, 50);
      assert.ok(length > least && length < most, `${length}`);
    });
  }

  it('gives up on patterns that take too long, and on invalid ones', () => {
    const patterns = [
      `/${'(a|b|ab)*'.repeat(60)}c/`,
      `/${'(a?'.repeat(40)}${')*'.repeat(40)}$/`,
      '/((((((a{1,12}){1,12}){1,12}){1,12}){1,12}){1,12}){1,12}b/',
      `/(?:${Array.from({ length: 200 }, (_, index) => `w${index}\\w*`).join('|')})+$/`,
      `/${'[^a]*b?'.repeat(200)}/`,
      '/(?:a+/',
      '/(?<=(a+)+)\\1(?!(b+)+)(?:\\p{L}|\\p{Lu}|[^\\p{N}])*$/u',
    ];
    const { user } = process.cpuUsage();
    for (const pattern of patterns) backtrackingOf(pattern);
    assert.ok(process.cpuUsage().user - user < 1e6);
    assert.equal(backtrackingOf('/(?:a+/'), undefined);
  });
});
