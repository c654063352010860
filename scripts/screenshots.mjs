/** Takes the README's pictures anew: runs the in-editor tests, which photograph the real editor, and keeps those that the README shows. */
import { copyFile } from 'node:fs/promises';
import { run } from './run.mjs';

/** Names of screenshots in `out/screenshots`; they become `media/NAME.png`. */
const CHOSEN = ['problems'];

process.exitCode = await run('npm', ['run', '--silent', 'test:editor', '--', 'example']);
if (process.exitCode === 0) await Promise.all(CHOSEN.map(name => copyFile(`out/screenshots/${name}.png`, `media/${name}.png`)));
