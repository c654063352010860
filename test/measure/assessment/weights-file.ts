/** Writes fitted points to the file that the assessment reads. */
import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { SCALES } from '../../../src/analysis/assessment/factor.ts';
import { NAMES } from '../../../src/analysis/catalogue/naming/index.ts';
import type { Fitted } from './fit.ts';
import type { NameWorth } from './validate.ts';

const FILE = 'src/analysis/assessment/weights.ts';
const WORTHS = 'test/measure/assessment/names.json';

const HEAD = `/** The points of each value of each factor: written by \`npm run measure:assessment -- --write\`, from labelled code. */
import type { Scale, ValueOf } from './factor.ts';

type Weights = { readonly [S in Scale]: Readonly<Record<ValueOf<S>, number>> } & {
  readonly constant: number;
  readonly names: Readonly<Record<string, number>>;
};
`;

export async function writeWeights({ constant, points }: Fitted): Promise<void> {
  const row = (scale: string, values: readonly string[]) =>
    values.map((value) => `${key(value)}: ${round(points.get(`${scale}:${value}`) ?? 0)}`).join(', ');
  const lines = [
    `  constant: ${round(constant)},`,
    ...Object.entries(SCALES).map(([scale, values]) => `  ${scale}: { ${row(scale, values)} },`),
    '  names: {',
    ...NAMES.map(({ id }) => `    ${row('name', [id])},`),
    '  },',
  ];
  await writeFile(resolve(FILE), `${HEAD}\nexport const WEIGHTS: Weights = {\n${lines.join('\n')}\n};\n`);
}

/** What the test of the names is held to. */
export async function writeWorths(worths: readonly NameWorth[]): Promise<void> {
  const rows = worths.map(({ id, samples, gain }) => [id, { applies: samples, gain: Math.round(gain * 1e5) / 1e5 }]);
  await writeFile(resolve(WORTHS), `${JSON.stringify(Object.fromEntries(rows), null, 2)}\n`);
}

const key = (value: string): string => (/^\w+$/.test(value) ? value : `'${value}'`);
const round = (points: number): number => Math.round(points * 100) / 100;
