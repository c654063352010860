/**
 * `npm run test:fast`: types of what changed and the unit tests that take no programs, packages or editors to run; for
 * daily work, in less than a minute.
 */
import { installMissing } from './install.mjs';
import { run } from './run.mjs';

/** Tests that start processes and threads, build bundles, or read large amounts of code. */
const SLOW = [
  'test/analysis/growth/**',
  'test/analysis/names-in-code.test.ts',
  'test/analysis/program/random-edits.test.ts',
  'test/analysis/refactors/**',
  'test/benchmark/{clone-cost,function,leftovers,others,process}.test.ts',
  'test/circles.test.ts',
  'test/cli/{advise,built,fix,offers}.test.ts',
  'test/fences.test.ts',
  'test/measure/**',
  'test/nodes/**',
  'test/package/**',
  'test/project/{apart,cache,edits,extract,kept-results,nesting,parsers}.test.ts',
  'test/server/{advice,code-actions,configuration,loose-documents,program}.test.ts',
  'test/snippets/run.test.ts',
  'test/start.test.ts',
];

const TYPES = ['tsc', '--noEmit', '--incremental', '--tsBuildInfoFile', 'out/types.tsbuildinfo'];
const UNIT = ['mocha', 'test/**/*.test.ts', ...SLOW.flatMap((files) => ['--ignore', files]), '--reporter', 'dot'];

await installMissing();
const codes = await Promise.all([TYPES, UNIT].map((command) => run('npx', ['--no-install', ...command])));
process.exitCode = Math.max(...codes);
