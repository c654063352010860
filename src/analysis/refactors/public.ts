/** Does a package offer a function to whoever installs it? */
import type { Program } from '../program/program.ts';
import type { FunctionSymbol } from '../program/graph/graph.ts';

/** By the exports of its main file, re-exports included. */
export function isPublic(program: Program, { sourceFile, id }: FunctionSymbol): boolean {
  const main = sourceFile.package?.main === undefined ? undefined : program.unitAt(sourceFile.package.main);
  if (!main) return false;
  return namesOf(program, main.path, new Set()).some((name) =>
    program.evaluator
      .exported(main, name)
      .some((value) => value.kind === 'fn' && value.sourceFile === sourceFile && value.id === id),
  );
}

function namesOf(program: Program, path: string, seen: Set<string>): string[] {
  const sourceFile = program.unitAt(path);
  if (!sourceFile || seen.has(path)) return [];
  seen.add(path);
  return sourceFile.facts.exports.flatMap((entry) => {
    if ('name' in entry) return [entry.name];
    const file = sourceFile.resolutions[entry.from]?.file;
    return file === undefined ? [] : namesOf(program, file, seen);
  });
}
