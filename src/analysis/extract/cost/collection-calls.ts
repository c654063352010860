/** What a call goes over: what its method is called on, or what a helper of a library is given. */
import type { TSESTree } from '@typescript-eslint/types';
import {
  LENGTHS,
  functionCost,
  helperCost,
  isHelperLibrary,
  methodCost,
  singleHelper,
  type CallCost,
} from '../../catalogue/costs/index.ts';
import { CALLS_PER_ELEMENT } from '../../catalogue/javascript/methods.ts';
import { isPackageName, REQUIRE } from '../../catalogue/javascript/modules.ts';
import { lastNameOf, writtenName } from '../../syntax/names.ts';
import { N } from '../../syntax/node-types.ts';
import { endOf, startOf } from '../../syntax/offsets.ts';
import type { FactsBuilder } from '../facts-builder.ts';
import type { Call } from './work-builder.ts';

interface Imported {
  readonly module: string;
  /** Under which name the module exports it; empty for all of it. */
  readonly name: string;
}

/** What an identifier stands for that another module exports. */
function importedAs(builder: FactsBuilder, node: TSESTree.Node): Imported | undefined {
  const definition = node.type === N.Identifier ? builder.variable(node)?.defs[0] : undefined;
  const at = definition?.node as TSESTree.Node | undefined;
  if (at?.type === N.VariableDeclarator) {
    const module = at.init?.type === N.CallExpression ? requiredBy(at.init) : undefined;
    if (module === undefined) return undefined;
    return { module, name: at.id.type === N.Identifier ? '' : (definition!.name as TSESTree.Identifier).name };
  }
  if (at?.parent?.type !== N.ImportDeclaration) return undefined;
  const name = at.type === N.ImportSpecifier && at.imported.type === N.Identifier ? at.imported.name : '';
  return { module: at.parent.source.value, name };
}

const requiredBy = ({ callee, arguments: [module] }: TSESTree.CallExpression): string | undefined =>
  callee.type === N.Identifier && callee.name === REQUIRE && module?.type === N.Literal
    ? String(module.value)
    : undefined;

/** The function of a helper library that is called; empty where that is the library itself: `_(rows)`. */
export function helperOf(builder: FactsBuilder, { callee }: Call): string | undefined {
  const owner = callee.type === N.MemberExpression ? callee.object : callee;
  const imported = importedAs(builder, owner);
  if (!imported) return undefined;
  const { module, name } = imported;
  if (callee.type === N.MemberExpression)
    return name === '' && isHelperLibrary(module) ? lastNameOf(callee) : undefined;
  return isHelperLibrary(module) ? name : singleHelper(module);
}

/** The method of `Array.prototype.indexOf.call(nodes, node)`, `[].forEach.call(nodes, show)`. */
function borrowedMethod({ callee }: Call): string | undefined {
  const method = callee.type === N.MemberExpression && lastNameOf(callee) === 'call' ? callee.object : undefined;
  const owner = method?.type === N.MemberExpression ? method.object : undefined;
  const isOfLists = owner?.type === N.ArrayExpression || (owner && writtenName(owner) === 'Array.prototype');
  return method && isOfLists ? lastNameOf(method) : undefined;
}

/** A module as a whole is no collection. */
function isModule(builder: FactsBuilder, node: TSESTree.Node): boolean {
  const imported = importedAs(builder, node);
  return imported?.name === '' && isPackageName(imported.module);
}

/** Elements are looked for with a function; a text or an object is for a document or a database: `page.find('a')`. */
const isQuery = (argument: TSESTree.Node | undefined): boolean =>
  argument?.type === N.ObjectExpression ||
  argument?.type === N.TemplateLiteral ||
  (argument?.type === N.Literal && typeof argument.value === 'string');

export function costOf(builder: FactsBuilder, node: Call): CallCost | undefined {
  const written = writtenName(node.callee);
  const known = functionCost(node.type === N.NewExpression ? `new ${written}` : written);
  if (known) return known;
  const helper = helperOf(builder, node);
  if (helper !== undefined) return helperCost(helper);
  const borrowed = borrowedMethod(node);
  if (borrowed !== undefined) {
    const cost = methodCost(borrowed);
    return cost?.over === 'object' ? { ...cost, over: 'first' } : undefined;
  }
  if (node.callee.type !== N.MemberExpression || isModule(builder, node.callee.object)) return undefined;
  const cost = methodCost(lastNameOf(node.callee));
  if (cost?.behind && isFromEnd(builder, node)) return cost.once && { once: cost.once };
  return cost?.calls && isQuery(node.arguments[0]) ? undefined : cost;
}

/** `list.splice(-1)`, `list.splice(list.length - 2)`. */
function isFromEnd({ text }: FactsBuilder, { callee, arguments: [first] }: Call): boolean {
  if (first?.type === N.UnaryExpression) return first.operator === '-' && first.argument.type === N.Literal;
  if (first?.type !== N.BinaryExpression || first.operator !== '-' || first.right.type !== N.Literal) return false;
  const textOf = (node: TSESTree.Node): string => text.slice(startOf(node), endOf(node));
  const length = first.left;
  const list = callee.type === N.MemberExpression ? callee.object : callee;
  return (
    length.type === N.MemberExpression && LENGTHS.has(lastNameOf(length)) && textOf(length.object) === textOf(list)
  );
}

/** The collection that `forEach` and its kind go over. */
export function goneOver(builder: FactsBuilder, call: TSESTree.CallExpression): TSESTree.Node | undefined {
  const helper = helperOf(builder, call);
  if (helper !== undefined) return helperCost(helper)?.calls ? call.arguments[0] : undefined;
  const borrowed = borrowedMethod(call);
  if (borrowed !== undefined) return CALLS_PER_ELEMENT.has(borrowed) ? call.arguments[0] : undefined;
  return call.callee.type === N.MemberExpression && CALLS_PER_ELEMENT.has(lastNameOf(call.callee))
    ? call.callee.object
    : undefined;
}
