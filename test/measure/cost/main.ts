/**
 * `npm run measure:cost [-- --only PART] [--markdown]`: the estimated time of functions beside the time they take, each
 * in a process of its own.
 */
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { parseArgs, promisify } from 'node:util';
import { build } from 'esbuild';
import { glob } from 'tinyglobby';
import { costOf, extractFacts, Program, typescriptEslintParser } from '../../../src/analysis/index.ts';
import { RENDERERS } from '../table.ts';

const { values } = parseArgs({
  options: { only: { type: 'string', default: '' }, markdown: { type: 'boolean', default: false } },
});
/** An estimate is good within this factor. */
const FACTOR = 3;

interface Compared {
  readonly group: string;
  readonly name: string;
  /** Milliseconds. */
  readonly estimated: number;
  readonly measured: number;
}

function estimates(path: string, text: string): Map<string, number> {
  const facts = extractFacts(text, path, typescriptEslintParser);
  const program = new Program('/');
  program.set({
    path,
    facts,
    resolutions: facts.imports.map(({ specifier }) => (specifier.startsWith('node:') ? { module: specifier } : null)),
  });
  program.link();
  const exported = new Set(facts.exports.flatMap((entry) => ('name' in entry ? [entry.name] : [])));
  const nodes = program.unitAt(path)!.nodes.filter(({ facts: { name } }) => exported.has(name));
  return new Map(nodes.map((node) => [node.facts.name, costOf(program, node).milliseconds]));
}

async function compare(file: string, folder: string): Promise<Compared[]> {
  const group = basename(file, '.ts');
  const outfile = join(folder, `${group}.mjs`);
  await build({ entryPoints: [file], outfile, platform: 'node', format: 'esm', target: 'node20' });
  const found: Compared[] = [];
  for (const [name, estimated] of estimates(`/${file}`, await readFile(file, 'utf8'))) {
    const { stdout } = await promisify(execFile)(
      process.execPath,
      ['test/measure/cost/measured-function.mjs', outfile, name],
      { timeout: 120_000 },
    );
    found.push({ group, name, estimated, measured: Number(stdout) });
  }
  return found;
}

const isGood = ({ estimated, measured }: Compared): boolean =>
  estimated < measured * FACTOR && estimated > measured / FACTOR;
function shareOf(rows: readonly Compared[]): string {
  const good = rows.filter(isGood).length;
  return `${good} of ${rows.length} (${Math.round((100 * good) / rows.length)} %)`;
}

const figure = (value: number): string => value.toFixed(value < 10 ? 2 : 0);

async function main(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'workload-lint-cost-'));
  try {
    const files = (await glob('test/measure/cost/cases/*.ts')).filter((file) => file.includes(values.only)).sort();
    const all: Compared[] = [];
    for (const file of files) all.push(...(await compare(file, folder)));
    const groups = [...new Set(all.map(({ group }) => group))];
    const render = RENDERERS[values.markdown ? 'markdown' : 'text'];
    process.stdout.write(
      render({
        title: `Estimated and measured milliseconds: ${shareOf(all)} within a factor of ${FACTOR}; ${groups
          .map((group) => `${group} ${shareOf(all.filter((row) => row.group === group))}`)
          .join(', ')}`,
        head: ['function', 'estimated', 'measured', 'factor', ''],
        rows: all.map((row) => [
          `${row.group}: ${row.name}`,
          figure(row.estimated),
          figure(row.measured),
          figure(row.estimated / row.measured),
          isGood(row) ? '' : '✗',
        ]),
      }),
    );
  } finally {
    await rm(folder, { recursive: true });
  }
}

void main();
