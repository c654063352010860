/** What an await waits for: the call behind it, several in a list, or a delay. */
import { startsTimer } from '../../catalogue/javascript/globals.ts';
import { CONTINUES, OF_PROMISES, WAITS_FOR_ALL } from '../../catalogue/javascript/methods.ts';
import type { TSESTree } from '@typescript-eslint/types';
import { functionAround, isFunction, LOOPS, some } from '../../syntax/traverse.ts';
import { lastNameOf, plain, writtenName } from '../../syntax/names.ts';
import { N } from '../../syntax/node-types.ts';

type Await = TSESTree.AwaitExpression;
type Call = TSESTree.CallExpression;

/** The call that is waited for: of `load(x).then(…).catch(…)` the first. */
export function awaitedCall({ argument }: Await): Call | undefined {
  let call = plain(argument);
  while (call.type === N.CallExpression && CONTINUES.has(lastNameOf(call.callee))) {
    const callee: TSESTree.Node = plain(call.callee);
    // A function of that name is called like any other.
    if (callee.type !== N.MemberExpression) break;
    call = plain(callee.object);
  }
  return call.type === N.CallExpression ? call : undefined;
}

/** Also those of `Promise.all([load(a), count(b)])`. */
export function awaitedCalls(wait: Await): readonly Call[] {
  const call = awaitedCall(wait);
  if (!call) return [];
  const [list] = call.arguments;
  if (!WAITS_FOR_ALL.has(writtenName(call.callee))) return [call];
  if (list?.type !== N.ArrayExpression) return [];
  return list.elements.flatMap((element) => {
    const bare = element && plain(element);
    return bare?.type === N.CallExpression ? [bare] : [];
  });
}

/** Does it wait for a list that another call has put together: `Promise.all(chunk.map(…))`? */
export function gathersList(wait: Await): boolean {
  const call = awaitedCall(wait);
  return call !== undefined && OF_PROMISES.test(writtenName(call.callee)) && awaitedCalls(wait).length === 0;
}

/** Does it wait for one call? */
export const isLookUp = (wait: Await): boolean => awaitedCall(wait) !== undefined && !gathersList(wait);

/** `new Promise((resolve) => setTimeout(resolve, 100))`. */
export function isDelay(node: TSESTree.Node): boolean {
  const bare = plain(node);
  return (
    bare.type === N.NewExpression &&
    lastNameOf(bare.callee) === 'Promise' &&
    bare.arguments.length === 1 &&
    some(bare.arguments[0]!, (at) => at.type === N.CallExpression && isTimer(at))
  );
}

/** Does a timer call nothing but what settles the promise around it? */
export function isTimer(call: Call): boolean {
  if (!startsTimer(lastNameOf(call.callee))) return false;
  const executor = functionAround(call);
  const [settle] = executor && 'params' in executor ? executor.params : [];
  if (settle?.type !== N.Identifier || !isExecutor(executor!)) return false;
  const [given] = call.arguments;
  if (!given) return false;
  const called = isFunction(given) ? bodyCall(given as TSESTree.ArrowFunctionExpression) : given;
  return called !== undefined && lastNameOf(called) === settle.name;
}

/** What `() => resolve(x)` calls. */
function bodyCall({ body }: TSESTree.ArrowFunctionExpression): TSESTree.Node | undefined {
  const only =
    body.type === N.BlockStatement && body.body.length === 1 && body.body[0]!.type === N.ExpressionStatement
      ? body.body[0]!.expression
      : body;
  return only.type === N.CallExpression ? only.callee : undefined;
}

const isExecutor = ({ parent }: TSESTree.Node): boolean =>
  parent?.type === N.NewExpression && lastNameOf(parent.callee) === 'Promise';

/** Does it happen whenever its function runs: in no loop, no branch and no `catch`? */
export function isUnconditional(node: TSESTree.Node): boolean {
  for (let at = node.parent; at && !isFunction(at); at = at.parent) if (SOMETIMES.has(at.type)) return false;
  return true;
}

const SOMETIMES: ReadonlySet<string> = new Set([
  ...LOOPS,
  N.IfStatement,
  N.ConditionalExpression,
  N.LogicalExpression,
  N.SwitchStatement,
  N.CatchClause,
]);
