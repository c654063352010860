/**
 * `npm run measure:packages -- FOLDER [--set NAME] [--markdown]`: unpacks pinned packages from npm into the folder,
 * checks them, and tells how many findings were judged right.
 */
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { checkRepository } from '../accuracy/check-repository.ts';
import { buildShipped } from '../build.ts';
import { RENDERERS, type Table } from '../table.ts';
import {
  keyOfFinding,
  keyOfJudged,
  readJudgements,
  specOf,
  VERDICTS,
  type Judged,
  type PackageSet,
} from './judgements.ts';
import { unpack } from './published.ts';

const {
  positionals: [folder],
  values,
} = parseArgs({
  allowPositionals: true,
  options: { set: { type: 'string' }, markdown: { type: 'boolean', default: false } },
});

const HEAD = ['judged', ...VERDICTS];

function cellsOf(judged: readonly Judged[]): string[] {
  return [
    String(judged.length),
    ...VERDICTS.map((wanted) => {
      const count = judged.filter(({ verdict }) => verdict === wanted).length;
      return judged.length === 0 ? '0' : `${count} (${((100 * count) / judged.length).toFixed(0)} %)`;
    }),
  ];
}

const sizeOf = ({ drawn, packages }: PackageSet): string =>
  `${packages.length}${drawn === undefined ? '' : ` of ${drawn} drawn`}`;

function tableOf(set: PackageSet, judged: readonly Judged[]): Table {
  const rules = [...new Set(judged.map(({ rule }) => rule))].sort();
  return {
    title: `Set "${set.name}", ${sizeOf(set)} packages${set.seen ? ', seen while rules were changed' : ', not seen before'}`,
    head: ['rule', ...HEAD],
    rows: [
      ...rules.map((rule) => [rule, ...cellsOf(judged.filter((one) => one.rule === rule))]),
      ['all', ...cellsOf(judged)],
    ],
  };
}

const lineOf = (what: string, one: Judged): string =>
  `${what.padEnd(13)}${specOf(one)} ${one.file}:${one.line} ${one.rule}: ${one.reason}`;

async function main(): Promise<void> {
  if (folder === undefined) throw new Error('Say where to unpack: npm run measure:packages -- FOLDER');
  const { sets, judged } = await readJudgements();
  const wanted = sets.filter(({ name }) => values.set === undefined || name === values.set);
  if (wanted.length === 0)
    throw new Error(`No set is called ${values.set}: ${sets.map(({ name }) => name).join(', ')}`);
  const known = new Map(judged.map((one) => [keyOfJudged(one), one]));
  const cli = join(await buildShipped('packages'), 'cli.js');
  const found = new Map<PackageSet, Judged[]>();
  const remarks: string[] = [];
  for (const set of wanted) {
    const here: Judged[] = [];
    found.set(set, here);
    for (const [index, spec] of set.packages.entries()) {
      console.error(`${set.name} ${index + 1} of ${set.packages.length}: ${spec} …`);
      try {
        for (const finding of await checkRepository(cli, await unpack(resolve(folder), spec))) {
          const one = known.get(keyOfFinding(spec, finding));
          if (one) here.push(one);
          else remarks.push(`not judged   ${keyOfFinding(spec, finding)}`);
        }
      } catch (error) {
        remarks.push(`skipped      ${spec}: ${(error as Error).message.trim().split('\n').at(-1)}`);
      }
    }
  }
  const render = RENDERERS[values.markdown ? 'markdown' : 'text'];
  for (const [set, here] of found) console.log(render(tableOf(set, here)));
  const all = [...found.values()].flat();
  if (wanted.length > 1) {
    const rows = [...found].map(([{ name }, here]) => [name, ...cellsOf(here)]);
    console.log(render({ title: 'All sets', head: ['set', ...HEAD], rows: [...rows, ['all', ...cellsOf(all)]] }));
  }
  const looked = new Set(wanted.flatMap(({ packages }) => packages));
  const gone = judged.filter((one) => looked.has(specOf(one)) && !all.includes(one));
  for (const one of all) if (one.verdict !== 'right') console.log(lineOf(one.verdict, one));
  for (const one of gone) console.log(lineOf('gone', { ...one, reason: `${one.verdict}: ${one.reason}` }));
  for (const remark of remarks) console.log(remark);
  // What was not judged or not looked at proves nothing.
  if (remarks.length > 0) process.exitCode = 1;
}

main().catch((error: unknown) => {
  console.error((error as Error).message);
  process.exitCode = 2;
});
