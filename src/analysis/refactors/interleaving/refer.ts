/**
 * What an expression refers to: a variable that other code sees, a member of one, or something that only this run has.
 */
import { isReassigned } from '../../syntax/scopes/reassigned.ts';
import { AMOUNTS, GIVES_ELEMENT, leavesNothing, onlyLooks } from '../../catalogue/javascript/effects.ts';
import { HOLDS_STATE, isOfPlatform } from '../../catalogue/javascript/globals.ts';
import { isOfNode } from '../../catalogue/node/specifiers.ts';
import type { TSESTree } from '@typescript-eslint/types';
import { isWithin } from '../../syntax/offsets.ts';
import { keyOf, lastNameOf, plain, writtenName } from '../../syntax/names.ts';
import { N } from '../../syntax/node-types.ts';
import type { Variable } from '../../syntax/scopes/scopes.ts';
import { isFunction } from '../../syntax/traverse.ts';
import { apisAt, edgesAt, isHandedOwn, type Body } from './body.ts';
import { ELEMENTS, inside, LIKELY_OWN, OWN, UNKNOWN, type Cell } from './cells.ts';
import { isKept, isUsedLater } from './kept.ts';

const DEEPEST = 6;

export function cellOf(body: Body, node: TSESTree.Node, depth = 0): Cell {
  const value = plain(node);
  if (depth > DEEPEST) return UNKNOWN;
  switch (value.type) {
    case N.Identifier:
      return cellOfName(body, value, depth);
    case N.ThisExpression:
      return { root: { kind: 'this' }, path: [] };
    case N.MemberExpression:
      return member(body, value, depth);
    case N.AwaitExpression:
      return value.argument.type === N.CallExpression ? cellOf(body, value.argument, depth + 1) : LIKELY_OWN;
    case N.LogicalExpression:
      return either(cellOf(body, value.left, depth + 1), cellOf(body, value.right, depth + 1));
    case N.ConditionalExpression:
      return either(cellOf(body, value.consequent, depth + 1), cellOf(body, value.alternate, depth + 1));
    case N.AssignmentExpression:
      // Whatever holds the target holds the value.
      return either(cellOf(body, value.left, depth + 1), cellOf(body, value.right, depth + 1));
    case N.CallExpression:
      return result(body, value, depth);
    case N.NewExpression:
      return isPlainlyMade(body, value) ? OWN : LIKELY_OWN;
    case N.YieldExpression:
    case N.ImportExpression:
    case N.Super:
      return UNKNOWN;
    default:
      return OWN;
  }
}

const either = (a: Cell, b: Cell): Cell => (a.root.kind === 'own' ? b : a);

function member(body: Body, value: TSESTree.MemberExpression, depth: number): Cell {
  const base = cellOf(body, value.object, depth + 1);
  const key = keyOf(value, value.property);
  if (base.root.kind === 'own') return base;
  return inside(base, key === undefined || AMOUNTS.has(key) || /^\d+$/.test(key) ? ELEMENTS : key);
}

/** The result of a call. */
function result(body: Body, call: TSESTree.CallExpression, depth: number): Cell {
  const callee = plain(call.callee);
  const method = callee.type === N.MemberExpression ? lastNameOf(callee) : '';
  const targets = edgesAt(body, call).filter(({ kind }) => kind === 'call');
  if (targets.length > 0) return UNKNOWN;
  if (callee.type === N.MemberExpression && GIVES_ELEMENT.has(method)) {
    const base = cellOf(body, callee.object, depth + 1);
    return base.root.kind === 'own' ? base : inside(base, ELEMENTS);
  }
  if (onlyLooks(method) || leavesNothing('globals', writtenName(callee))) return OWN;
  const apis = apisAt(body, call);
  if (apis.length > 0) return apis.every(({ module }) => isOfNode(module)) ? OWN : LIKELY_OWN;
  return callee.type === N.MemberExpression ? LIKELY_OWN : UNKNOWN;
}

const isPlainlyMade = (body: Body, { callee }: TSESTree.NewExpression): boolean =>
  callee.type === N.Identifier && !body.tree.variable(callee) && leavesNothing('globals', callee.name);

function cellOfName(body: Body, id: TSESTree.Identifier, depth: number): Cell {
  const variable = body.tree.variable(id);
  if (!variable)
    return isOfPlatform(id.name) && !HOLDS_STATE.has(id.name)
      ? OWN
      : { root: { kind: 'variable', key: `global#${id.name}` }, path: [] };
  return cellOfVariable(body, variable, depth);
}

function cellOfVariable(body: Body, variable: Variable, depth: number): Cell {
  const { tree } = body;
  const [definition] = variable.defs;
  if (!definition) return OWN;
  if (definition.type === 'ImportBinding') return imported(body, variable);
  if (definition.type === 'Parameter') return parameter(body, variable);
  if (definition.type !== 'Variable')
    return { root: { kind: 'variable', key: keyOfVariable(tree.path, variable), variable }, path: [] };
  const alias = !isReassigned(variable) ? aliasOf(body, variable, depth) : undefined;
  if (alias && alias.root.kind !== 'own' && alias.root.kind !== 'unknown') return alias;
  const isLocal = isWithin(definition.name, body.fn) && body.fn.type !== N.Program;
  const kept = isLocal ? isKept(body, variable) : 'surely';
  if (alias?.root.kind === 'own' && kept !== 'surely')
    return kept === 'perhaps' || !alias.root.isSure ? LIKELY_OWN : OWN;
  return { root: { kind: 'variable', key: keyOfVariable(tree.path, variable), variable }, path: [] };
}

