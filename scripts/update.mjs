/**
 * Rewrites what is generated: the manifest's commands and settings, the README's tables, stored expectations. Without
 * it, the tests compare them.
 */
import { installMissing } from './install.mjs';
import { run } from './run.mjs';

await installMissing();
process.exitCode = await run('npm', ['run', '--silent', 'test:unit'], { env: { UPDATE: '1' } });
