/** Single flight: if a value is initialized lazily, its promise is stored, so that concurrent callers share one. */
import { isTypeScriptFile } from '../../catalogue/javascript/files.ts';
import type { TSESTree } from '@typescript-eslint/types';
import { N } from '../../syntax/node-types.ts';
import { isFunction } from '../../syntax/traverse.ts';
import { awaitExpression } from '../chain/await-call.ts';
import type { Chain, Point } from '../chain/chain.ts';
import type { Patch } from '../chain/patch.ts';
import { endOf, indentOf, indentUnitOf, newlineOf, textsIn } from '../edits/statements.ts';
import { runAround } from '../interleaving/body.ts';
import type { SourceTree } from '../source-tree.ts';
import { isFit, isTried } from './fitness.ts';
import { lazyIn, type Lazy } from './lazy.ts';
import { promiseOf } from './types.ts';

/** Call it once the chain is complete, and before its interleaving is checked. */
export function keepPromises(chain: Chain): void {
  const functions = new Map<TSESTree.Node, Point[]>();
  for (const point of chain.points) {
    const fn = runAround(point.node);
    if (isFunction(fn)) functions.set(fn, [...(functions.get(fn) ?? []), point]);
  }
  for (const [fn, points] of functions) {
    const { tree, sourceFile } = points[0]!;
    const node = sourceFile.nodes[tree.idOf(fn)]!;
    const nodes = points.map((point) => point.node);
    for (const ways of lazyIn(tree, fn, nodes)) {
      const lazy = ways.find((way) => isFit(tree, fn, node, way));
      if (lazy) keep(chain, points[0]!, lazy, nodes);
    }
  }
}

function keep(chain: Chain, { tree, sourceFile }: Point, lazy: Lazy, points: readonly TSESTree.Node[]): void {
  const { variable, declarator, write, section, uses, last } = lazy;
  const patch = chain.sources.patch(sourceFile);
  const type = isTypeScriptFile(tree.path) ? promiseOf(tree, declarator) : undefined;
  if (type) patch.replace(...type.range, type.text);
  const reset = resetText(tree, lazy);
  if (section.length > 0) wrapStatements(tree, patch, lazy, reset);
  else wrapValue(patch, write.right, points, reset);
  for (const use of uses) {
    if (isGivenBack(use)) continue;
    if (isShorthand(use)) patch.around(use, `${use.name}: await `, '');
    else awaitExpression(tree, use, patch);
    chain.enclose(sourceFile, tree, use);
  }
  if (last === write && !isGivenBack(write)) {
    patch.around(write, 'await (', ')');
    chain.enclose(sourceFile, tree, write);
  }
  chain.kept.add(variable);
  const note = lazy.asked === 'falsy' && !isObject(write.right) ? ' (a falsy value, too)' : '';
  chain.tell(`keeping its promise in \`${variable.name}\`${note}`);
}

const isObject = ({ type }: TSESTree.Node): boolean =>
  type === N.ObjectExpression || type === N.ArrayExpression || type === N.NewExpression;

/** `{ config }`. */
const isShorthand = ({ parent }: TSESTree.Node): boolean => parent?.type === N.Property && parent.shorthand;

/** The function returns the promise itself. */
function isGivenBack(node: TSESTree.Node): boolean {
  const whole = node.parent?.type === N.TSNonNullExpression ? node.parent : node;
  const { parent } = whole;
  if (parent?.type === N.ArrowFunctionExpression) return parent.body === whole;
  return parent?.type === N.ReturnStatement && !isTried(node);
}

/** A failed attempt is retried, as before. */
function resetText(tree: SourceTree, { variable, declarator, write }: Lazy): string {
  const [newline, unit, end] = [`${newlineOf(tree)}${indentOf(tree, write)}`, indentUnitOf(tree), endOf(tree)];
  const error = variable.name === 'error' ? 'reason' : 'error';
  const initial = declarator.init ? tree.code(declarator.init) : 'undefined';
  const lines = [`${variable.name} = ${initial}${end}`, `throw ${error}${end}`].map((line) => newline + unit + line);
  return `.catch((${error}) => {${lines.join('')}${newline}})`;
}

function wrapValue(patch: Patch, value: TSESTree.Node, points: readonly TSESTree.Node[], reset: string): void {
  if (points.includes(value) && patch.drop(value, 'await ')) {
    patch.around(value, '', reset);
    return;
  }
  const [open, close] = value.type === N.ObjectExpression ? ['(', ')'] : ['', ''];
  patch.insertFirst(value.range[0], `(async () => ${open}`);
  patch.around(value, '', `${close})()${reset}`);
}

function wrapStatements(tree: SourceTree, patch: Patch, { write, section }: Lazy, reset: string): void {
  const [first] = section;
  const [newline, unit] = [`${newlineOf(tree)}${indentOf(tree, first!)}`, indentUnitOf(tree)];
  const name = tree.code(write.left);
  const value = tree.text.indexOf('=', write.left.range[1]) + 1;
  const space = /^\s*/.exec(tree.text.slice(value))![0].length;
  const end = section.at(-1)!.range[1];
  for (const line of linesIn(tree, section)) {
    if (patch.replacements.some((edit) => edit.start < line && line < edit.end)) continue;
    patch.insertFirst(line, unit);
  }
  patch.insertFirst(first!.range[0], `${name} = (async () => {${newline}${unit}`);
  patch.replace(write.range[0], value + space, 'return ');
  patch.insert(end, `${newline}})()${reset}${endOf(tree)}`);
}

/** Where lines begin, except for those of multi-line strings. */
function linesIn(tree: SourceTree, section: readonly TSESTree.Node[]): number[] {
  const [start, end] = [section[0]!.range[0], section.at(-1)!.range[1]];
  const isInText = section.map((statement) => textsIn(statement));
  return [...tree.text.slice(start, end).matchAll(/\n[ \t]*(?=\S)/g)]
    .map((found) => start + found.index + found[0].length)
    .filter((at) => !isInText.some((fits) => fits(at)));
}
