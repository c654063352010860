/** No file of `src/` leads back to itself by its imports, those of types included. */
import assert from 'node:assert/strict';
import type { ICruiseResult } from 'dependency-cruiser';

describe('circular imports', () => {
  it('do not exist', async function () {
    const { cruise } = await import('dependency-cruiser');
    const { output } = await cruise(['src'], {
      ruleSet: { forbidden: [{ name: 'circles', severity: 'error', from: {}, to: { circular: true } }] },
      validate: true,
      tsPreCompilationDeps: true,
      doNotFollow: { path: 'node_modules' },
    });
    const { summary } = output as ICruiseResult;
    assert.ok((summary.totalDependenciesCruised ?? 0) > summary.totalCruised, 'the imports are read');
    assert.deepEqual(
      summary.violations.map(({ from, cycle = [] }) => [from, ...cycle.map(({ name }) => name)].join(' -> ')),
      [],
    );
  });
});
