/** Tells whether a package exports a function to its users. */
import type { FunctionSymbol, Program } from '../program/index.ts';

/** Checks the exports of the package's main file, including re-exports. */
export function isPublic(program: Program, { sourceFile, id }: FunctionSymbol): boolean {
  const main = sourceFile.package?.main === undefined ? undefined : program.unitAt(sourceFile.package.main);
  if (!main) return false;
  return namesOf(program, main.path, new Set()).some((name) =>
    program.evaluator
      .exported(main, name)
      .some((value) => value.kind === 'fn' && value.sourceFile === sourceFile && value.id === id),
  );
}

/** What the title must say if functions that the package exports become async. */
export function toldOfPublic(program: Program, nodes: readonly FunctionSymbol[]): string[] {
  const exported = nodes.filter((node) => isPublic(program, node));
  if (exported.length === 0) return [];
  return [
    exported.length === 1
      ? `with the exported ${exported[0]!.facts.name}()`
      : `with ${exported.length} functions that the package exports`,
  ];
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
