/**
 * `extract-to-worker` at the finding of a loop: the function around it moves, and the new files are named as the others
 * are.
 */
import assert from 'node:assert/strict';
import { judge } from '../../../../src/analysis/index.ts';
import { describeCases, type Find } from './cases.ts';

const atLoop: Find = (program) => {
  const finding = [...judge(program, { rules: {}, contexts: {}, nonBlocking: [] }).values()]
    .flat()
    .find(({ rule }) => rule === 'cpu-loop');
  assert.ok(finding, 'no loop is found');
  return { file: finding.file, span: finding.span, finding };
};

const SUM = `//- /sum.ts
export function sum(n: number): number {
  let total = n;
  for (let round = 0; round < 10; round++) {
    for (let turn = 0; turn < 10_000_000; turn++) total += turn % 7;
  }
  return total;
}
`;

describeCases('extract-to-worker', atLoop, [
  {
    title: 'a loop',
    // The loop is no call whose stand could be measured.
    isQuick: true,
    code: `${SUM}//- /main.ts
import { sum } from './sum.js';
export async function run() { return sum(1); }
`,
    has: { '/sum.ts': './worker-pool.js', '/main.ts': 'await sum(1)' },
  },
  {
    title: 'a loop, in a project that names its files by what they are',
    // Without a loader, nothing runs files by those names.
    isNotRun: true,
    code: `${SUM}//- /main.ts
import express from 'express';
import { sum } from './sum.ts';
express().get('/', (request: { query: { n: string } }, response: { json(value: unknown): void }) => response.json(sum(Number(request.query.n))));
`,
    has: {
      '/sum.ts':
        /import \{ WorkerPool \} from '\.\/worker-pool\.ts';[\s\S]*new URL\('\.\/sum\.worker\.ts', import\.meta\.url\)/,
      '/sum.worker.ts': 'serve(sum);',
      '/main.ts': 'response.json(await sum(Number(request.query.n)))',
    },
  },
]);
