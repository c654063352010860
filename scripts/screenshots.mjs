/**
 * Retakes the pictures of the documents: runs the in-editor tests, which take screenshots, and copies those that the
 * documents show.
 */
import { copyFile } from 'node:fs/promises';
import { installMissing } from './install.mjs';
import { run } from './run.mjs';

/** Names of screenshots in `out/screenshots`, and the pictures below `media` that they become. */
const CHOSEN = {
  problems: 'problems.png',
  'light-bulb': 'light-bulb.png',
  'refactor-preview': 'refactor-preview.png',
  'panel-dark': 'benchmark.png',
  'walkthrough-find': 'walkthrough/find.png',
  'walkthrough-why': 'walkthrough/why.png',
  'walkthrough-fix': 'walkthrough/fix.png',
  'walkthrough-measure': 'walkthrough/measure.png',
};

await installMissing();
const built = await run('npm', ['run', '--silent', 'build']);
process.exitCode = built === 0 ? await run('npm', ['run', '--silent', 'test:editor', '--', 'panel', 'example']) : built;
if (process.exitCode === 0)
  await Promise.all(
    Object.entries(CHOSEN).map(([name, picture]) => copyFile(`out/screenshots/${name}.png`, `media/${picture}`)),
  );
