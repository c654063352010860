/** `limit-concurrency`: limits how many of the tasks, one per element, run at the same time. */
import { GATHERS } from '../catalogue/javascript/methods.ts';
import { WRITTEN } from '../catalogue/written-code.ts';
import { isTypeScriptFile } from '../catalogue/javascript/files.ts';
import type { TSESTree } from '@typescript-eslint/types';
import { lastNameOf, plain } from '../syntax/names.ts';
import { N } from '../syntax/node-types.ts';
import { isFunction, traverse } from '../syntax/traverse.ts';
import type { SourceTree } from './source-tree.ts';
import { isWithin } from '../syntax/offsets.ts';
import type { FunctionSymbol, Program, SourceFile } from '../program/index.ts';
import { overloadsOf, type AnyFunction } from './chain/async-function.ts';
import { Refusal } from './chain/refusal.ts';
import type { Sources } from './chain/sources.ts';
import { AT_ONCE, bodyStartOf, hasPackage, makeLimit } from './concurrency/bound.ts';
import { waitingForOthers } from './concurrency/rendezvous.ts';
import { isArray } from './edits/arrays.ts';
import { endOf, indentOf, indentUnitOf, newlineOf, statementAround } from './edits/statements.ts';
import { apiCallAt } from './places.ts';
import type { Refactor, Workspace } from './refactor.ts';

interface Gathered {
  readonly sourceFile: SourceFile;
  readonly tree: SourceTree;
  /** `Promise.all(…)`. */
  readonly gather: TSESTree.CallExpression;
  /** `xs.map(…)`, or each `tasks.push(…)`. */
  readonly starts: TSESTree.CallExpression;
}

export const limitConcurrency: Refactor<Gathered> = {
  id: 'limit-concurrency',
  title: 'Limit concurrency',
  rules: ['unbounded-concurrency'],

  find(workspace, spot) {
    const { program, sources } = workspace;
    const { file, finding } = spot;
    const span = finding ? spot.span : apiCallAt(workspace, spot)?.call.span;
    const sourceFile = program.unitAt(file);
    const tree = sourceFile && sources.tree(sourceFile);
    const gather = span && tree?.callAt(span);
    if (!sourceFile || !tree || !span || gather?.type !== N.CallExpression || !GATHERS.has(lastNameOf(gather.callee)))
      return undefined;
    const starts = gather.arguments[0] && startsOf(tree, gather.arguments[0]);
    if (!starts) throw new Refusal('the code does not show where the tasks start', sourceFile.path, span);
    return { title: `Limit concurrency to ${AT_ONCE}`, safe: false, subject: { sourceFile, tree, gather, starts } };
  },

  edit(gathered, workspace) {
    const { sources } = workspace;
    const { sourceFile, tree, gather, starts } = gathered;
    const isMap = lastNameOf(starts.callee) === 'map';
    const waiting = waitingForOthers(sources, tasksOf(gathered));
    if (waiting !== undefined)
      throw new Refusal(
        `${waiting}() may wait for the others, which would never start`,
        sourceFile.path,
        tree.span(gather),
      );
    if (
      isMap &&
      gather.arguments[0] === starts &&
      lastNameOf(gather.callee) === 'all' &&
      hasPackage(sourceFile, WRITTEN.map.module) &&
      !hasPackage(sourceFile, WRITTEN.limit.module)
    ) {
      return byMap(gathered, sources);
    }
    const limit = tree.freeName('limit', 'limited', 'runLimited') ?? 'limitTasks';
    const patch = sources.patch(sourceFile);
    declareLimiter(
      sourceFile,
      tree,
      isMap ? starts : gather,
      starts,
      `const ${limit} = ${makeLimit(sourceFile, tree, sources)}${endOf(tree)}`,
      sources,
    );
    const [task] = starts.arguments;
    if (isLimited(task!))
      throw new Refusal('the tasks are already started by a limiter or queue', sourceFile.path, tree.span(gather));
    if (isMap) wrapCallback(gathered, limit, workspace);
    else patch.around({ range: task!.range }, `${limit}(() => `, ')');
  },
};

/** The functions that are called in the code that starts the tasks. */
function tasksOf({ sourceFile, tree, starts }: Gathered): FunctionSymbol[] {
  return sourceFile.nodes.flatMap(({ out }) =>
    out.flatMap(({ to, span }) => {
      const call = tree.callAt(span);
      return call && isWithin(call, starts) ? [to] : [];
    }),
  );
}

