/** Writes fitted points to the file that the assessment reads. */
import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { SCALES } from '../../../src/analysis/assessment/factor.ts';
import { NAMES } from '../../../src/analysis/catalogue/naming/index.ts';
import type { Fitted } from './fit.ts';

const FILE = 'src/analysis/assessment/weights.ts';

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

const key = (value: string): string => (/^\w+$/.test(value) ? value : `'${value}'`);
const round = (points: number): number => Math.round(points * 100) / 100;
