/** Determines what a function uses from its surroundings, and whether that can move to another thread. */
import { PAGE_ONLY, UNMOVABLE_MODULES } from '../../catalogue/threads.ts';
import type { TSESTree } from '@typescript-eslint/types';
import { N } from '../../syntax/node-types.ts';
import { isFunction, traverse } from '../../syntax/traverse.ts';
import type { SourceTree } from '../source-tree.ts';
import { isWithin } from '../../syntax/offsets.ts';
import type { Variable } from '../../syntax/scopes/scopes.ts';
import type { AnyFunction } from '../chain/async-function.ts';
import { isChanged } from './changes.ts';
import { mentions, stateOf } from './module-state.ts';

/** What moves or is copied together with a function. */
export interface Captures {
  /** Module-level statements that only the function needs: they move. */
  readonly moved: readonly TSESTree.Node[];
  /** Constants that other code needs, too: they are copied. */
  readonly copied: readonly TSESTree.Node[];
  /** Types that other code needs, too: they are imported from the original file. */
  readonly types: readonly TSESTree.Node[];
  readonly imports: readonly Variable[];
  /** Variables of an enclosing function, passed as arguments. */
  readonly passed: readonly Variable[];
}

/** @returns what moves along, or why the function cannot be moved */
export function capturesOf(tree: SourceTree, fn: AnyFunction, statement: TSESTree.Node): Captures | string {
  const needs = needsOf(tree, fn, statement);
  if (typeof needs === 'string') return needs;
  const { imports, passed, declared } = needs;
  const staying = stayingOf(declared, fn.body);
  const copied = [...staying].filter((top) => !isType(top));
  const shared = copied.find((top) => !isPlain(top));
  if (shared) return `\`${declared.get(shared)!.name}\` is also used elsewhere in the file`;
  const moved = [...declared.keys()].filter((top) => !staying.has(top));
  const leaving = [fn, ...moved, ...copied];
  const isUsed = (variable: Variable) =>
    mentions(variable).some((reference) => leaving.some((part) => isWithin(reference, part)));
  return {
    moved: byPlace(moved),
    copied: byPlace(copied),
    types: byPlace([...staying].filter((top) => isType(top) && isUsed(declared.get(top)!))),
    imports: [...imports].filter(isUsed),
    passed: [...passed],
  };
}

/** What a function uses, itself or through the declarations that it uses. */
interface Needs {
  readonly imports: ReadonlySet<Variable>;
  /** Variables of an enclosing function. */
  readonly passed: ReadonlySet<Variable>;
  /** Module-level statements, and what is used of each. */
  readonly declared: ReadonlyMap<TSESTree.Node, Variable>;
}

/** @returns why the function cannot be moved, if it uses what cannot */
function needsOf(tree: SourceTree, fn: AnyFunction, statement: TSESTree.Node): Needs | string {
  const imports = new Set<Variable>();
  const passed = new Set<Variable>();
  const declared = new Map<TSESTree.Node, Variable>();
  const queue: TSESTree.Node[] = [fn];
  for (const part of queue) {
    const refused = callerBindingOf(tree, part);
    if (refused) return refused;
    for (const { identifier, variable } of outerReferences(tree, part)) {
      const found = placeOf(identifier, variable, statement);
      if (typeof found === 'string') return found;
      if (found?.of === 'import') imports.add(variable!);
      else if (found?.of === 'around') passed.add(variable!);
      else if (found && !declared.has(found.top)) {
        declared.set(found.top, variable!);
        queue.push(found.top);
      }
    }
  }
  return { imports, passed, declared };
}

const byPlace = (nodes: readonly TSESTree.Node[]) => [...nodes].sort((a, b) => a.range[0] - b.range[0]);
const isType = ({ type }: TSESTree.Node): boolean =>
  type === N.TSInterfaceDeclaration || type === N.TSTypeAliasDeclaration;

type Found =
  | { readonly of: 'import' }
  | { readonly of: 'around' }
  | { readonly of: 'top'; readonly top: TSESTree.Node };

