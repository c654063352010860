/**
 * `npm run measure:parsers -- CHECKOUT [--rounds N]`: how long extraction takes with each parser, and with each way in
 * which a tree gets out of oxc; all in turn, in one thread, under the running Node.
 */
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { medianSorted } from 'simple-statistics';
import { typescriptEslintParser, type Parser } from '../../../src/analysis/index.ts';
import { discover } from '../../../src/project/discover.ts';
import { factsOfText } from '../../../src/project/extract/file-facts.ts';
import { loadOxcParser, TREE_FORMATS } from '../../../src/project/oxc-parser.ts';
import { RENDERERS } from '../table.ts';

interface Measured {
  readonly name: string;
  readonly parser: Parser;
  readonly milliseconds: number[];
}

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { rounds: { type: 'string', default: '5' }, reference: { type: 'boolean', default: false } },
});

async function parsers(): Promise<Measured[]> {
  const native = TREE_FORMATS.map(async (format) => ({
    name: `oxc, ${format}`,
    parser: await loadOxcParser([format]).catch(() => undefined),
  }));
  const reference = values.reference ? [{ name: 'typescript-eslint', parser: typescriptEslintParser }] : [];
  return [...(await Promise.all(native)), ...reference].flatMap(({ name, parser }) =>
    parser ? [{ name, parser, milliseconds: [] }] : [],
  );
}

async function main(): Promise<void> {
  const root = resolve(positionals[0] ?? '.');
  const { sources } = await discover({ root, exclude: [] });
  const files = await Promise.all(sources.map(async (path) => ({ path, text: await readFile(path, 'utf8') })));
  const measured = await parsers();
  // The first round is V8's to learn from.
  for (let round = -1; round < Number(values.rounds); round++)
    for (const { parser, milliseconds } of measured) {
      const { user, system } = process.cpuUsage();
      for (const { path, text } of files) factsOfText(text, path, parser);
      const used = process.cpuUsage({ user, system });
      if (round >= 0) milliseconds.push((used.user + used.system) / 1000);
    }
  const medians = measured.map(({ milliseconds }) => medianSorted(milliseconds.sort((a, b) => a - b)));
  console.log(
    RENDERERS.text({
      title: `Extraction of ${files.length} files, Node ${process.versions.node}, CPU time, medians of ${values.rounds}`,
      head: ['parser', 'ms', 'ratio'],
      rows: measured.map(({ name }, index) => [
        name,
        medians[index]!.toFixed(0),
        (medians[index]! / medians[0]!).toFixed(2),
      ]),
    }),
  );
}

void main();
