/**
 * Generates code that limits concurrency: with the package that the project has, or with a small function of its own.
 */
import { ADDS_TO_COLLECTION } from '../../catalogue/javascript/methods.ts';
import { WRITTEN } from '../../catalogue/written-code.ts';
import { isTypeScriptFile } from '../../catalogue/javascript/files.ts';
import type { TSESTree } from '@typescript-eslint/types';
import { lastNameOf, plain } from '../../syntax/names.ts';
import { N } from '../../syntax/node-types.ts';
import type { SourceTree } from '../source-tree.ts';
import type { SourceFile } from '../../program/index.ts';
import type { Sources } from '../chain/sources.ts';
import { endOf, indentUnitOf, newlineOf } from '../edits/statements.ts';

/** The file that is changed. */
export interface Where {
  readonly sourceFile: SourceFile;
  readonly tree: SourceTree;
  readonly sources: Sources;
}

/** Enough to overlap waits, few enough for sockets, files and remote servers. */
export const AT_ONCE = 10;

export const hasPackage = ({ package: owner }: SourceFile, packageName: string): boolean =>
  Boolean(owner?.dependencies.includes(packageName));

/** @returns code that creates a limiter function */
export function makeLimit(sourceFile: SourceFile, tree: SourceTree, sources: Sources): string {
  if (hasPackage(sourceFile, WRITTEN.limit.module))
    return `${sources.imports(sourceFile, tree).nameOf(WRITTEN.limit)}(${AT_ONCE})`;
  return `${declared({ sourceFile, tree, sources }, LIMIT)}(${AT_ONCE})`;
}

/** A function that is written into the file where it is needed. */
interface Helper {
  /** The first name that is free is used. */
  readonly names: readonly [string, ...string[]];
  /** Parts between ⟨ and ⟩ are written in TypeScript only. */
  readonly text: string;
}

/** @returns the name of the function at the end of the file */
function declared({ sourceFile, tree, sources }: Where, { names, text }: Helper): string {
  const [first] = names;
  const known = tree.program.body.find((node) => node.type === N.FunctionDeclaration && node.id.name === first);
  if (known) return first;
  const name = tree.freeName(...names) ?? `${first}AtOnce`;
  const patch = sources.patch(sourceFile);
  if (patch.once(`function ${name}`))
    patch.insert(tree.text.trimEnd().length, `${newlineOf(tree)}${newlineOf(tree)}${textOf(tree, name, text)}`);
  return name;
}

/** A function that runs a callback for each element of an array: a few of them at once, results in their order. */
export function boundedMap(where: Where): { readonly name: string; readonly before: string; readonly after: string } {
  const { sourceFile, tree, sources } = where;
  if (!hasPackage(sourceFile, WRITTEN.map.module))
    return { name: declared(where, MAP), before: `, ${AT_ONCE}, `, after: '' };
  const name = sources.imports(sourceFile, tree).nameOf(WRITTEN.map);
  return { name, before: ', ', after: `, { concurrency: ${AT_ONCE} }` };
}

/** Are the elements literals of the file? Then there are few, and no limit is needed. */
export function isWrittenOut(tree: SourceTree, list: TSESTree.Node): boolean {
  const value = plain(list);
  if (value.type === N.ArrayExpression)
    return value.elements.length <= AT_ONCE && value.elements.every((each) => each && each.type !== N.SpreadElement);
  const variable = value.type === N.Identifier ? tree.variable(value) : undefined;
  const declarator = variable?.defs.length === 1 ? variable.defs[0]!.node : undefined;
  if (!variable || declarator?.type !== N.VariableDeclarator || !declarator.init) return false;
  const isChanged = variable.references.some((reference) => {
    const { parent } = reference.identifier;
    const isAddedTo = parent?.type === N.MemberExpression && ADDS_TO_COLLECTION.has(lastNameOf(parent));
    return (reference.isWrite() && !reference.init) || isAddedTo;
  });
  return !isChanged && isWrittenOut(tree, declarator.init);
}

const LIMIT: Helper = {
  names: ['limitTo', 'limitTasksTo'],
  text: `/** Runs a limited number of tasks at once; the others wait in a queue. */
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
}`,
};

const MAP: Helper = {
  names: ['mapTasks', 'mapAtMost'],
  text: `/** Runs a limited number of tasks at once; results keep the order of the items. */
async function NAME⟨<T, R>⟩(⟨
  ⟩items⟨: readonly T[]⟩,⟨
 ⟩ count⟨: number⟩,⟨
 ⟩ task⟨: (item: T, index: number) => R | PromiseLike<R>,
⟩)⟨: Promise<R[]>⟩ {
  const results⟨: R[]⟩ = new Array(items.length);
  let next = 0;
  const work = async () => {
    for (let at = next++; at < items.length; at = next++) results[at] = await task(items[at]⟨ as T⟩, at);
  };
  await Promise.all(Array.from({ length: Math.min(count, items.length) }, work));
  return results;
}`,
};

function textOf(tree: SourceTree, name: string, text: string): string {
  const typed = isTypeScriptFile(tree.path) ? text.replaceAll(/[⟨⟩]/g, '') : text.replaceAll(/⟨[^⟩]*⟩/g, '');
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
