/** Reads the package.json of every folder below the one named, all at once: `node read-many.mts FOLDER`. */
import { readdirSync } from 'node:fs';
import { readText } from '../../src/project/read-file.ts';

const [root] = process.argv.slice(2);
const files = readdirSync(root!, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => `${root}/${name}/package.json`);
const texts = await Promise.all(files.map((file) => readText(file, 'configuration')));
process.stdout.write(`${texts.filter((text) => text.startsWith('{')).length} read\n`);