/** The variable itself, whatever its value: private if no function that runs later uses it. */
export function variableCell(body: Body, id: TSESTree.Identifier): Cell {
  const variable = body.tree.variable(id) ?? body.tree.declared(id);
  if (!variable) return { root: { kind: 'variable', key: `global#${id.name}` }, path: [] };
  const definition = variable.defs[0];
  if (definition?.type === 'ImportBinding') return imported(body, variable);
  const isLocal = definition !== undefined && isWithin(definition.name, body.fn) && body.fn.type !== N.Program;
  if (isLocal && variable.references.every(({ identifier }) => !isUsedLater(body, identifier))) return OWN;
  return { root: { kind: 'variable', key: keyOfVariable(body.tree.path, variable), variable }, path: [] };
}

/** Does everything that a nested function uses belong to this run alone? */
export function isOfRun(body: Body, { root, path }: Cell): boolean {
  if (root.kind === 'own') return true;
  const variable = root.kind === 'variable' ? root.variable : undefined;
  const declared = variable?.defs[0]?.name;
  if (!variable || declared?.type !== N.Identifier || body.fn.type === N.Program || !isWithin(declared, body.fn))
    return false;
  const cell = path.length === 0 ? variableCell(body, declared) : cellOfVariable(body, variable, 0);
  return cell.root.kind === 'own';
}

/** The value of a variable that is set once. */
function aliasOf(body: Body, { defs: [definition] }: Variable, depth: number): Cell | undefined {
  const declarator = definition!.node;
  if (declarator.type !== N.VariableDeclarator) return undefined;
  const loop = declarator.parent.parent;
  if (loop.type === N.ForOfStatement && loop.left === declarator.parent) {
    const all = cellOf(body, loop.right, depth + 1);
    return all.root.kind === 'own' ? all : inside(all, ELEMENTS);
  }
  if (loop.type === N.ForInStatement) return OWN;
  if (!declarator.init) return undefined;
  const whole = cellOf(body, declarator.init, depth + 1);
  if (declarator.id.type === N.Identifier) return whole;
  if (whole.root.kind === 'own') return whole;
  const property = definition!.name.parent;
  const name = property?.type === N.Property ? keyOf(property, property.key) : undefined;
  return inside(whole, name ?? ELEMENTS);
}

function parameter(body: Body, variable: Variable): Cell {
  const { tree, fn } = body;
  const definition = variable.defs[0]!;
  const own = definition.node;
  const index = 'params' in own ? own.params.findIndex((each) => isWithin(definition.name, each)) : -1;
  const isPattern = 'params' in own && index >= 0 && own.params[index] !== definition.name;
  if (own === fn && !isPattern) {
    const handed = isHandedOwn(body);
    if (handed) return handed === 'surely' ? OWN : LIKELY_OWN;
  }
  // An element of an iterated collection, or the argument of a callback.
  if (own !== fn && isFunction(own) && isWithin(own, fn)) {
    const call = own.parent;
    if (call?.type === N.CallExpression && call.callee.type === N.MemberExpression) {
      const all = cellOf(body, call.callee.object, 1);
      return all.root.kind === 'own' ? all : inside(all, ELEMENTS);
    }
  }
  return {
    root: { kind: 'parameter', index: own === fn ? index : -1, key: keyOfVariable(tree.path, variable) },
    path: [],
  };
}

/** The same key for those who declare it and those who import it. */
function imported({ node }: Body, variable: Variable): Cell {
  const { node: specifier, parent } = variable.defs[0]!;
  const source = parent?.type === N.ImportDeclaration ? parent.source.value : undefined;
  const { facts, resolutions } = node.sourceFile;
  const file = resolutions[facts.imports.findIndex((each) => each.specifier === source)]?.file;
  if (file === undefined) return OWN;
  const name = specifier.type === N.ImportSpecifier ? lastNameOf(specifier.imported) : variable.name;
  const isAll = specifier.type === N.ImportNamespaceSpecifier;
  return { root: { kind: 'variable', key: isAll ? `${file}#*` : `${file}#${name}` }, path: [] };
}

/** Module-level names are unique in their file; others stand at their declaration. */
function keyOfVariable(path: string, { name, defs, scope }: Variable): string {
  const isTop = scope.variableScope.block.type === N.Program && !isInFunction(defs[0]?.name);
  return isTop ? `${path}#${name}` : `${path}#${name}@${defs[0]?.name.range[0]}`;
}

function isInFunction(node: TSESTree.Node | undefined): boolean {
  for (let at = node?.parent; at; at = at.parent) if (isFunction(at)) return true;
  return false;
}
