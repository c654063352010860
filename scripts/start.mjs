/**
 * `npm start`: installs, builds, and opens VS Code with the extension on the example workspace. Plain Node up to the
 * installation. `npm start -- --editor installed|downloaded|embedded` says which VS Code.
 */
import { installMissing } from './install.mjs';
import { run } from './run.mjs';

await installMissing();
console.log('Building …');
const built = await run('npm', ['run', '--silent', 'build']);
process.exitCode =
  built === 0
    ? await run(process.execPath, ['--import', 'tsx', 'test/editor/open.ts', ...process.argv.slice(2)])
    : built;