/** The call that starts the gathered tasks: `xs.map(…)`, inline or in a variable, or `tasks.push(…)`. */
function startsOf(tree: SourceTree, gathered: TSESTree.Node): TSESTree.CallExpression | undefined {
  const value = plain(gathered);
  if (value.type === N.CallExpression)
    return lastNameOf(value.callee) === 'map' && value.arguments.length === 1 ? value : undefined;
  const variable = value.type === N.Identifier ? tree.variable(value) : undefined;
  const declarator = variable?.defs[0]?.node;
  if (!variable || declarator?.type !== N.VariableDeclarator || !declarator.init) return undefined;
  const init = plain(declarator.init);
  if (init.type === N.CallExpression) return startsOf(tree, init);
  const pushes: TSESTree.CallExpression[] = [];
  for (const {
    identifier: { parent },
  } of variable.references) {
    const call = parent?.type === N.MemberExpression && lastNameOf(parent) === 'push' ? parent.parent : undefined;
    if (call?.type === N.CallExpression) pushes.push(call);
  }
  const [only, more] = pushes;
  return only && !more && only.arguments.length === 1 && only.arguments[0]!.type === N.CallExpression
    ? only
    : undefined;
}

/** `pMap(xs, task, { concurrency: 10 })`. */
function byMap({ sourceFile, tree, gather, starts }: Gathered, sources: Sources): void {
  const patch = sources.patch(sourceFile);
  const { object } = starts.callee as TSESTree.MemberExpression;
  const [callback] = starts.arguments;
  patch.replace(gather.range[0], object.range[0], `${sources.imports(sourceFile, tree).nameOf(WRITTEN.map)}(`);
  patch.replace(object.range[1], callback!.range[0], ', ');
  patch.replace(callback!.range[1], gather.range[1], `, { concurrency: ${AT_ONCE} })`);
}

/** Declares the limiter before the surrounding statement, or in a block body made for it. */
function declareLimiter(
  sourceFile: SourceFile,
  tree: SourceTree,
  around: TSESTree.Node,
  starts: TSESTree.Node,
  line: string,
  sources: Sources,
): void {
  const patch = sources.patch(sourceFile);
  let statement = statementAround(around);
  // One limiter for all iterations: declare it before the loop.
  for (let at: TSESTree.Node | null | undefined = starts.parent; at && around !== starts; at = at.parent)
    if (/^(For|While|Do)/.test(at.type)) statement = at;
  const arrow = arrowAround(around);
  if (arrow && (!statement || statement.range[0] < arrow.range[0])) {
    const indent = indentOf(tree, arrow);
    const inner = `${newlineOf(tree)}${indent}${indentUnitOf(tree)}`;
    patch.around(
      { range: [bodyStartOf(tree, arrow), arrow.range[1]] },
      `{${inner}${line}${inner}return `,
      `${endOf(tree)}${newlineOf(tree)}${indent}}`,
    );
  } else if (statement) patch.insert(statement.range[0], `${line}${newlineOf(tree)}${indentOf(tree, statement)}`);
}

/** The arrow function without braces whose return value contains the node. */
function arrowAround(node: TSESTree.Node): TSESTree.ArrowFunctionExpression | undefined {
  for (let at = node.parent; at; at = at.parent) {
    if (at.type === N.ArrowFunctionExpression) return at.body.type === N.BlockStatement ? undefined : at;
    if (/Function/.test(at.type)) return undefined;
  }
  return undefined;
}

/** `limit(() => …)`: the task is passed on, to be started later. */
function isLimited(task: TSESTree.Node): boolean {
  const call = task.type === N.ArrowFunctionExpression ? task.body : task;
  if (call.type !== N.CallExpression || call.callee.type === N.MemberExpression || call.arguments.length !== 1)
    return false;
  const [handed] = call.arguments;
  return handed?.type === N.ArrowFunctionExpression && handed.params.length === 0;
}

/**
 * Parameters and arguments for a callback passed by name. Passes only the element if the callback takes at most one
 * parameter and its type is known; otherwise everything that `map` passes.
 */
