/**
 * `npm start`: installs, builds, and opens VS Code with the extension on the example workspace. Plain Node until the
 * packages are installed. `npm start -- --editor installed|downloaded|embedded` selects the VS Code.
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
