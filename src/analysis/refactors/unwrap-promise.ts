/** `unwrap-promise`: an async function in place of `new Promise(async (resolve, reject) => …)`. */
import type { TSESTree } from '@typescript-eslint/types';
import { N } from '../syntax/node-types.ts';
import type { SourceFile } from '../program/index.ts';
import { some, traverse } from '../syntax/traverse.ts';
import type { AnyFunction } from './chain/async-function.ts';
import { Refusal } from './chain/refusal.ts';
import { functionInWords } from './function-in-words.ts';
import { functionAround, holds } from './places.ts';
import { Settlings, type Settling } from './promises/settling.ts';
import { unwrap, type Executor } from './promises/unwrapped.ts';
import type { Refactor } from './refactor.ts';
import type { SourceTree } from './source-tree.ts';

interface Wrapped {
  readonly sourceFile: SourceFile;
  readonly tree: SourceTree;
  readonly made: TSESTree.NewExpression;
  readonly executor: Executor;
}

export const unwrapPromise: Refactor<Wrapped> = {
  id: 'unwrap-promise',
  title: 'Use an async function in place of new Promise()',
  rules: [],

  find({ program, sources }, { file, span }) {
    const sourceFile = program.unitAt(file);
    const tree = sourceFile && sources.tree(sourceFile);
    if (!sourceFile || !tree) return undefined;
    const found: Wrapped[] = [];
    traverse(tree.program, (node) => {
      const executor = executorOf(tree, node);
      if (executor && holds(tree.span({ range: [node.range[0], executor.body.range[0]] }), span))
        found.push({ sourceFile, tree, made: node as TSESTree.NewExpression, executor });
    });
    const [subject] = found;
    if (!subject) return undefined;
    const around = functionAround(sourceFile, tree, subject.made);
    const where = around ? ` in ${functionInWords(around)}` : '';
    return { title: `Use an async function in place of new Promise()${where}`, safe: false, subject };
  },

  edit({ sourceFile, tree, made, executor }, { sources }) {
    const { body } = executor.body;
    const refuse = (reason: string): never => {
      throw new Refusal(reason, sourceFile.path, tree.span(made));
    };
    const settlers = executor.params.map((parameter) =>
      parameter.type === N.Identifier ? tree.declared(parameter) : undefined,
    );
    if (settlers.includes(undefined)) refuse('its parameters are taken apart');
    if (executor.type === N.FunctionExpression && some(executor.body, isOwn))
      refuse('its function uses its own `this`');
    const settlings = new Settlings(tree, { resolve: settlers[0], reject: settlers[1] });
    const settles = settlings.in(body, true);
    for (const variable of settlers) {
      const calls = settlings.found.filter(({ call }) => tree.variable(call.callee) === variable);
      if (calls.length < variable!.references.length)
        refuse(`\`${variable!.name}\` is handed on, or called on the way`);
    }
    if (settlings.obstacle !== undefined) refuse(settlings.obstacle);
    if (!settles) refuse('it may end without a result');
    unwrap(tree, sources.patch(sourceFile), { made, executor, settlings });
    return isCaught(body, settlings.found) ? {} : { told: ['whose errors now reach who waits for it'] };
  },
};

function executorOf(tree: SourceTree, node: TSESTree.Node): Executor | undefined {
  if (node.type !== N.NewExpression || node.callee.type !== N.Identifier || node.callee.name !== 'Promise')
    return undefined;
  const [executor, ...others] = node.arguments;
  if (tree.variable(node.callee) || others.length > 0) return undefined;
  if (executor?.type !== N.ArrowFunctionExpression && executor?.type !== N.FunctionExpression) return undefined;
  const isFit = executor.async && !executor.generator && executor.body.type === N.BlockStatement;
  return isFit && executor.params.length > 0 && executor.params.length <= 2
    ? (executor as AnyFunction as Executor)
    : undefined;
}

const isOwn = (node: TSESTree.Node): boolean =>
  node.type === N.ThisExpression || (node.type === N.Identifier && node.name === 'arguments');

/** Whatever fails has settled the promise before: nothing was lost, and nothing ended the process. */
function isCaught(body: readonly TSESTree.Statement[], settlings: readonly Settling[]): boolean {
  const [only, ...others] = body;
  if (only?.type !== N.TryStatement || !only.handler || others.length > 0) return false;
  const calls = new Set<TSESTree.Node>(settlings.map(({ call }) => call));
  const { handler } = only;
  return !some(handler, (node) => !calls.has(node) && MAY_FAIL.has(node.type));
}

const MAY_FAIL: ReadonlySet<string> = new Set([
  N.CallExpression,
  N.NewExpression,
  N.MemberExpression,
  N.AwaitExpression,
  N.ThrowStatement,
  N.ObjectPattern,
]);
