/** Parses deep code of each production, and says each name before: whoever ends this process is the last one said. */
import { writeSync } from 'node:fs';
import { factsOfText } from '../../src/project/extract/index.ts';
import { loadOxcParser } from '../../src/project/oxc-parser.ts';
import { PRODUCTIONS } from './deep-code.ts';

/** Below what anything guards, at its edge, and far above. */
const LEVELS = [900, 1_990, 3_500, 60_000];

const parser = await loadOxcParser();
for (const [name, codeOf] of Object.entries(PRODUCTIONS)) {
  writeSync(1, `${name}\n`);
  for (const levels of LEVELS) factsOfText(codeOf(levels), name.includes('.') ? name : `${name}.ts`, parser);
}
writeSync(1, 'done\n');
