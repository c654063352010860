/** Recognises a variable that a function initializes lazily, and that no other code uses. */
import type { TSESTree } from '@typescript-eslint/types';
import { N } from '../../syntax/node-types.ts';
import { isWithin } from '../../syntax/offsets.ts';
import type { Variable } from '../../syntax/scopes/scopes.ts';
import { functionAround, traverse } from '../../syntax/traverse.ts';
import { siblingsOf } from '../edits/statements.ts';
import type { SourceTree } from '../source-tree.ts';
import { isNothing, isWhereSet, isWhereUnset, type Asked } from './tests.ts';

export interface Lazy {
  readonly variable: Variable;
  readonly declarator: TSESTree.VariableDeclarator;
  readonly write: TSESTree.AssignmentExpression;
  /** The statements that create the value; the last one assigns it. Empty if there is only the assignment. */
  readonly section: readonly TSESTree.Node[];
  /** Whether a falsy, or nullish, value would be created again. */
  readonly asked: Asked;
  /** Where the value is used, besides the tests. */
  readonly uses: readonly TSESTree.Identifier[];
  /** After this, the value is used. */
  readonly last: TSESTree.Node;
}

/**
 * @param points where the function will wait
 * @returns for each assignment, with as few statements as may do, and with all
 */
export function lazyIn(tree: SourceTree, fn: TSESTree.Node, points: readonly TSESTree.Node[]): Lazy[][] {
  const found: Lazy[][] = [];
  traverse(fn, (node) => {
    const lazy = node.type === N.AssignmentExpression ? lazyOf(tree, fn, node, points) : undefined;
    if (!lazy) return;
    const { section, all } = lazy;
    found.push(all.length > section.length && all.length > 1 ? [lazy, { ...lazy, section: all }] : [lazy]);
  });
  return found;
}

interface Guard {
  readonly section: readonly TSESTree.Node[];
  /** All statements that run only where it is not filled. */
  readonly all: readonly TSESTree.Node[];
  readonly asked: Asked;
  /** Tests of the variable, and returns of it where it is set. */
  readonly looks: readonly TSESTree.Node[];
  readonly last: TSESTree.Node;
}

function lazyOf(
  tree: SourceTree,
  fn: TSESTree.Node,
  write: TSESTree.AssignmentExpression,
  points: readonly TSESTree.Node[],
): (Lazy & Pick<Guard, 'all'>) | undefined {
  const variable = write.left.type === N.Identifier ? tree.variable(write.left) : undefined;
  const declarator = variable && declaratorOf(variable, fn);
  const guard = declarator && guardOf(tree, variable, write, points);
  if (!guard) return undefined;
  const uses: TSESTree.Identifier[] = [];
  for (const reference of variable.references) {
    const node = reference.identifier as TSESTree.Identifier;
    if (reference.init || node === write.left) continue;
    if (reference.isWrite() || functionAround(node) !== fn) return undefined;
    if (guard.looks.some((look) => isWithin(node, look) && !isGiven(look))) continue;
    if (node.range[0] < write.range[1] && !guard.looks.some((look) => isWithin(node, look))) return undefined;
    uses.push(node);
  }
  const parts = guard.section.length > 0 ? guard.section : [write.right];
  const isHere = (point: TSESTree.Node) => parts.some((part) => isWithin(point, part));
  if (!points.some(isHere) || points.some((point) => point.range[0] < write.range[1] && !isHere(point)))
    return undefined;
  return { variable, declarator, write, uses, ...guard };
}

const isGiven = (look: TSESTree.Node): boolean => look.type === N.ReturnStatement;

/** Of one file, with nothing in it at the beginning. */
function declaratorOf({ defs }: Variable, fn: TSESTree.Node): TSESTree.VariableDeclarator | undefined {
  const [definition] = defs;
  const node = definition?.node;
  if (defs.length !== 1 || node?.type !== N.VariableDeclarator || node.id.type !== N.Identifier) return undefined;
  if (isWithin(node, fn) || node.parent.parent.type === N.ExportNamedDeclaration) return undefined;
  return node.init === null || isNothing(node.init) ? node : undefined;
}

function guardOf(
  tree: SourceTree,
  variable: Variable,
  write: TSESTree.AssignmentExpression,
  points: readonly TSESTree.Node[],
): Guard | undefined {
  const statement = write.parent;
  if (write.operator === '??=' || write.operator === '||=') {
    const last = statement.type === N.ExpressionStatement ? statement : write;
    return { section: [], all: [], asked: write.operator === '??=' ? 'nullish' : 'falsy', looks: [], last };
  }
  if (write.operator !== '=' || statement.type !== N.ExpressionStatement) return undefined;
  const choice = statement.parent.type === N.BlockStatement ? statement.parent.parent : statement.parent;
  const siblings = siblingsOf(statement);
  const at = siblings.indexOf(statement);
  if (choice.type === N.IfStatement) {
    const asked = choice.alternate ? undefined : isWhereUnset(tree, choice.test, variable);
    if (!asked || at !== siblings.length - 1) return undefined;
    return { section: sectionOf(siblings, points), all: siblings, asked, looks: [choice.test], last: choice };
  }
  const exit = siblings.findIndex((each) => exitOf(tree, each, variable));
  if (exit === -1 || exit >= at) return undefined;
  const { asked, looks } = exitOf(tree, siblings[exit]!, variable)!;
  const all = siblings.slice(exit + 1, at + 1);
  return { section: sectionOf(all, points), all, asked, looks, last: statement };
}

/** `if (config) return config;`. */
function exitOf(tree: SourceTree, node: TSESTree.Node, variable: Variable): Pick<Guard, 'asked' | 'looks'> | undefined {
  if (node.type !== N.IfStatement || node.alternate) return undefined;
  const asked = isWhereSet(tree, node.test, variable);
  const [given, ...others] = node.consequent.type === N.BlockStatement ? node.consequent.body : [node.consequent];
  if (!asked || given?.type !== N.ReturnStatement || others.length > 0) return undefined;
  const isSame = given.argument?.type === N.Identifier && tree.variable(given.argument) === variable;
  return isSame ? { asked, looks: [node.test, given] } : undefined;
}

/** From the first statement that will wait; none where the last one alone does. */
function sectionOf(all: readonly TSESTree.Node[], points: readonly TSESTree.Node[]): readonly TSESTree.Node[] {
  const first = all.findIndex((each) => points.some((point) => isWithin(point, each)));
  return first === -1 || first === all.length - 1 ? [] : all.slice(first);
}
