/**
 * `npm run measure:edges -- CHECKOUT… [--misses N]`: our call edges against those of the TypeScript checker, by kind of
 * call.
 */
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { checkerCalls, type CheckerCall } from './checker-edges.ts';
import { compare, type KindScore } from './compare.ts';
import { programOf } from './program-of.ts';

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { misses: { type: 'string', default: '0' } },
});

const percent = (part: number, whole: number): string => (whole === 0 ? '–' : `${((100 * part) / whole).toFixed(1)} %`);

function print(title: string, kinds: readonly KindScore[]): void {
  console.log(
    `\n${title}\n\n| call | checker's | found | | certain and other | | dynamic | implementation known |\n| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |`,
  );
  const total: KindScore = { kind: 'f()', wanted: 0, found: 0, wrong: 0, dynamic: 0, dynamicFound: 0 };
  for (const score of kinds) {
    row(score.kind, score);
    for (const key of ['wanted', 'found', 'wrong', 'dynamic', 'dynamicFound'] as const) total[key] += score[key];
  }
  row('all', total);
}

function row(name: string, { wanted, found, wrong, dynamic, dynamicFound }: KindScore): void {
  console.log(
    `| ${name} | ${wanted} | ${found} | ${percent(found, wanted)} | ${wrong} | ${percent(wrong, wanted)} | ${dynamic} | ${percent(dynamicFound, dynamic)} |`,
  );
}

async function main(): Promise<void> {
  if (positionals.length === 0) throw new Error('Say which checkouts: npm run measure:edges -- CHECKOUT…');
  for (const folder of positionals) await measure(resolve(folder).replaceAll('\\', '/'));
}

async function measure(root: string): Promise<void> {
  const { program, sources } = await programOf(root);
  const { kinds, missed, wrong } = compare(program, checkerCalls(root, sources));
  print(root.slice(root.lastIndexOf('/') + 1), kinds);
  const sample = Number(values.misses);
  const step = Math.max(1, Math.floor(missed.length / Math.max(1, sample)));
  for (const call of missed.filter((_, index) => index % step === 0).slice(0, sample))
    console.log(`missed ${lineOf(root, call)}`);
  for (const { call, ours } of wrong.slice(0, sample))
    console.log(`other  ${lineOf(root, call)}, ours ${ours.replace(`${root}/`, '')}`);
}

function lineOf(root: string, { kind, file, starts, text, target }: CheckerCall): string {
  const short = (path: string) => path.slice(root.length + 1);
  return `${kind} ${short(file)}:${starts[0]} ${text.replaceAll(/\s+/g, ' ')} → ${short(target!.file)}:${target!.line}`;
}

main().catch((error: unknown) => {
  console.error((error as Error).message);
  process.exitCode = 2;
});