/** Where a variable comes from; undefined if it needs no handling; or why it cannot move. */
function placeOf(
  identifier: TSESTree.Identifier,
  variable: Variable | null,
  statement: TSESTree.Node,
): Found | string | undefined {
  if (variable === null)
    return PAGE_ONLY.has(identifier.name) ? `\`${identifier.name}\` exists only on the main thread` : undefined;
  const [definition] = variable.defs;
  const node = definition?.node as TSESTree.Node | undefined;
  if (!node || isWithin(node, statement)) return undefined;
  if (isImport(variable)) {
    const module = moduleOf(definition!.parent as TSESTree.Node | undefined, node);
    return UNMOVABLE_MODULES.has(module) ? `\`${module}\` exists only on the main thread` : { of: 'import' };
  }
  if (isChanged(identifier)) return `\`${variable.name}\` is changed by the function`;
  const top = definition!.type === 'Parameter' ? undefined : topLevel(node);
  if (top) {
    const state = isType(top) ? undefined : stateOf(variable, top);
    return state ?? { of: 'top', top };
  }
  const made = node.type === N.VariableDeclarator ? node.init : node;
  return made && isFunction(made) && definition!.type !== 'Parameter'
    ? `\`${variable.name}\` is a nested function of the enclosing function`
    : { of: 'around' };
}

/** Declarations that other code in the file needs, too, including the function's own signature. */
function stayingOf(needed: ReadonlyMap<TSESTree.Node, Variable>, body: TSESTree.Node): Set<TSESTree.Node> {
  const staying = new Set([...needed.keys()].filter(({ parent }) => parent?.type === N.ExportNamedDeclaration));
  for (let size = -1; size !== staying.size; ) {
    size = staying.size;
    for (const [top, variable] of needed) {
      const going = [body, ...[...needed.keys()].filter((other) => !staying.has(other))];
      if (!mentions(variable).every((reference) => going.some((part) => isWithin(reference, part)))) staying.add(top);
    }
  }
  return staying;
}

/** `this`, `super` and `arguments` depend on the call. */
function callerBindingOf(tree: SourceTree, part: TSESTree.Node): string | undefined {
  let found: string | undefined;
  traverse(part, (node) => {
    if (
      node !== part &&
      (node.type === N.ClassBody || node.type === N.FunctionExpression || node.type === N.FunctionDeclaration)
    )
      return false;
    if (part.type === N.ClassDeclaration) return true;
    if (node.type === N.ThisExpression) found = '`this` belongs to the caller';
    else if (node.type === N.Super) found = '`super` belongs to the caller';
    else if (node.type === N.Identifier && node.name === 'arguments' && tree.variable(node) !== undefined)
      found = '`arguments` belongs to the call';
    else if (node.type === N.MetaProperty && node.property.name === 'target')
      found = '`new.target` belongs to the call';
    return found === undefined;
  });
  return found;
}

interface OuterReference {
  readonly identifier: TSESTree.Identifier;
  readonly variable: Variable | null;
}

function outerReferences(tree: SourceTree, part: TSESTree.Node): OuterReference[] {
  const found: OuterReference[] = [];
  traverse(part, (node) => {
    if (node.type !== N.Identifier) return;
    const variable = tree.variable(node);
    if (variable === undefined || variable?.defs.some((definition) => isWithin(definition.name as TSESTree.Node, part)))
      return;
    found.push({ identifier: node, variable });
  });
  return found;
}

/** Does the variable come from an import or `require`? */
function isImport({ defs: [definition] }: Variable): boolean {
  if (definition?.type === 'ImportBinding') return true;
  const node = definition?.node as TSESTree.Node | undefined;
  return node?.type === N.VariableDeclarator && requiredBy(node) !== undefined && topLevel(node) !== undefined;
}

/** The specifier in the declarator's `require` call. */
function requiredBy({ init }: TSESTree.VariableDeclarator): string | undefined {
  const call = init?.type === N.MemberExpression ? init.object : init;
  if (call?.type !== N.CallExpression || call.callee.type !== N.Identifier || call.callee.name !== 'require')
    return undefined;
  const [argument] = call.arguments;
  return argument?.type === N.Literal && typeof argument.value === 'string' ? argument.value : undefined;
}

function moduleOf(parent: TSESTree.Node | undefined, node: TSESTree.Node): string {
  if (parent?.type === N.ImportDeclaration) return parent.source.value;
  return node.type === N.VariableDeclarator ? (requiredBy(node) ?? '') : '';
}

/** The module-level statement that declares something; undefined for declarations inside functions. */
export function topLevel(node: TSESTree.Node): TSESTree.Node | undefined {
  let at: TSESTree.Node | undefined = node;
  for (; at; at = at.parent) {
    if (isFunction(at) && at !== node) return undefined;
    if (at.parent?.type === N.Program || at.parent?.type === N.ExportNamedDeclaration) return at;
  }
  return undefined;
}

const isPlain = (top: TSESTree.Node): boolean =>
  top.type === N.VariableDeclaration && !isFunction(top.declarations[0]!.init!);
