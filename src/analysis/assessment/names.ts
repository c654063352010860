/** Evidence by the names that users chose for functions and files: it moves a finding by one level at most. */
import { NAMES, type NamingRow } from '../catalogue/naming/index.ts';
import type { Factor } from '../findings.ts';
import type { FunctionSymbol, Program } from '../program/index.ts';
import { NAME, type Circumstances } from './factor.ts';
import { LEVEL_DISTANCE } from './level.ts';
import type { Lifetime } from './lifetime.ts';
import { WEIGHTS } from './weights.ts';

const ofFunctions = NAMES.filter(({ of }) => of === 'function');
const ofFiles = NAMES.filter(({ of }) => of === 'file');
const ofCollections = NAMES.filter(({ of }) => of === 'collection');

export function namingFactors(
  program: Program,
  { node, context, path = [], isUnseen, collections = [] }: Circumstances,
  lifetime: Lifetime,
): Factor[] {
  const callPath = isUnseen ? undefined : program.contexts.path(node, context);
  const functions = [...(callPath ? [callPath.start, ...callPath.edges.map(({ to }) => to)] : []), node, ...path];
  const factors: Factor[] = [];
  for (const row of ofFunctions) {
    const named = functions.find((candidate) => row.pattern.test(ownName(candidate)));
    if (named) factors.push(factorOf(row, named, `${ownName(named)}() ${row.because}, by its name`));
  }
  const file = pathInPackage(node);
  for (const row of ofFiles)
    if (row.yieldsTo !== lifetime.value && row.pattern.test(file))
      factors.push(factorOf(row, node, `${file} ${row.because}, by its name`));
  const row = ofCollections.find(({ pattern }) => collections.some((name) => pattern.test(name)));
  const name = row && collections.find((each) => row.pattern.test(each));
  if (row) factors.push(factorOf(row, node, `${name} ${row.because}, by its name`));
  return limited(factors);
}

/** Without the name of its class. */
const ownName = ({ facts: { name } }: FunctionSymbol): string => name.slice(name.lastIndexOf('.') + 1);

function pathInPackage({ sourceFile: { path, package: owner } }: FunctionSymbol): string {
  const folder = owner ? `${owner.dir}/` : '';
  return path.startsWith(folder) ? path.slice(folder.length) : path;
}

const factorOf = ({ id }: NamingRow, { sourceFile, facts }: FunctionSymbol, because: string): Factor => ({
  id: NAME,
  value: id,
  points: WEIGHTS.names[id] ?? 0,
  because,
  at: { file: sourceFile.path, span: facts.span },
});

/** Scaled down if together they would move a finding by more than a level. */
function limited(factors: readonly Factor[]): Factor[] {
  const sum = factors.reduce((total, { points }) => total + points, 0);
  const scale = Math.min(1, LEVEL_DISTANCE / Math.abs(sum || 1));
  return factors.map((factor) => ({ ...factor, points: factor.points * scale }));
}
