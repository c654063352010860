/** What is put into a collection or a table after it was made: `handlers.push(save)`, `commands[name] = run`. */
import { ADDS_AFTER_KEY, ADDS_ALL } from '../catalogue/javascript/methods.ts';
import type { TSESTree } from '@typescript-eslint/types';
import {
  argumentsOf,
  bindingIndexOf,
  calleeOf,
  type Expr,
  isFn,
  isObject,
  isPropNamed,
  isThis,
  isVar,
  objectIndexOf,
  objectOf,
} from '../facts/expr.ts';
import type { Variable } from '../syntax/scopes/scopes.ts';
import { keyOf, lastNameOf } from '../syntax/names.ts';
import { N } from '../syntax/node-types.ts';
import { isFunction } from '../syntax/traverse.ts';
import type { FactsBuilder } from './facts-builder.ts';
import { toExpr } from './references.ts';

/** Larger registries are filled in loops. */
const MAX_ELEMENTS = 64;

/** What functions are put into a variable's collection, as its elements. */
export function keptIn(builder: FactsBuilder, variable: Variable): Expr | undefined {
  const kept: Expr[] = [];
  for (const { identifier } of variable.references) {
    if (kept.length >= MAX_ELEMENTS) break;
    const put = putInto(identifier);
    if (put && put.key === undefined)
      kept.push(...put.values.map((value) => toExpr(builder, value)).filter((value) => mayRun(builder, value)));
  }
  return kept.length > 0 ? ['list', kept] : undefined;
}

/** Functions that are put into an object literal by name later on are entries of it. */
export function addLaterEntries(builder: FactsBuilder, { references }: Variable, object: Expr): void {
  if (!isObject(object)) return;
  const facts = builder.objects[objectIndexOf(object)]!;
  for (const { identifier } of references) {
    const put = putInto(identifier);
    if (put?.key === undefined || facts.entries.some(([key]) => key === put.key)) continue;
    const value = toExpr(builder, put.values[0]);
    if (mayRun(builder, value)) facts.entries = [...facts.entries, [put.key, value]];
  }
}

interface Put {
  /** Left out where it is one element of many. */
  readonly key?: string;
  readonly values: readonly TSESTree.Node[];
}

/** What stands around a collection, or a reference to one, puts this into it. */
export function putInto(collection: TSESTree.Node): Put | undefined {
  const member = collection.parent as TSESTree.Node | undefined;
  if (member?.type !== N.MemberExpression || member.object !== collection) return undefined;
  const { parent } = member;
  if (parent.type === N.AssignmentExpression && parent.left === member && parent.operator === '=') {
    const key = keyOf(member, member.property);
    return { ...(key !== undefined && { key }), values: [parent.right] };
  }
  if (parent.type !== N.CallExpression || parent.callee !== member) return undefined;
  const name = lastNameOf(member);
  if (ADDS_ALL.has(name)) return { values: parent.arguments };
  const [, second] = parent.arguments;
  return ADDS_AFTER_KEY.has(name) && second ? { values: [second] } : undefined;
}

/** A function, an instance, a module, or an object with functions in it: data is not followed. */
export function mayRun(builder: FactsBuilder, expr: Expr): boolean {
  switch (expr[0]) {
    case 'fn':
    case 'class':
    case 'new':
    case 'module':
      return true;
    case 'obj':
      return builder.objects[objectIndexOf(expr)]!.entries.some(([, value]) => isFn(value));
    case 'var':
      return isDeclaredToRun(builder.variables[bindingIndexOf(expr)]);
    case 'prop':
      return isThis(objectOf(expr)) || isImported(builder, objectOf(expr));
    case 'call':
      return isPropNamed(calleeOf(expr), 'bind') || argumentsOf(expr).some((argument) => mayRun(builder, argument));
    default:
      return false;
  }
}

const isImported = (builder: FactsBuilder, expr: Expr): boolean =>
  isVar(expr) && builder.variables[bindingIndexOf(expr)]?.defs[0]?.type === 'ImportBinding';

/** Declared as a function or a class, imported, or a constant that holds a function or an instance. */
function isDeclaredToRun(variable: Variable | undefined): boolean {
  const [definition] = variable?.defs ?? [];
  switch (definition?.type) {
    case 'FunctionName':
    case 'ClassName':
    case 'ImportBinding':
      return true;
    case 'Variable': {
      const { init } = definition.node as TSESTree.VariableDeclarator;
      return init !== null && (isFunction(init) || init.type === N.NewExpression || init.type === N.ClassExpression);
    }
    default:
      return false;
  }
}
