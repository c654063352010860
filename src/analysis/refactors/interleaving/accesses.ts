/** Everything that a function reads and changes, seen through the functions that it calls. */
import { isReassigned } from '../../syntax/scopes/reassigned.ts';
import type { TSESTree } from '@typescript-eslint/types';
import { keyOf, plain } from '../../syntax/names.ts';
import { N } from '../../syntax/node-types.ts';
import { isFunction, traverse } from '../../syntax/traverse.ts';
import { runsAtOnce, within, type Body } from './body.ts';
import type { AnyFunction } from '../chain/async-function.ts';
import { callAccesses } from './calls.ts';
import { ALL, ELEMENTS, inside, nameOfCell, type Access, type Cell } from './cells.ts';
import { isConstant } from './constants.ts';
import { cellOf, variableCell } from './refer.ts';
import { remembered } from './summaries.ts';

/** What a function uses that is not its own. */
export const summaryOf = (body: Body): readonly Access[] => remembered(body, accessesOf);

/** In the order of the text. */
export function accessesOf(body: Body, part: TSESTree.Node = body.fn): Access[] {
  const found: Access[] = [];
  for (const each of partsOf(part)) collect(body, each, found);
  return found.sort((a, b) => a.at - b.at);
}

const partsOf = (part: TSESTree.Node): readonly TSESTree.Node[] =>
  isFunction(part) && 'body' in part ? [...(part as AnyFunction).params, part.body as TSESTree.Node] : [part];

function collect(body: Body, part: TSESTree.Node, found: Access[]): void {
  const note = (node: TSESTree.Node, mode: Access['mode'], cell: Cell, at = node.range[1]) => {
    if (cell.root.kind === 'own' && cell.root.isSure) return;
    if (mode === 'reads' && isConstant(body, node, cell)) return;
    found.push({ of: 'memory', mode, cell, name: nameOfCell(cell), node, at });
  };
  traverse(part, (node) => {
    if (isFunction(node)) {
      // A function with a name runs where it is called.
      const isHere = /^(Call|New)Expression$/.test(node.parent?.type ?? '') && runsAtOnce(body, node);
      const own = isHere ? within(body, node) : undefined;
      if (own) for (const each of partsOf(node)) collect(own, each, found);
      return false;
    }
    switch (node.type) {
      case N.AssignmentExpression:
        assigned(body, node, note);
        break;
      case N.VariableDeclarator:
        if (node.init) takenApart(body, node.id, cellOf(body, node.init), note);
        break;
      case N.UpdateExpression:
        note(node.argument, 'reads', cellOfTarget(body, node.argument), node.range[1]);
        note(node.argument, 'changes', cellOfTarget(body, node.argument), node.range[1]);
        break;
      case N.UnaryExpression:
        if (node.operator === 'delete') note(node, 'changes', cellOf(body, node.argument));
        break;
      case N.MemberExpression:
        if (!isTarget(node) && !isCallee(node)) note(node, 'reads', cellOf(body, node));
        break;
      case N.Identifier:
        if (!isTarget(node) && mayChange(body, node)) note(node, 'reads', cellOfTarget(body, node));
        break;
      case N.ForOfStatement:
      case N.ForInStatement:
        note(node.right, 'reads', inside(cellOf(body, node.right), ELEMENTS));
        break;
      case N.SpreadElement:
        note(node, 'reads', inside(cellOf(body, node.argument), ELEMENTS));
        break;
      case N.CallExpression:
      case N.NewExpression:
      case N.TaggedTemplateExpression:
        found.push(...callAccesses(body, node, summaryOf));
        break;
    }
    return (
      !node.type.startsWith('TS') ||
      node.type === N.TSAsExpression ||
      node.type === N.TSNonNullExpression ||
      node.type === N.TSSatisfiesExpression ||
      node.type === N.TSTypeAssertion
    );
  });
}

type Note = (node: TSESTree.Node, mode: Access['mode'], cell: Cell, at?: number) => void;

/** `const { count, items: [first] } = state`: what a pattern reads. */
function takenApart(body: Body, pattern: TSESTree.Node, whole: Cell, note: Note): void {
  if (pattern.type === N.ArrayPattern) note(pattern, 'reads', inside(whole, ELEMENTS), pattern.parent.range[1]);
  if (pattern.type !== N.ObjectPattern) return;
  for (const property of pattern.properties) {
    if (property.type !== N.Property) {
      note(property, 'reads', inside(whole, ALL), pattern.parent.range[1]);
      continue;
    }
    const cell = inside(whole, keyOf(property, property.key) ?? ELEMENTS);
    note(property, 'reads', cell, pattern.parent.range[1]);
    takenApart(body, property.value, cell, note);
  }
}

/** An assignment may end where its right side ends, and comes after it. */
const AFTER = 0.5;

/** The target is written after everything on the right; `+=` and `??=` have read it before. */
function assigned(body: Body, { left, operator, range }: TSESTree.AssignmentExpression, note: Note): void {
  if (operator !== '=') note(left, 'reads', cellOfTarget(body, left), left.range[1]);
  for (const target of targetsOf(left)) note(target, 'changes', cellOfTarget(body, target), range[1] + AFTER);
}

function targetsOf(left: TSESTree.Node): TSESTree.Node[] {
  const bare = plain(left);
  if (bare.type === N.Identifier || bare.type === N.MemberExpression) return [bare];
  const found: TSESTree.Node[] = [];
  traverse(bare, (node) => {
    if (node.type === N.Identifier && node.parent.type === N.Property && node.parent.value === node) found.push(node);
    else if (node.type === N.Identifier && node.parent.type === N.ArrayPattern) found.push(node);
    else if (node.type === N.MemberExpression) found.push(node);
    return node.type !== N.MemberExpression;
  });
  return found;
}

/** The variable itself, not what it holds. */
function cellOfTarget(body: Body, node: TSESTree.Node): Cell {
  const target = plain(node);
  if (target.type !== N.Identifier) return cellOf(body, target);
  return variableCell(body, target);
}

/** A variable that is set again somewhere: its value may be another after a wait. */
function mayChange({ tree }: Body, node: TSESTree.Identifier): boolean {
  const variable = tree.variable(node);
  return Boolean(variable && isReassigned(variable));
}

const isTarget = (node: TSESTree.Node): boolean => {
  const { parent } = node;
  if (parent?.type === N.AssignmentExpression) return parent.left === node;
  if (parent?.type === N.Property)
    return parent.parent.type === N.ObjectPattern || (parent.key === node && !parent.computed && !parent.shorthand);
  return parent?.type === N.UpdateExpression || (parent?.type === N.UnaryExpression && parent.operator === 'delete');
};

const isCallee = (node: TSESTree.Node): boolean => {
  const whole = node.parent?.type === N.ChainExpression ? node.parent : node;
  const { parent } = whole;
  return (parent?.type === N.CallExpression || parent?.type === N.NewExpression) && parent.callee === whole;
};
