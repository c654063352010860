/** Checks the arguments of the visible callers of a function, if its parameters do not declare what they take. */
import { OF_PLAIN_VALUES } from '../../catalogue/javascript/methods.ts';
import type { TSESTree } from '@typescript-eslint/types';
import { keyOf } from '../../syntax/names.ts';
import { N } from '../../syntax/node-types.ts';
import type { Value } from '../../program/index.ts';
import type { Chain } from '../chain/chain.ts';
import { FileView } from '../chain/file-view.ts';
import { ArgumentChanges, declaredIn } from './argument-changes.ts';
import { lossOf } from './crossing-values.ts';
import type { Movable } from './movable.ts';

/** @returns why an argument cannot be copied */
export function unfitArguments(chain: Chain, movable: Movable): string | undefined {
  const { node, tree, fn } = movable;
  for (const [index, parameter] of fn.params.entries()) {
    for (const variable of declaredIn(tree, parameter)) {
      if (new ArgumentChanges(chain).isChanged(node.sourceFile, tree, variable))
        return `\`${variable.name}\` is changed by the function, which the caller would not see`;
    }
    const reason = isProved(parameter) ? undefined : unproved(chain, movable, parameter, index);
    if (reason) return reason;
  }
  return undefined;
}

/** Types without information. */
const OPEN: ReadonlySet<string | undefined> = new Set([
  undefined,
  N.TSAnyKeyword,
  N.TSUnknownKeyword,
  N.TSObjectKeyword,
]);

function isProved(parameter: TSESTree.Parameter): boolean {
  const target = parameter.type === N.AssignmentPattern ? parameter.left : parameter;
  const type = 'typeAnnotation' in target ? target.typeAnnotation?.typeAnnotation : undefined;
  return !OPEN.has(type?.type === N.TSArrayType ? type.elementType.type : type?.type);
}

function unproved(
  chain: Chain,
  { tree, node }: Movable,
  parameter: TSESTree.Parameter,
  index: number,
): string | undefined {
  for (const variable of declaredIn(tree, parameter)) {
    const method = variable.references
      .map(({ identifier }) => methodOf(identifier as TSESTree.Node))
      .find((name) => name !== undefined && !OF_PLAIN_VALUES.has(name));
    if (method !== undefined) return `\`${variable.name}.${method}()\` is a method, which a copy would not have`;
  }
  const name = tree.code(parameter).split(/[:=]/)[0]!.trim();
  for (const value of handedOver(chain, node, index)) {
    const loss = lossOf(chain.program.evaluator, value);
    if (loss) return `\`${name}\` may be ${loss}`;
  }
  return undefined;
}

/** `grid.get(1)`. */
function methodOf(reference: TSESTree.Node): string | undefined {
  const member = reference.parent;
  if (member?.type !== N.MemberExpression || member.object !== reference) return undefined;
  const isCalled = member.parent.type === N.CallExpression && member.parent.callee === member;
  return isCalled ? keyOf(member, member.property) : undefined;
}

/** The arguments for a parameter, as far as callers are visible. */
function handedOver(chain: Chain, node: Movable['node'], index: number): Value[] {
  return node.in.flatMap(({ from, kind, span }): readonly Value[] => {
    const tree = from.sourceFile.isDependency ? undefined : chain.sources.tree(from.sourceFile);
    const call = tree?.callAt(span);
    if (!tree || !call || call.type === N.TaggedTemplateExpression) return [];
    const view = new FileView(chain, from.sourceFile, tree);
    if (kind === 'call') return call.arguments[index] ? view.valuesOf(call.arguments[index]) : [];
    const list = index === 0 && call.callee.type === N.MemberExpression ? view.valuesOf(call.callee.object) : [];
    return list.flatMap((value) => chain.program.evaluator.elements(value));
  });
}
