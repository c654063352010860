/** `npm run measure:packages -- FOLDER`: packs pinned packages from npm into the folder, checks them, and tells how many findings were judged right. */
import { execFile } from 'node:child_process';
import { mkdir, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { checkRepository } from '../accuracy/check-repository.ts';
import type { ReportedFinding } from '../accuracy/findings.ts';
import { buildShipped } from '../build.ts';
import { RENDERERS } from '../table.ts';

const VERDICTS = ['right', 'arguable', 'wrong'] as const;

interface Judged {
  readonly package: string;
  readonly version: string;
  readonly file: string;
  readonly line: number;
  readonly rule: string;
  /** The last link of the chain, for one place may have several: `name@file:line`. */
  readonly cause: string;
  readonly verdict: typeof VERDICTS[number];
  readonly reason: string;
}

const run = promisify(execFile);

/** @returns the folder with what was published; the tarball stays beside it */
async function unpack(folder: string, spec: string): Promise<string> {
  const target = join(folder, spec.replaceAll('/', '+'));
  await mkdir(target, { recursive: true });
  const { stdout } = await run('npm', ['pack', '--silent', spec, '--pack-destination', target]);
  await run('tar', ['xzf', join(target, stdout.trim()), '-C', target]);
  return join(target, 'package');
}

const keyOf = (spec: string, { file, line, rule, chain }: ReportedFinding): string => {
  const last = chain.at(-1) as (ReportedFinding['chain'][number] & { readonly name: string }) | undefined;
  return [spec, file, line, rule, last && `${last.name}@${last.file}:${last.line}`].join(' ');
};

async function main(): Promise<void> {
  const [folder] = process.argv.slice(2);
  if (folder === undefined) throw new Error('Say where to unpack: npm run measure:packages -- FOLDER');
  const { packages, judged } = JSON.parse(await readFile(join(import.meta.dirname, 'judged.json'), 'utf8')) as { packages: string[]; judged: Judged[] };
  const known = new Map(judged.map((one) => [[`${one.package}@${one.version}`, one.file, one.line, one.rule, one.cause].join(' '), one]));
  const cli = join(await buildShipped('packages'), 'cli.js');
  const found: Judged[] = [];
  const unjudged: string[] = [];
  for (const spec of packages) {
    console.error(`Checking ${spec} …`);
    for (const finding of await checkRepository(cli, await unpack(resolve(folder), spec))) {
      const key = keyOf(spec, finding);
      const one = known.get(key);
      if (one) found.push(one);
      else unjudged.push(key);
    }
  }
  const row = (name: string, of: readonly Judged[]): string[] => [name, String(of.length), ...VERDICTS.map((verdict) => {
    const count = of.filter((one) => one.verdict === verdict).length;
    return `${count} (${Math.round(100 * count / Math.max(of.length, 1))} %)`;
  })];
  const rules = [...new Set(found.map(({ rule }) => rule))].sort();
  const rows = [...rules.map((rule) => row(rule, found.filter((one) => one.rule === rule))), row('all', found)];
  console.log(RENDERERS.text({ title: `Findings in ${packages.length} packages`, head: ['rule', 'judged', ...VERDICTS], rows }));
  for (const { verdict, package: name, file, line, rule, reason } of found) if (verdict === 'wrong') console.log(`wrong        ${name} ${file}:${line} ${rule}: ${reason}`);
  for (const key of unjudged) console.log(`not judged   ${key}`);
}

main().catch((error: unknown) => {
  console.error((error as Error).message);
  process.exitCode = 2;
});
