/** What a function takes from around it, and whether that can come along to another thread. */
import type { TSESTree } from '@typescript-eslint/types';
import { N } from '../../syntax/node-types.ts';
import { isFunction, traverse } from '../../syntax/traverse.ts';
import type { SourceTree } from '../source-tree.ts';
import { isWithin } from '../../syntax/offsets.ts';
import type { Variable } from '../../syntax/scopes/scopes.ts';
import type { AnyFunction } from '../chain/async-function.ts';
import { isChanged } from './changes.ts';

/** What travels with a function. */
export interface Luggage {
  /** Statements at the top of the module that nothing else needs: they move. */
  readonly moved: readonly TSESTree.Node[];
  /** Plain values that others need, too: they are there twice. */
  readonly copied: readonly TSESTree.Node[];
  /** Types that others need, too: imported from where they stand. */
  readonly types: readonly TSESTree.Node[];
  readonly imports: readonly Variable[];
  /** Variables of a function around it, handed over as arguments. */
  readonly handed: readonly Variable[];
}

/** Names that a thread without a page, an editor or a window does not have. */
const PAGE_ONLY: ReadonlySet<string> = new Set([
  'document',
  'window',
  'localStorage',
  'sessionStorage',
  'alert',
  'confirm',
  'prompt',
  'history',
]);
const UNMOVABLE_MODULES: ReadonlySet<string> = new Set(['vscode', 'electron']);

/** @returns why the function must stay where it is */
export function luggageOf(tree: SourceTree, fn: AnyFunction, statement: TSESTree.Node): Luggage | string {
  const imports = new Set<Variable>();
  const handed = new Set<Variable>();
  const needed = new Map<TSESTree.Node, Variable>();
  const queue: TSESTree.Node[] = [fn];
  for (const part of queue) {
    const refused = selfOf(tree, part);
    if (refused) return refused;
    for (const { identifier, variable } of outerReferences(tree, part)) {
      const found = placeOf(identifier, variable, statement);
      if (typeof found === 'string') return found;
      if (!found) continue;
      if (found.of === 'import') imports.add(variable!);
      else if (found.of === 'around') handed.add(variable!);
      else if (!needed.has(found.top)) {
        needed.set(found.top, variable!);
        queue.push(found.top);
      }
    }
  }
  const staying = stayingOf(needed, fn.body);
  const copied: TSESTree.Node[] = [];
  for (const top of staying) {
    if (isType(top)) continue;
    if (!isPlain(top)) return `\`${needed.get(top)!.name}\` is needed by others in the file, too`;
    copied.push(top);
  }
  const moved = [...needed.keys()].filter((top) => !staying.has(top));
  const travelling = [fn, ...moved, ...copied];
  const isUsed = (variable: Variable) =>
    mentions(variable).some((mention) => travelling.some((part) => isWithin(mention, part)));
  return {
    moved: byPlace(moved),
    copied: byPlace(copied),
    types: byPlace([...staying].filter((top) => isType(top) && isUsed(needed.get(top)!))),
    imports: [...imports].filter(isUsed),
    handed: [...handed],
  };
}

const byPlace = (nodes: readonly TSESTree.Node[]) => [...nodes].sort((a, b) => a.range[0] - b.range[0]);
const isType = ({ type }: TSESTree.Node): boolean =>
  type === N.TSInterfaceDeclaration || type === N.TSTypeAliasDeclaration;

type Found =
  | { readonly of: 'import' }
  | { readonly of: 'around' }
  | { readonly of: 'top'; readonly top: TSESTree.Node };

/** Where a variable comes from; nothing where it comes along by itself; why it cannot come along. */
function placeOf(
  identifier: TSESTree.Identifier,
  variable: Variable | null,
  statement: TSESTree.Node,
): Found | string | undefined {
  if (variable === null)
    return PAGE_ONLY.has(identifier.name) ? `\`${identifier.name}\` is there on the main thread only` : undefined;
  const [definition] = variable.defs;
  const node = definition?.node as TSESTree.Node | undefined;
  if (!node || isWithin(node, statement)) return undefined;
  if (isImport(variable)) {
    const module = moduleOf(definition!.parent as TSESTree.Node | undefined, node);
    return UNMOVABLE_MODULES.has(module) ? `\`${module}\` is there on the main thread only` : { of: 'import' };
  }
  if (isChanged(identifier)) return `\`${variable.name}\` is changed by it`;
  const top = definition!.type === 'Parameter' ? undefined : topLevel(node);
  if (top) {
    const state = isType(top) ? undefined : stateOf(variable, top);
    return state ?? { of: 'top', top };
  }
  const made = node.type === N.VariableDeclarator ? node.init : node;
  return made && isFunction(made) && definition!.type !== 'Parameter'
    ? `\`${variable.name}\` is a function of the function around it`
    : { of: 'around' };
}

