/**
 * `npm run measure:robustness -- FOLDER… [--edits N] [--sequences N] [--seed N] [--markdown]`: random edits of copies
 * of repositories, and random sequences of requests, each followed by a comparison with a project that has never seen
 * anything else. With `--soak MINUTES [--lines N]` instead: edits without a pause in a workspace made of the folders.
 * Exits with 1 where there is a crash, a hang, a mismatch or a process left.
 */
import { parseArgs } from 'node:util';
import { randomFrom } from '../../support/random.ts';
import { describeMachine } from '../speed/machine.ts';
import { RENDERERS } from '../table.ts';
import { soak } from './soak.ts';
import { holds, soakTable, windowRow } from './tables.ts';

const { positionals: folders, values } = parseArgs({
  allowPositionals: true,
  options: {
    edits: { type: 'string', default: '5000' },
    sequences: { type: 'string', default: '20' },
    seed: { type: 'string', default: '1' },
    soak: { type: 'string' },
    lines: { type: 'string', default: '160000' },
    markdown: { type: 'boolean', default: false },
  },
});
const render = RENDERERS[values.markdown ? 'markdown' : 'text'];

async function main(): Promise<void> {
  if (folders.length === 0) throw new Error('Say which folders: npm run measure:robustness -- FOLDER…');
  if (values.soak !== undefined) {
    const soaked = await soak(
      { folders, minutes: Number(values.soak), lines: Number(values.lines), random: randomFrom(Number(values.seed)) },
      (figures) => console.error(windowRow(figures).join('  ')),
    );
    for (const mismatch of soaked.mismatches) console.error(`Shown differs: ${mismatch}`);
    process.stdout.write(render(soakTable(soaked)));
    process.exitCode = holds(soaked) ? 0 : 1;
  }
  console.log(describeMachine());
}

void main();
