/**
 * `npm run measure:behaviour -- [--programs N] [--seed N] [--schedules N] [--failures]`: makes programs at random,
 * changes them, and compares what they do when their calls overlap. `fix` may change nothing of it.
 */
import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs, promisify } from 'node:util';
import { RENDERERS } from '../table.ts';
import { changesOf } from './changes.ts';
import { HANDLERS, programOf } from './programs.ts';

const { values } = parseArgs({
  options: {
    programs: { type: 'string', default: '2000' },
    seed: { type: 'string', default: '1' },
    schedules: { type: 'string', default: '6' },
    failures: { type: 'boolean', default: false },
    markdown: { type: 'boolean', default: false },
  },
});
const RUNNER = join(import.meta.dirname, 'run-programs.mjs');
/** Programs in one process. */
const BATCH = 50;

interface Outcome {
  /** One per schedule. */
  readonly overlapping: readonly string[];
  readonly oneByOne: string;
}

interface Variant {
  readonly kind: 'fix' | 'told' | 'untold';
  readonly name: string;
  readonly before: string;
  readonly after: string;
}

async function run(texts: readonly string[]): Promise<Outcome[]> {
  const root = await mkdtemp(join(tmpdir(), 'behaviour-'));
  try {
    await mkdir(join(root, 'programs'));
    const programs = await Promise.all(
      texts.map(async (text, index) => {
        const file = join(root, 'programs', `${index}.mjs`);
        await writeFile(file, text);
        return { file, handlers: HANDLERS, schedules: Number(values.schedules) };
      }),
    );
    const list = join(root, 'list.json');
    await writeFile(list, JSON.stringify({ programs, folder: join(root, 'folder') }));
    const { stdout } = await promisify(execFile)(process.execPath, [RUNNER, list], { maxBuffer: 1 << 28 });
    return JSON.parse(stdout) as Outcome[];
  } finally {
    await rm(root, { recursive: true, force: true });
  }
}

const counts = { made: 0, refused: 0 };
const kinds = {
  fix: { applied: 0, overlapping: 0, oneByOne: 0 },
  told: { applied: 0, overlapping: 0, oneByOne: 0 },
  untold: { applied: 0, overlapping: 0, oneByOne: 0 },
};

function variantsOf(seed: number): Variant[] {
  const before = programOf(seed);
  const { fixed, offered, refused } = changesOf(before);
  counts.made++;
  counts.refused += refused;
  return [
    ...(fixed === undefined ? [] : [{ kind: 'fix' as const, name: `${seed} fix`, before, after: fixed }]),
    ...offered.map(({ refactor, text, isTold }): Variant => {
      return { kind: isTold ? 'told' : 'untold', name: `${seed} ${refactor}`, before, after: text };
    }),
  ];
}

async function compare(variants: readonly Variant[]): Promise<void> {
  const outcomes = await run(variants.flatMap(({ before, after }) => [before, after]));
  for (const [index, { kind, name, after }] of variants.entries()) {
    const [old, now] = [outcomes[index * 2]!, outcomes[index * 2 + 1]!];
    const at = old.overlapping.findIndex((outcome, schedule) => outcome !== now.overlapping[schedule]);
    kinds[kind].applied++;
    if (at !== -1) kinds[kind].overlapping++;
    if (old.oneByOne !== now.oneByOne) kinds[kind].oneByOne++;
    const isWrong = (at !== -1 && kind !== 'told') || old.oneByOne !== now.oneByOne;
    if (isWrong && values.failures)
      console.log(
        [
          name,
          after.slice(after.indexOf('export async')),
          old.overlapping[at] ?? old.oneByOne,
          now.overlapping[at] ?? now.oneByOne,
        ].join('\n'),
      );
  }
}

async function main(): Promise<void> {
  let waiting: Variant[] = [];
  for (let at = 0; at < Number(values.programs); at++) {
    waiting.push(...variantsOf(Number(values.seed) * 1_000_000 + at));
    if (waiting.length < BATCH) continue;
    await compare(waiting);
    waiting = [];
  }
  await compare(waiting);
  const rows = Object.entries(kinds).map(([kind, { applied, overlapping, oneByOne }]) => [
    { fix: 'fix (safe)', told: 'offered: other code may run in between', untold: 'offered without a word' }[kind]!,
    `${applied}`,
    `${overlapping}`,
    `${oneByOne}`,
  ]);
  const title = `${counts.made} programs, ${values.schedules} schedules of overlapping calls; ${counts.refused} changes refused`;
  const head = ['change', 'applied', 'other when calls overlap', 'other one by one'];
  console.log(RENDERERS[values.markdown ? 'markdown' : 'text']({ title, head, rows }));
  if (kinds.fix.overlapping + kinds.fix.oneByOne > 0) process.exitCode = 1;
}

main().catch((error: unknown) => {
  console.error((error as Error).message);
  process.exitCode = 2;
});
