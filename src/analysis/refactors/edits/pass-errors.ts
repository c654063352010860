/** Puts the body of a handler into `try`, and passes what it throws to the handler's callback parameter. */
import { isTypeScriptFile } from '../../catalogue/javascript/files.ts';
import type { TSESTree } from '@typescript-eslint/types';
import { N } from '../../syntax/node-types.ts';
import { some, traverse } from '../../syntax/traverse.ts';
import type { AnyFunction } from '../chain/async-function.ts';
import type { Patch } from '../chain/patch.ts';
import type { SourceTree } from '../source-tree.ts';
import { endOf, indentOf, indentUnitOf, newlineOf } from './statements.ts';

export interface Callback {
  /** Its index among the parameters. */
  readonly position: number;
  /** Names for it if the handler does not declare it. */
  readonly names: readonly string[];
  /** The surrounding code gives its parameters their types. */
  readonly isTyped: boolean;
}

/** @returns the name of the callback; undefined if the function cannot take it */
export function passErrors(tree: SourceTree, fn: AnyFunction, patch: Patch, callback: Callback): string | undefined {
  const parameter = fn.params[callback.position];
  if (parameter && parameter.type !== N.Identifier) return undefined;
  const name = parameter?.name ?? added(tree, fn, patch, callback);
  if (name === undefined || !patch.once(`errors ${fn.range.join()}`)) return name;
  const { body } = fn;
  if (body.type === N.BlockStatement) enclose(tree, fn, body, patch, `${name}(error)${endOf(tree)}`);
  else encloseExpression(tree, fn, body, patch, `${name}(error)${endOf(tree)}`);
  return name;
}

/** Adds the parameter, and those before it. */
function added(
  tree: SourceTree,
  fn: AnyFunction,
  patch: Patch,
  { position, names, isTyped }: Callback,
): string | undefined {
  const last = fn.params.at(-1);
  if (last?.type === N.RestElement) return undefined;
  const isFree = (name: string) => !some(fn, (node) => node.type === N.Identifier && node.name === name);
  const name = names.find(isFree);
  if (name === undefined) return undefined;
  const type = isTypeScriptFile(tree.path) && !isTyped ? ': (error: unknown) => void' : '';
  const before = Array.from({ length: position - fn.params.length }, (_, index) => `_${index + fn.params.length}`);
  if (before.length > 0 && type) return undefined;
  const text = [...before, `${name}${type}`].join(', ');
  if (!last) {
    const open = tree.text.indexOf('(', 'id' in fn && fn.id ? fn.id.range[1] : fn.range[0]) + 1;
    patch.replace(open, open, text);
    return name;
  }
  const isBare = fn.type === N.ArrowFunctionExpression && tree.text.slice(fn.range[0], last.range[0]).trim() === '';
  patch.around(last, isBare ? '(' : '', `, ${text}${isBare ? ')' : ''}`);
  return name;
}

function enclose(tree: SourceTree, fn: AnyFunction, body: TSESTree.BlockStatement, patch: Patch, pass: string): void {
  const [open, close] = [body.range[0] + 1, body.range[1] - 1];
  const inside = tree.text.slice(open, close);
  const isOneLine = !inside.includes('\n');
  const [newline, unit] = [newlineOf(tree), indentUnitOf(tree)];
  const outer = lineIndent(tree, isOneLine ? fn.range[0] : close);
  const inner = outer + unit;
  const tail = `${inner}} catch (error) {${newline}${inner}${unit}${pass}${newline}${inner}}`;
  if (isOneLine) {
    patch.replace(
      open,
      open + inside.length - inside.trimStart().length,
      `${newline}${inner}try {${newline}${inner}${unit}`,
    );
    patch.replace(open + inside.trimEnd().length, close, `${newline}${tail}${newline}${outer}`);
    return;
  }
  patch.replace(open, open, `${newline}${inner}try {`);
  for (const line of linesIn(tree, body)) patch.replace(line, line, unit);
  const last = tree.text.lastIndexOf('\n', close) + 1;
  patch.replace(last, last, `${tail}${newline}`);
}

/** Where the lines between the braces begin, except for empty ones and those inside multi-line strings. */
function linesIn(tree: SourceTree, body: TSESTree.BlockStatement): number[] {
  const texts: (readonly [number, number])[] = [];
  traverse(body, (node) => {
    if (node.type === N.TemplateElement) texts.push(node.range);
  });
  const found: number[] = [];
  const last = tree.text.lastIndexOf('\n', body.range[1] - 1);
  for (let at = tree.text.indexOf('\n', body.range[0]); at !== -1 && at < last; at = tree.text.indexOf('\n', at + 1)) {
    const start = at + 1;
    const isEmpty = /^[ \t]*\r?$/.test(tree.text.slice(start, tree.text.indexOf('\n', start)));
    if (!isEmpty && !texts.some(([from, to]) => from < start && start <= to)) found.push(start);
  }
  return found;
}

/** `(req, res) => res.send(load())`. */
function encloseExpression(
  tree: SourceTree,
  fn: AnyFunction,
  body: TSESTree.Expression,
  patch: Patch,
  pass: string,
): void {
  const [newline, unit, outer] = [newlineOf(tree), indentUnitOf(tree), lineIndent(tree, fn.range[0])];
  const inner = outer + unit;
  const from = tree.text.lastIndexOf('=>', body.range[0]) + 2;
  const start = from + /^\s*/.exec(tree.text.slice(from))![0].length;
  patch.replace(start, start, `{${newline}${inner}try {${newline}${inner}${unit}return `);
  patch.replace(
    fn.range[1],
    fn.range[1],
    `${endOf(tree)}${newline}${inner}} catch (error) {${newline}${inner}${unit}${pass}${newline}${inner}}${newline}${outer}}`,
  );
}

const lineIndent = (tree: SourceTree, at: number): string => indentOf(tree, { range: [at, at] } as TSESTree.Node);
