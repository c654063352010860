/** Writes an async function in place of a promise with an async function in it. */
import { isTypeScriptFile } from '../../catalogue/javascript/files.ts';
import type { TSESTree } from '@typescript-eslint/types';
import { N } from '../../syntax/node-types.ts';
import { functionAround } from '../../syntax/traverse.ts';
import { isPromiseType, makeAsync, type AnyFunction } from '../chain/async-function.ts';
import { needsSemicolon } from '../chain/await-call.ts';
import type { Patch } from '../chain/patch.ts';
import { indentOf, indentUnitOf, textsIn } from '../edits/statements.ts';
import type { SourceTree } from '../source-tree.ts';
import type { Settling, Settlings } from './settling.ts';

export type Executor = (TSESTree.ArrowFunctionExpression | TSESTree.FunctionExpression) & {
  readonly body: TSESTree.BlockStatement;
};

interface Made {
  readonly made: TSESTree.NewExpression;
  readonly executor: Executor;
  readonly settlings: Settlings;
}

export function unwrap(tree: SourceTree, patch: Patch, { made, executor, settlings }: Made): void {
  const block = passedOn(executor, settlings) ?? executor.body;
  for (const settling of settlings.found)
    if (settling.statement.range[0] > block.range[0] && settling.statement.range[1] < block.range[1])
      settle(patch, settling);
  const levels = block === executor.body ? 0 : 1;
  const whole = wholeOf(tree, made, block);
  if (!whole) {
    const [type] = made.typeArguments?.params ?? [];
    const head = type ? `async (): Promise<${tree.code(type)}> => ` : 'async () => ';
    patch.replace(made.range[0], block.range[0], `${needsSemicolon(tree, made) ? ';' : ''}(${head}`);
    patch.replace(block.range[1], made.range[1], ')()');
    return outdent(tree, patch, block, levels);
  }
  const { fn, isBody } = whole;
  makeAsync(tree, fn, patch);
  const isBelow = isBody && indentOf(tree, made) !== indentOf(tree, fn);
  if (isBelow) patch.replace(tree.text.lastIndexOf('=>', made.range[0]) + 2, block.range[0], ' ');
  else patch.replace((isBody ? made : fn.body).range[0], block.range[0], '');
  patch.replace(block.range[1], (isBody ? made : fn.body).range[1], '');
  outdent(tree, patch, block, levels + (isBody && !isBelow ? 0 : 1));
}

/** The block of a `try` that is all there is, and whose `catch` only passes the error on. */
function passedOn({ body: { body } }: Executor, settlings: Settlings): TSESTree.BlockStatement | undefined {
  const [attempt, ...others] = body;
  if (attempt?.type !== N.TryStatement || !attempt.handler || attempt.finalizer || others.length > 0) return undefined;
  return settlings.isPassedOn(attempt.handler) ? attempt.block : undefined;
}

/** `resolve(x);` → `return x;`, `reject(error);` → `throw error;`. */
function settle(patch: Patch, { statement, call, isFailure, exit }: Settling): void {
  const [value] = call.arguments;
  const word = isFailure ? 'throw' : 'return';
  if (value) {
    patch.replace(statement.range[0], value.range[0], `${word} `);
    patch.replace(value.range[1], call.range[1], '');
  } else patch.replace(statement.range[0], call.range[1], isFailure ? 'throw undefined' : 'return');
  if (exit) patch.replace(statement.range[1], exit.range[1], '');
}

interface Whole {
  readonly fn: AnyFunction;
  /** The promise is the body of an arrow function; otherwise it is what the only statement returns. */
  readonly isBody: boolean;
}

/** The function that does nothing but give the promise, where it can be async itself. */
function wholeOf(tree: SourceTree, made: TSESTree.NewExpression, block: TSESTree.BlockStatement): Whole | undefined {
  const fn = functionAround(made) as AnyFunction | undefined;
  const isBody = made.parent.type === N.ArrowFunctionExpression && made.parent.body === made;
  const isReturned =
    made.parent.type === N.ReturnStatement &&
    fn?.body?.type === N.BlockStatement &&
    fn.body.body.length === 1 &&
    fn.body.body[0] === made.parent;
  if (!fn || (!isBody && !isReturned) || fn.generator) return undefined;
  const { parent } = fn;
  if ((parent.type === N.MethodDefinition || parent.type === N.Property) && isAccessor(parent.kind)) return undefined;
  // What a parameter does, or its type, would fail in another way.
  if (!fn.params.every(({ type }) => type === N.Identifier)) return undefined;
  const type = fn.returnType?.typeAnnotation;
  if (type ? !isPromiseType(tree, type) : isTypeScriptFile(tree.path) && made.typeArguments !== undefined)
    return undefined;
  const outer = isBody ? made : fn.body;
  if (tree.hasComment(outer.range[0], block.range[0]) || tree.hasComment(block.range[1], outer.range[1]))
    return undefined;
  return declares(block, fn) ? undefined : { fn, isBody };
}

const isAccessor = (kind: string): boolean => kind === 'get' || kind === 'set' || kind === 'constructor';

/** A name that is a parameter's, too. */
function declares({ body }: TSESTree.BlockStatement, fn: AnyFunction): boolean {
  const names = new Set(fn.params.map((parameter) => (parameter as TSESTree.Identifier).name));
  return body.some((statement) => {
    const ids = statement.type === N.VariableDeclaration ? statement.declarations.map(({ id }) => id) : [];
    if (statement.type === N.FunctionDeclaration || statement.type === N.ClassDeclaration) ids.push(statement.id!);
    return ids.some((id) => id.type !== N.Identifier || names.has(id.name));
  });
}

/** The block moves out of what was around it. */
function outdent(tree: SourceTree, patch: Patch, block: TSESTree.BlockStatement, levels: number): void {
  const unit = indentUnitOf(tree).repeat(levels);
  if (unit === '') return;
  const isInText = textsIn(block);
  const edits = patch.replacements;
  for (let at = tree.text.indexOf('\n', block.range[0]); at !== -1 && at < block.range[1]; ) {
    const start = at + 1;
    const isEdited = edits.some((edit) => edit.start < start && start < edit.end);
    if (tree.text.startsWith(unit, start) && !isInText(start) && !isEdited)
      patch.replace(start, start + unit.length, '');
    at = tree.text.indexOf('\n', start);
  }
}
