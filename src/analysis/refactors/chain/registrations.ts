/** Where a function is registered as a handler, and what happens to the promise that it returns there. */
import {
  FORWARDERS,
  HEARS_REJECTION,
  REJECTIONS,
  ROUTING_NAMES,
  type RejectionRow,
} from '../../catalogue/contexts/rejections.ts';
import { FORWARDS } from '../../catalogue/naming/words.ts';
import type { TSESTree } from '@typescript-eslint/types';
import type { Edge, FunctionSymbol, Own, SourceFile, Value } from '../../program/index.ts';
import { lastNameOf } from '../../syntax/names.ts';
import { N } from '../../syntax/node-types.ts';
import type { CallNode } from '../source-tree.ts';
import type { Carrier } from './carrier.ts';
import { FileView } from './file-view.ts';

export interface Registration {
  readonly row: RejectionRow;
  readonly view: FileView;
  readonly call: CallNode;
  /** A wrapper between the function and its registration. */
  readonly wrapper: TSESTree.CallExpression | undefined;
}

/** The registration behind an edge; undefined if the caller of the function is unknown. */
export function registrationBehind(
  chain: Carrier,
  { from, span }: Edge,
  node: FunctionSymbol,
): Registration | undefined {
  const { sourceFile } = from;
  const tree = sourceFile.isDependency ? undefined : chain.sources.tree(sourceFile);
  const call = tree?.callAt(span);
  if (!tree || !call || call.type === N.TaggedTemplateExpression) return undefined;
  const view = new FileView(chain, sourceFile, tree);
  const row = rowOf(view.valuesOf(call.callee), call, sourceFile);
  return row && { row, view, call, wrapper: wrapperIn(view, call.arguments, node) };
}

/** The row for handlers that are found by their parameters only: that of the framework that the package uses. */
export const rowOfPackage = ({ package: owner }: SourceFile): RejectionRow | undefined =>
  REJECTIONS.find((row) => row.named !== undefined && row.modules?.split(' ').some((name) => isOf(row, name, owner)));

function rowOf(
  values: readonly Value[],
  call: TSESTree.CallExpression | TSESTree.NewExpression,
  sourceFile: SourceFile,
): RejectionRow | undefined {
  const api = values.find((value) => value.kind === 'api');
  const [first] = call.arguments;
  const literal = first?.type === N.Literal ? String(first.value) : undefined;
  const name = lastNameOf(call.callee);
  const names = api ? [name, lastOf(api.path)] : [name];
  if (!api && ROUTING_NAMES.has(name)) return rowOfPackage(sourceFile);
  return REJECTIONS.find(
    (row) =>
      (row.modules === undefined || (api && isOf(row, api.module, sourceFile.package, true))) &&
      (row.names === undefined || row.names.split(' ').some((each) => names.includes(each))) &&
      (row.first === undefined || (literal !== undefined && row.first.split(' ').includes(literal))),
  );
}

const lastOf = (path: string): string =>
  path.replace(/\.new$/, '').slice(Math.max(path.lastIndexOf('#'), path.replace(/\.new$/, '').lastIndexOf('.')) + 1) ||
  'default';

/** Does the row apply to the module, in the version that the package asks for? */
function isOf(
  { modules = '', below, unless = '' }: RejectionRow,
  module: string,
  owner: SourceFile['package'],
  isKnown = false,
): boolean {
  if (!modules.split(' ').includes(module) || (!isKnown && !owner?.dependencies.includes(module))) return false;
  if (unless.split(' ').some((name) => owner?.dependencies.includes(name))) return false;
  const major = /\d+/.exec(owner?.ranges?.[module] ?? '')?.[0];
  return below === undefined || major === undefined || Number(major) < below;
}

/** `asyncHandler(handle)` among the arguments, or in a list of them. */
function wrapperIn(
  view: FileView,
  given: readonly TSESTree.Node[],
  node: FunctionSymbol,
): TSESTree.CallExpression | undefined {
  for (const each of given) {
    if (each.type === N.ArrayExpression) {
      const found = wrapperIn(
        view,
        each.elements.filter((element) => element !== null),
        node,
      );
      if (found) return found;
    }
    const isIt = (value: Value) => value.kind === 'fn' && value.sourceFile === node.sourceFile && value.id === node.id;
    if (each.type === N.CallExpression && each.arguments.some((inner) => view.valuesOf(inner).some(isIt))) return each;
  }
  return undefined;
}

/** Does a function that receives a handler pass its rejections on? */
export function forwards(view: FileView, callee: TSESTree.Node): boolean {
  const values = view.valuesOf(callee);
  if (values.some((value) => value.kind === 'api' && FORWARDERS.has(value.module))) return true;
  const own = values.find((value): value is Own => value.kind === 'fn');
  if (!own) return FORWARDS.pattern.test(lastNameOf(callee));
  const tree = view.chain.sources.tree(own.sourceFile);
  const fn = tree?.functionAt(own.id);
  return fn !== undefined && HEARS_REJECTION.test(tree!.code(fn));
}
