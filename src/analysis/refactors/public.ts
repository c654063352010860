/** Does a package offer a function to whoever installs it? */
import type { Program } from '../program/program.ts';
import type { FunctionNode } from '../program/graph/graph.ts';

/** By the exports of its main file, re-exports included. */
export function isPublic(program: Program, { unit, id }: FunctionNode): boolean {
  const main = unit.package?.main === undefined ? undefined : program.unitAt(unit.package.main);
  if (!main) return false;
  return namesOf(program, main.path, new Set()).some((name) => (
    program.evaluator.exported(main, name).some((value) => value.kind === 'fn' && value.unit === unit && value.id === id)));
}

function namesOf(program: Program, path: string, seen: Set<string>): string[] {
  const unit = program.unitAt(path);
  if (!unit || seen.has(path)) return [];
  seen.add(path);
  return unit.facts.exports.flatMap((entry) => {
    if ('name' in entry) return [entry.name];
    const file = unit.resolutions[entry.from]?.file;
    return file === undefined ? [] : namesOf(program, file, seen);
  });
}