/** What something else in the file needs, too: the head of the function is one of them. */
function stayingOf(needed: ReadonlyMap<TSESTree.Node, Variable>, body: TSESTree.Node): Set<TSESTree.Node> {
  const staying = new Set([...needed.keys()].filter(({ parent }) => parent?.type === N.ExportNamedDeclaration));
  for (let size = -1; size !== staying.size; ) {
    size = staying.size;
    for (const [top, variable] of needed) {
      const going = [body, ...[...needed.keys()].filter((other) => !staying.has(other))];
      if (!mentions(variable).every((mention) => going.some((part) => isWithin(mention, part)))) staying.add(top);
    }
  }
  return staying;
}

/** `this`, `super` and `arguments` belong to the caller. */
function selfOf(tree: SourceTree, part: TSESTree.Node): string | undefined {
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

/** Is the variable another name for something of a module? `require` counts. */
export function isImport({ defs: [definition] }: Variable): boolean {
  if (definition?.type === 'ImportBinding') return true;
  const node = definition?.node as TSESTree.Node | undefined;
  return node?.type === N.VariableDeclarator && requiredBy(node) !== undefined && topLevel(node) !== undefined;
}

/** The specifier that a declarator requires. */
export function requiredBy({ init }: TSESTree.VariableDeclarator): string | undefined {
  const call = init?.type === N.MemberExpression ? init.object : init;
  if (call?.type !== N.CallExpression || call.callee.type !== N.Identifier || call.callee.name !== 'require')
    return undefined;
  const [argument] = call.arguments;
  return argument?.type === N.Literal && typeof argument.value === 'string' ? argument.value : undefined;
}

export function moduleOf(parent: TSESTree.Node | undefined, node: TSESTree.Node): string {
  if (parent?.type === N.ImportDeclaration) return parent.source.value;
  return node.type === N.VariableDeclarator ? (requiredBy(node) ?? '') : '';
}

/** The statement at the top of the module that declares something; undefined for what is declared in a function. */
export function topLevel(node: TSESTree.Node): TSESTree.Node | undefined {
  let at: TSESTree.Node | undefined = node;
  for (; at; at = at.parent) {
    if (isFunction(at) && at !== node) return undefined;
    if (at.parent?.type === N.Program || at.parent?.type === N.ExportNamedDeclaration) return at;
  }
  return undefined;
}

/** State of the module that a copy would not share. */
function stateOf(variable: Variable, top: TSESTree.Node): string | undefined {
  if (top.type === N.FunctionDeclaration || top.type === N.ClassDeclaration || top.type === N.TSEnumDeclaration)
    return undefined;
  if (top.type !== N.VariableDeclaration) return `\`${variable.name}\` is declared together with other things`;
  if (top.declarations.length !== 1 || top.declarations[0]!.id.type !== N.Identifier)
    return `\`${variable.name}\` is declared together with other things`;
  const isWritten = variable.references.some((reference) => reference.isWrite() && !reference.init);
  if (isWritten || mentions(variable).some(isChanged)) return `\`${variable.name}\` is mutable state of the module`;
  const { init } = top.declarations[0]!;
  return init && (isFunction(init) || isConstant(init))
    ? undefined
    : `\`${variable.name}\` is made when the module starts`;
}

const mentions = ({ references }: Variable): TSESTree.Node[] =>
  references.filter(({ init }) => !init).map(({ identifier }) => identifier as TSESTree.Node);

/** Made of literals only: the same wherever it is made. */
function isConstant(node: TSESTree.Node): boolean {
  switch (node.type) {
    case N.Literal:
      return true;
    case N.Identifier:
      return node.name === 'undefined' || node.name === 'Infinity';
    case N.TemplateLiteral:
      return node.expressions.every(isConstant);
    case N.UnaryExpression:
      return isConstant(node.argument);
    case N.BinaryExpression:
      return isConstant(node.left) && isConstant(node.right);
    case N.ArrayExpression:
      return node.elements.every((element) => element && isConstant(element));
    case N.ObjectExpression:
      return node.properties.every(
        (property) => property.type === N.Property && !property.computed && isConstant(property.value),
      );
    case N.TSAsExpression:
    case N.TSSatisfiesExpression:
      return isConstant(node.expression);
    case N.NewExpression:
      return (
        node.callee.type === N.Identifier &&
        /^(Set|Map|RegExp|\w+Array)$/.test(node.callee.name) &&
        node.arguments.every(isConstant)
      );
    default:
      return false;
  }
}

const isPlain = (top: TSESTree.Node): boolean =>
  top.type === N.VariableDeclaration && !isFunction(top.declarations[0]!.init!);
