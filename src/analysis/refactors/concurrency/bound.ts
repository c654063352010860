/**
 * Generates code that limits concurrency: with the package that the project has, or with a small function of its own.
 */
import { WRITTEN } from '../../catalogue/written-code.ts';
import { isTypeScriptFile } from '../../catalogue/javascript/files.ts';
import type { TSESTree } from '@typescript-eslint/types';
import { N } from '../../syntax/node-types.ts';
import type { SourceTree } from '../source-tree.ts';
import type { SourceFile } from '../../program/index.ts';
import type { Sources } from '../chain/sources.ts';
import { endOf, indentUnitOf, newlineOf } from '../edits/statements.ts';

/** Enough to overlap waits, few enough for sockets, files and remote servers. */
export const AT_ONCE = 10;

export const hasPackage = ({ package: owner }: SourceFile, packageName: string): boolean =>
  Boolean(owner?.dependencies.includes(packageName));

/** @returns code that creates a limiter function */
export function makeLimit(sourceFile: SourceFile, tree: SourceTree, sources: Sources): string {
  if (hasPackage(sourceFile, WRITTEN.limit.module))
    return `${sources.imports(sourceFile, tree).nameOf(WRITTEN.limit)}(${AT_ONCE})`;
  const known = tree.program.body.find((node) => node.type === N.FunctionDeclaration && node.id.name === NAME);
  if (known) return `${NAME}(${AT_ONCE})`;
  const name = tree.freeName(NAME, 'limitTasksTo') ?? 'limitConcurrencyTo';
  const patch = sources.patch(sourceFile);
  if (patch.once(`function ${name}`))
    patch.insert(tree.text.trimEnd().length, `${newlineOf(tree)}${newlineOf(tree)}${textOf(tree, name)}`);
  return `${name}(${AT_ONCE})`;
}

const NAME = 'limitTo';

/** Parts between ⟨ and ⟩ are written in TypeScript only. */
const TEXT = `/** Runs a limited number of tasks at once; the others wait in a queue. */
function NAME(count⟨: number⟩)⟨: <T>(task: () => T | PromiseLike<T>) => Promise<T>⟩ {
  const waiting⟨: (() => void)[]⟩ = [];
  let running = 0;
  return async (task) => {
    if (running < count) running++;
    else await new Promise⟨<void>⟩((resolve) => waiting.push(resolve));
    try {
      return await task();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else running--;
    }
  };
}`;

function textOf(tree: SourceTree, name: string): string {
  const typed = isTypeScriptFile(tree.path) ? TEXT.replaceAll(/[⟨⟩]/g, '') : TEXT.replaceAll(/⟨[^⟩]*⟩/g, '');
  const lines = typed
    .replace('NAME', name)
    .split('\n')
    .map((line) => line.replace(/^( {2})+/, (indent) => indentUnitOf(tree).repeat(indent.length / 2)));
  return lines.map((line) => (endOf(tree) ? line : line.replace(/;$/, ''))).join(newlineOf(tree));
}

/** The start of an arrow function's body: after the arrow, including parentheses. */
export function bodyStartOf(tree: SourceTree, fn: TSESTree.ArrowFunctionExpression): number {
  const after = fn.returnType?.range[1] ?? fn.params.at(-1)?.range[1] ?? fn.range[0];
  const arrow = tree.text.indexOf('=>', after) + 2;
  return arrow + /^\s*/.exec(tree.text.slice(arrow))![0].length;
}
