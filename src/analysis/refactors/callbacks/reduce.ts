/** Rewrites `reduce` as a loop with an accumulator variable. */
import { isCollection } from '../../catalogue/javascript/types.ts';
import type { TSESTree } from '@typescript-eslint/types';
import { lastNameOf } from '../../syntax/names.ts';
import { N } from '../../syntax/node-types.ts';
import { some } from '../../syntax/traverse.ts';
import type { Variable } from '../../syntax/scopes/scopes.ts';
import { endOf } from '../edits/statements.ts';
import { writeLoop } from './loop.ts';
import { placeOf, type Place } from './place.ts';
import { freeName, refuse, type CallbackSite } from './site.ts';
import { alwaysReturns, iterationOf } from './iteration.ts';

export function reduceByLoop(site: CallbackSite): void {
  const {
    call: {
      arguments: [callback, initial],
    },
    tree,
  } = site;
  if (!initial) return refuse(site, 'reduce() without an initial value starts with the first element');
  const iteration = iterationOf(site, 1);
  const accumulator = iteration.fn!.params[0];
  const variable = accumulator?.type === N.Identifier ? tree.declared(accumulator) : undefined;
  if (accumulator?.type !== N.Identifier || !variable) return refuse(site, 'the accumulator of reduce() has no name');
  if (!isInert(initial)) return refuse(site, 'the initial value would be evaluated before the collection');
  if (!alwaysReturns(iteration)) return refuse(site, 'the callback of reduce() may end without a result');
  const place = placeOf(site);
  const name = nameOf(site, place, accumulator.name, callback!);
  if (name !== accumulator.name) rename(site, variable, name);
  for (const statement of iteration.returns) assignAccumulator(site, statement, accumulator.name, name);
  const isSame = (node: TSESTree.Node | null) => node?.type === N.Identifier && node.name === accumulator.name;
  const isKept =
    iteration.returns.length > 0 &&
    iteration.returns.every(({ argument }) => isSame(argument)) &&
    !variable.references.some((reference) => reference.isWrite());
  writeLoop(site, {
    iteration,
    place,
    result: name,
    before: `${isKept ? 'const' : 'let'} ${name}${typeOf(site, place, accumulator)} = ${tree.code(initial)}`,
    around: [`${name} = `, endOf(tree)],
  });
}

/** The accumulator's name: the result variable, if it can serve as the accumulator. */
function nameOf(site: CallbackSite, place: Place, accumulator: string, callback: TSESTree.Node): string {
  const { tree } = site;
  const only = (name: string, times: number) => tree.declarationsOf(name) === times;
  if (place.kind === 'declared') {
    const { name } = place.id;
    if (
      name === accumulator
        ? only(name, 2)
        : only(name, 1) && !some(callback, (node) => node.type === N.Identifier && node.name === name)
    )
      return name;
    return refuse(site, `\`${name}\` is redeclared inside`);
  }
  return only(accumulator, 1) ? accumulator : freeName(site, `${accumulator}SoFar`, 'soFar', 'resultSoFar');
}

/** The type annotation for the accumulator: from the result variable, the call, or the parameter. */
function typeOf({ tree, call }: CallbackSite, place: Place, accumulator: TSESTree.Identifier): string {
  const [given] = call.typeArguments?.params ?? [];
  if (place.kind === 'declared' && place.id.typeAnnotation) return tree.code(place.id.typeAnnotation);
  if (given) return `: ${tree.code(given)}`;
  return accumulator.typeAnnotation ? tree.code(accumulator.typeAnnotation) : '';
}

const SIDE_EFFECTS: ReadonlySet<string> = new Set([
  N.CallExpression,
  N.TaggedTemplateExpression,
  N.AwaitExpression,
  N.YieldExpression,
  N.AssignmentExpression,
  N.UpdateExpression,
  N.ImportExpression,
]);

/** Is evaluating it free of side effects? */
const isInert = (node: TSESTree.Node): boolean =>
  !some(
    node,
    (at) => SIDE_EFFECTS.has(at.type) || (at.type === N.NewExpression && !isCollection(lastNameOf(at.callee))),
  );

function rename({ patch }: CallbackSite, { references }: Variable, name: string): void {
  for (const { identifier } of references) {
    const { parent } = identifier;
    const isShort = parent?.type === N.Property && parent.shorthand;
    patch.replace(identifier.range[0], identifier.range[1], isShort ? `${identifier.name as string}: ${name}` : name);
  }
}

/** A `return` of the callback sets the accumulator for the next iteration. */
function assignAccumulator(
  site: CallbackSite,
  statement: TSESTree.ReturnStatement,
  accumulator: string,
  name: string,
): void {
  const { tree, patch } = site;
  const end = endOf(tree);
  const { argument } = statement;
  const isLast =
    statement.parent.parent?.type === N.ArrowFunctionExpression ||
    statement.parent.parent?.type === N.FunctionExpression;
  if (!argument) return refuse(site, 'the callback of reduce() may end without a result');
  if (argument.type === N.Identifier && argument.name === accumulator) {
    if (!isLast) return patch.overwrite(...statement.range, `continue${end}`);
    const start = tree.text.lastIndexOf('\n', statement.range[0]);
    const isAlone = start !== -1 && tree.text.slice(start, statement.range[0]).trim() === '';
    return patch.overwrite(
      isAlone ? (tree.text[start - 1] === '\r' ? start - 1 : start) : statement.range[0],
      statement.range[1],
      '',
    );
  }
  patch.replace(statement.range[0], argument.range[0], isLast ? `${name} = ` : `{ ${name} = `);
  if (!isLast) patch.replace(argument.range[1], statement.range[1], `; continue${end} }`);
}
