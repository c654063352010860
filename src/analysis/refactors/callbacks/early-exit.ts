/**
 * Rewrites `some`, `every`, `find` and `findIndex` as a loop that stops at the deciding element, as they do: later
 * elements are never tested.
 */
import type { TSESTree } from '@typescript-eslint/types';
import { N } from '../../syntax/node-types.ts';
import { endOf, indentOf, indentUnitOf, newlineOf } from '../edits/statements.ts';
import { indentAt, writeLoop } from './loop.ts';
import { placeOf } from './place.ts';
import { freeName, methodOf, refuse, type CallbackSite } from './site.ts';
import { alwaysReturns, iterationOf, type Iteration } from './iteration.ts';

interface Exit {
  /** The callback's result for the deciding element. */
  readonly decides: boolean;
  /** The result once that element is found. */
  found(iteration: Iteration): string;
  /** The result if no element decides. */
  readonly otherwise: string;
  /** A name for the result variable. */
  variable(site: CallbackSite): string;
}

const EXITS = {
  some: {
    decides: true,
    found: () => 'true',
    otherwise: 'false',
    variable: (site) => freeName(site, 'found', 'isFound', 'hasOne'),
  },
  every: {
    decides: false,
    found: () => 'false',
    otherwise: 'true',
    variable: (site) => freeName(site, 'all', 'areAll', 'isEach'),
  },
  find: {
    decides: true,
    found: ({ element }) => element,
    otherwise: 'undefined',
    variable: (site) => freeName(site, 'match', 'found', 'wanted'),
  },
  findIndex: {
    decides: true,
    found: ({ index }) => index!,
    otherwise: '-1',
    variable: (site) => freeName(site, 'at', 'position', 'foundAt'),
  },
} satisfies Readonly<Record<string, Exit>>;

export function exitEarly(site: CallbackSite): void {
  const method = methodOf(site) as keyof typeof EXITS;
  const exit: Exit = EXITS[method];
  const written = iterationOf(site);
  const iteration =
    method === 'findIndex' && written.index === undefined
      ? { ...written, index: freeName(site, 'index', 'position', 'indexOfItem') }
      : written;
  if (iteration.keyword === 'let') return refuse(site, 'its callback sets its parameters again');
  if (method === 'find' && iteration.isPattern) return refuse(site, 'its callback destructures the element');
  if (!exit.decides && !alwaysReturns(iteration))
    return refuse(site, `the callback of ${method}() may end without a result`);
  const place = placeOf(site);
  const variable =
    place.kind === 'declared' ? place.id.name : place.kind === 'before' ? exit.variable(site) : undefined;
  const declared = place.kind === 'declared' ? site.tree.code(place.id) : variable;
  const begin = exit.otherwise === 'undefined' ? '' : ` = ${exit.otherwise}`;
  const value = exit.found(iteration);
  const hit: Hit = (indent) => {
    const end = endOf(site.tree);
    if (variable === undefined) return `return ${value}${end}`;
    const inner = newlineOf(site.tree) + indent + indentUnitOf(site.tree);
    return `{${inner}${variable} = ${value}${end}${inner}break${end}${newlineOf(site.tree)}${indent}}`;
  };
  for (const statement of iteration.returns) decide(site, iteration, statement, exit, hit);
  writeLoop(site, {
    iteration,
    place,
    result: variable ?? exit.otherwise,
    ...(declared !== undefined && { before: `let ${declared}${begin}` }),
    around: conditionAround(site, iteration.body, exit, hit(indentAt(site, place) + indentUnitOf(site.tree))),
  });
}

/** The code that ends the loop, for a line with the given indentation. */
type Hit = (indent: string) => string;

/** The code before and after an expression: `if (` … `) return true;`. */
function conditionAround(
  { patch }: CallbackSite,
  value: TSESTree.Node,
  { decides }: Exit,
  hit: string,
): readonly [string, string] {
  if (decides) return ['if (', `) ${hit}`];
  if (value.type === N.UnaryExpression && value.operator === '!') {
    patch.replace(value.range[0], value.range[0] + 1, '');
    return ['if (', `) ${hit}`];
  }
  return needsGroupForNot(value) ? ['if (!(', `)) ${hit}`] : ['if (!', `) ${hit}`];
}

/** Would `!` apply to only part of it? */
const needsGroupForNot = ({ type }: TSESTree.Node): boolean =>
  !/^(Identifier|MemberExpression|CallExpression|Literal|UnaryExpression|AwaitExpression|ChainExpression)$/.test(type);

/** A `return` of the callback ends the loop or the iteration. */
function decide(
  site: CallbackSite,
  iteration: Iteration,
  statement: TSESTree.ReturnStatement,
  exit: Exit,
  hit: Hit,
): void {
  const { tree, patch } = site;
  const end = endOf(tree);
  const isLast = statement === (iteration.body as TSESTree.BlockStatement).body.at(-1);
  const { argument } = statement;
  const known =
    argument === null
      ? false
      : argument.type === N.Literal && typeof argument.value === 'boolean'
        ? argument.value
        : undefined;
  const text = hit(indentOf(tree, statement));
  if (known !== undefined) return patch.overwrite(...statement.range, known === exit.decides ? text : `continue${end}`);
  const [before, after] = conditionAround(site, argument!, exit, text);
  patch.replace(statement.range[0], argument!.range[0], before);
  patch.replace(argument!.range[1], statement.range[1], `${after}${isLast ? '' : ` else continue${end}`}`);
}
