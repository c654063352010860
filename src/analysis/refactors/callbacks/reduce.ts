/** `reduce` as a loop over a variable that holds what there is so far. */
import type { TSESTree } from '@typescript-eslint/types';
import { lastNameOf } from '../../syntax/names.ts';
import { N } from '../../syntax/node-types.ts';
import { some } from '../../syntax/traverse.ts';
import type { Variable } from '../../syntax/scopes/scopes.ts';
import { endOf } from '../edits/statements.ts';
import { writeLoop } from './loop.ts';
import { placeOf, type Place } from './place.ts';
import { freeName, refuse, type CallbackSite } from './site.ts';
import { alwaysReturns, turnOf } from './turn.ts';

export function reduceByLoop(site: CallbackSite): void {
  const {
    call: {
      arguments: [callback, initial],
    },
    tree,
  } = site;
  if (!initial) return refuse(site, 'reduce() without an initial value begins with the first element');
  const turn = turnOf(site, 1);
  const held = turn.fn!.params[0];
  const variable = held?.type === N.Identifier ? tree.declared(held) : undefined;
  if (held?.type !== N.Identifier || !variable) return refuse(site, 'what reduce() has so far has no name');
  if (!isInert(initial)) return refuse(site, 'the initial value would be made before the collection is looked at');
  if (!alwaysReturns(turn)) return refuse(site, 'the callback of reduce() may end without a result');
  const place = placeOf(site);
  const name = nameOf(site, place, held.name, callback!);
  if (name !== held.name) rename(site, variable, name);
  for (const statement of turn.returns) carryOn(site, statement, held.name, name);
  const isSame = (node: TSESTree.Node | null) => node?.type === N.Identifier && node.name === held.name;
  const isKept =
    turn.returns.length > 0 &&
    turn.returns.every(({ argument }) => isSame(argument)) &&
    !variable.references.some((reference) => reference.isWrite());
  writeLoop(site, {
    turn,
    place,
    result: name,
    before: `${isKept ? 'const' : 'let'} ${name}${typeOf(site, place, held)} = ${tree.code(initial)}`,
    around: [`${name} = `, endOf(tree)],
  });
}

/** The variable that gets the result, where it can hold what there is so far as well. */
function nameOf(site: CallbackSite, place: Place, held: string, callback: TSESTree.Node): string {
  const { tree } = site;
  const only = (name: string, times: number) => tree.declarationsOf(name) === times;
  if (place.kind === 'declared') {
    const { name } = place.id;
    if (
      name === held
        ? only(name, 2)
        : only(name, 1) && !some(callback, (node) => node.type === N.Identifier && node.name === name)
    )
      return name;
    return refuse(site, `\`${name}\` is another variable inside`);
  }
  return only(held, 1) ? held : freeName(site, `${held}SoFar`, 'soFar', 'resultSoFar');
}

/** What is written of its type: at the variable that gets the result, for the call, or at the parameter. */
function typeOf({ tree, call }: CallbackSite, place: Place, held: TSESTree.Identifier): string {
  const [given] = call.typeArguments?.params ?? [];
  if (place.kind === 'declared' && place.id.typeAnnotation) return tree.code(place.id.typeAnnotation);
  if (given) return `: ${tree.code(given)}`;
  return held.typeAnnotation ? tree.code(held.typeAnnotation) : '';
}

const DOES_SOMETHING: ReadonlySet<string> = new Set([
  N.CallExpression,
  N.TaggedTemplateExpression,
  N.AwaitExpression,
  N.YieldExpression,
  N.AssignmentExpression,
  N.UpdateExpression,
  N.ImportExpression,
]);

/** Does making it do nothing that others see? */
const isInert = (node: TSESTree.Node): boolean =>
  !some(
    node,
    (at) =>
      DOES_SOMETHING.has(at.type) || (at.type === N.NewExpression && !/^(Weak)?(Map|Set)$/.test(lastNameOf(at.callee))),
  );

function rename({ patch }: CallbackSite, { references }: Variable, name: string): void {
  for (const { identifier } of references) {
    const { parent } = identifier;
    const isShort = parent?.type === N.Property && parent.shorthand;
    patch.replace(identifier.range[0], identifier.range[1], isShort ? `${identifier.name as string}: ${name}` : name);
  }
}

/** A `return` of the callback becomes what the next turn begins with. */
function carryOn(site: CallbackSite, statement: TSESTree.ReturnStatement, held: string, name: string): void {
  const { tree, patch } = site;
  const end = endOf(tree);
  const { argument } = statement;
  const isLast =
    statement.parent.parent?.type === N.ArrowFunctionExpression ||
    statement.parent.parent?.type === N.FunctionExpression;
  if (!argument) return refuse(site, 'the callback of reduce() may end without a result');
  if (argument.type === N.Identifier && argument.name === held) {
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