function passThrough(
  { sourceFile, tree, starts }: Gathered,
  callback: TSESTree.Node,
  program: Program,
  sources: Sources,
): readonly [parameters: string, given: string] | undefined {
  const free = (...names: string[]) => tree.freeName(...names) ?? `${names[0]!}OfMap`;
  const item = free('item', 'element', 'each');
  const known = program.evaluator
    .value(sourceFile, tree.expr(callback))
    .flatMap((value) => (value.kind === 'fn' ? (sources.tree(value.sourceFile)?.functionAt(value.id) ?? []) : []));
  const [fn] = known;
  const isClear =
    known.length === 1 &&
    isFunction(fn!) &&
    !(fn as AnyFunction).typeParameters &&
    overloadsOf(fn as AnyFunction).length === 0;
  const isTypeScript = isTypeScriptFile(tree.path);
  const takesOne =
    isClear && (fn as AnyFunction).params.length <= 1 && (fn as AnyFunction).params[0]?.type !== N.RestElement;
  if (takesOne && (!isTypeScript || isArray(tree, (starts.callee as TSESTree.MemberExpression).object)))
    return [item, item];
  if (isTypeScript && !isClear) return [item, item];
  // `typeof` accepts a name but not a call: `Parameters<typeof store.load.bind(store)>` is invalid.
  if (isTypeScript && !isNamed(callback)) return takesOne ? [item, item] : undefined;
  const all = free('given', 'values', 'elements');
  return [`...${all}${isTypeScript ? `: Parameters<typeof ${tree.code(callback)}>` : ''}`, `...${all}`];
}

/** `load`, `this.store.load`. */
const isNamed = (node: TSESTree.Node): boolean =>
  node.type === N.Identifier ||
  node.type === N.ThisExpression ||
  (node.type === N.MemberExpression && !node.computed && isNamed(node.object));

/** `async (x) => …` becomes `(x) => limit(async () => …)`. */
function wrapCallback(gathered: Gathered, limit: string, { program, sources }: Workspace): void {
  const { sourceFile, tree, starts } = gathered;
  const patch = sources.patch(sourceFile);
  const callback = starts.arguments[0]!;
  const refuse = (reason: string): never => {
    throw new Refusal(reason, sourceFile.path, tree.span(callback));
  };
  if (callback.type === N.FunctionExpression) return refuse('its callback has its own `this`');
  if (callback.type !== N.ArrowFunctionExpression) {
    const [parameters, given] =
      passThrough(gathered, callback, program, sources) ??
      refuse('its callback takes more parameters than the element, and has no name');
    patch.around({ range: callback.range }, `(${parameters}) => ${limit}(() => `, `(${given}))`);
    return undefined;
  }
  if (!callback.async && !returnedBy(callback).some(mayBeCall))
    return refuse('its callback does not visibly start a task');
  const body = bodyStartOf(tree, callback);
  if (callback.async)
    patch.replace(callback.range[0], callback.range[0] + /^async\s*/.exec(tree.code(callback))![0].length, '');
  patch.around(
    { range: [body, callback.range[1]] },
    `${limit}(${callback.async || !isAlwaysCall(callback) ? 'async ' : ''}() => `,
    ')',
  );
}

/** The returned expressions; null for an implicit return at the end. */
function returnedBy({ body }: TSESTree.ArrowFunctionExpression): (TSESTree.Expression | null)[] {
  if (body.type !== N.BlockStatement) return [body];
  const found: (TSESTree.Expression | null)[] = [];
  traverse(body, (node) => {
    if (isFunction(node)) return false;
    if (node.type === N.ReturnStatement) found.push(node.argument);
    return true;
  });
  return body.body.at(-1)?.type === N.ReturnStatement ? found : [...found, null];
}

/** Does every return value come from a call, and so is likely a promise? Other values are wrapped in one. */
const isAlwaysCall = (callback: TSESTree.ArrowFunctionExpression): boolean =>
  returnedBy(callback).every((given) => given && plain(given).type === N.CallExpression);

const mayBeCall = (given: TSESTree.Expression | null): boolean => {
  const value = given && plain(given);
  if (value?.type === N.ConditionalExpression) return mayBeCall(value.consequent) || mayBeCall(value.alternate);
  if (value?.type === N.LogicalExpression) return mayBeCall(value.left) || mayBeCall(value.right);
  return value?.type === N.CallExpression;
};
