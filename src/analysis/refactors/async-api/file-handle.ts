/**
 * Replaces `openSync()`, `readSync()`, `closeSync()` on a descriptor that stays in one function by a `FileHandle`; all
 * its calls change together.
 */
import {
  CLOSES,
  DESCRIPTOR_ENDING,
  HANDLE_METHODS,
  HANDLE_NAMES,
  type HandleMethod,
  isFileSystem,
  OPENS,
} from '../../catalogue/file-handles.ts';
import type { TSESTree } from '@typescript-eslint/types';
import { lastNameOf } from '../../syntax/names.ts';
import { N } from '../../syntax/node-types.ts';
import { functionAround } from '../../syntax/traverse.ts';
import type { SourceTree } from '../source-tree.ts';
import type { ApiCall } from '../../program/index.ts';
import type { Variable } from '../../syntax/scopes/scopes.ts';
import { refuse, type Site } from './site.ts';

/** A call on the descriptor, and the method that replaces it. */
export interface HandleCall {
  readonly api: ApiCall;
  readonly call: TSESTree.CallExpression;
  readonly method: HandleMethod;
}

export interface Handle {
  readonly open: { readonly api: ApiCall; readonly call: TSESTree.CallExpression };
  readonly id: TSESTree.Identifier;
  /** In text order. */
  readonly calls: readonly HandleCall[];
  readonly name: string;
}

/**
 * @returns undefined if the call uses no descriptor, or one opened elsewhere
 * @throws {Refusal} if the descriptor opened here is needed as a number
 */
export function handleOf(site: Site): Handle | undefined {
  const { row, tree, call, api } = site;
  if (!isFileSystem(api.module) || (row.name !== OPENS && !HANDLE_METHODS[row.name])) return undefined;
  const apis = apisIn(api, tree);
  const declarator = row.name === OPENS ? call.parent : declaratorOf(tree, call.arguments[0]);
  const isKept =
    declarator?.type === N.VariableDeclarator &&
    declarator.id.type === N.Identifier &&
    declarator.init?.type === N.CallExpression;
  if (!isKept)
    return row.name === OPENS
      ? refuse(site, 'the descriptor is not assigned to a variable where it is opened')
      : undefined;
  const opened = apis.get(declarator.init!);
  if (opened?.path !== OPENS) return undefined;
  const id = declarator.id as TSESTree.Identifier;
  const variable = tree.declared(id);
  if (!variable) return undefined;
  if (declarator.parent.parent.type === N.ExportNamedDeclaration) refuse(site, `\`${id.name}\` is exported`);
  const calls = variable.references
    .filter(({ init }) => !init)
    .map(({ identifier }) => callOn(site, identifier, functionAround(id), apis));
  if (!calls.some(({ method }) => method.name === CLOSES))
    refuse(site, `\`${id.name}\` is not closed in this function`);
  return {
    open: { api: opened, call: declarator.init as TSESTree.CallExpression },
    id,
    calls,
    name: nameFor(tree, variable),
  };
}

function apisIn({ node: { sourceFile } }: ApiCall, tree: SourceTree): ReadonlyMap<TSESTree.Node, ApiCall> {
  const apis = sourceFile.nodes
    .flatMap(({ apiCalls }) => apiCalls)
    .filter((api) => isFileSystem(api.module) && (api.path === OPENS || HANDLE_METHODS[api.path]));
  return new Map(
    apis.flatMap((api) => {
      const call = tree.callAt(api.call.span);
      return call ? [[call, api] as const] : [];
    }),
  );
}

function declaratorOf(tree: SourceTree, argument: TSESTree.Node | undefined): TSESTree.Node | undefined {
  return argument?.type === N.Identifier ? tree.variable(argument)?.defs[0]?.node : undefined;
}

/** @throws {Refusal} if the use is not a call that a handle has */
function callOn(
  site: Site,
  use: TSESTree.Node,
  home: TSESTree.Node | undefined,
  apis: ReadonlyMap<TSESTree.Node, ApiCall>,
): HandleCall {
  const { parent } = use;
  const name = site.tree.code(use);
  if (functionAround(use) !== home) return refuse(site, `a nested function uses \`${name}\``);
  if (parent?.type !== N.CallExpression || parent.arguments[0] !== use) return refuse(site, escapeOf(name, use));
  const api = apis.get(parent);
  const method = api && HANDLE_METHODS[api.path];
  if (!method) return refuse(site, `\`${name}\` is passed on to ${lastNameOf(parent.callee)}()`);
  if (parent.parent.type === N.ChainExpression) return refuse(site, 'the call is optional');
  return { api, call: parent, method };
}

function escapeOf(name: string, { parent }: TSESTree.Node): string {
  switch (parent?.type) {
    case N.ReturnStatement:
      return `\`${name}\` is returned`;
    case N.CallExpression:
    case N.NewExpression:
      return `\`${name}\` is passed on to ${lastNameOf(parent.callee)}()`;
    case N.AssignmentExpression:
      return parent.left.type === N.Identifier && parent.left.name === name
        ? `\`${name}\` is reassigned`
        : `\`${name}\` is stored`;
    case N.Property:
    case N.ArrayExpression:
      return `\`${name}\` is stored`;
    default:
      return `\`${name}\` is used as a number`;
  }
}

function nameFor(tree: SourceTree, { name }: Variable): string {
  return DESCRIPTOR_ENDING.pattern.test(name) ? (tree.freeName(...HANDLE_NAMES) ?? name) : name;
}

/** Renames the variable, drops its type, and replaces all calls except the opening one. The caller adds the awaits. */
export function renameHandle({ patch, tree, imports }: Site, { id, calls, name }: Handle): void {
  patch.replace(id.range[0], id.typeAnnotation ? id.typeAnnotation.range[1] : id.range[0] + id.name.length, name);
  for (const { call, method } of calls) {
    const [first, second] = call.arguments;
    patch.replace(call.callee.range[0], call.callee.range[1], `${name}.${method.name}`);
    patch.replace(first!.range[0], second ? second.range[0] : tree.text.lastIndexOf(')', call.range[1]), '');
    if (call.callee.type === N.Identifier) imports.release(call.callee);
  }
}
