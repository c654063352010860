/**
 * `npm run measure:robustness -- FOLDER… [--edits N] [--sequences N] [--messages N] [--seed N] [--markdown]`: random
 * edits of copies of repositories, sequences of requests and messages to the language server, each followed by a
 * comparison with one that has never seen anything else. Numbers are per repository. With `--soak MINUTES [--lines N]`
 * instead: edits without a pause in a workspace made of the folders. Exits with 1 where there is a crash, a hang, a
 * mismatch or a process left.
 */
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { randomFrom } from '../../support/random.ts';
import { buildShipped } from '../build.ts';
import { describeMachine } from '../speed/machine.ts';
import { RENDERERS } from '../table.ts';
import { attack, type Attacked } from './repository.ts';
import { soak } from './soak.ts';
import { attacksTable, holds, isSound, rowOf, soakTable, windowRow } from './tables.ts';

const { positionals: folders, values } = parseArgs({
  allowPositionals: true,
  options: {
    edits: { type: 'string', default: '5000' },
    sequences: { type: 'string', default: '500' },
    messages: { type: 'string', default: '1000' },
    seed: { type: 'string', default: '1' },
    soak: { type: 'string' },
    lines: { type: 'string', default: '160000' },
    markdown: { type: 'boolean', default: false },
  },
});
const render = RENDERERS[values.markdown ? 'markdown' : 'text'];

async function main(): Promise<void> {
  if (folders.length === 0) throw new Error('Say which folders: npm run measure:robustness -- FOLDER…');
  const seed = Number(values.seed);
  const program = join(await buildShipped('robustness'), 'server.js');
  process.exitCode = (await (values.soak === undefined ? attackAll : soakAll)(program, seed)) ? 0 : 1;
  console.log(describeMachine());
}

/** @returns whether nothing was found; figures are told as they come */
async function attackAll(program: string, seed: number): Promise<boolean> {
  const numbers = {
    edits: Number(values.edits),
    sequences: Number(values.sequences),
    messages: Number(values.messages),
  };
  const attacked: Attacked[] = [];
  for (const folder of folders) {
    const one = await attack(resolve(folder), { program, seed, ...numbers });
    attacked.push(one);
    console.error(rowOf(one).join('  '));
    for (const mismatch of one.mismatches) console.error(`${one.name}: ${mismatch}`);
  }
  process.stdout.write(render(attacksTable(attacked, seed)));
  return attacked.every(isSound);
}

async function soakAll(program: string, seed: number): Promise<boolean> {
  const soaked = await soak(
    { program, folders, minutes: Number(values.soak), lines: Number(values.lines), random: randomFrom(seed) },
    (figures) => console.error(windowRow(figures).join('  ')),
  );
  for (const mismatch of soaked.mismatches) console.error(`Shown differs: ${mismatch}`);
  process.stdout.write(render(soakTable(soaked)));
  return holds(soaked);
}

void main();
