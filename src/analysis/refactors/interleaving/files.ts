/** The files that a call reads and changes, and which of them are the same in each run. */
import { onlyValueOf } from '../../syntax/scopes/reassigned.ts';
import type { TSESTree } from '@typescript-eslint/types';
import { givesUnique, isStable } from '../../catalogue/javascript/effects.ts';
import type { FileEffect } from '../../catalogue/node/file-effects.ts';
import { isWithin } from '../../syntax/offsets.ts';
import { keyOf, lastNameOf, plain, writtenName } from '../../syntax/names.ts';
import { N } from '../../syntax/node-types.ts';
import { some } from '../../syntax/traverse.ts';
import type { CallNode } from '../source-tree.ts';
import type { Body } from './body.ts';
import { UNKNOWN, type Access, type FilePath } from './cells.ts';
import { cellOf } from './refer.ts';

export function fileAccesses(
  body: Body,
  call: CallNode,
  given: readonly TSESTree.Node[],
  effect: FileEffect,
): Access[] {
  const { reads = [] } = effect;
  const changes = isOpenedToWrite(given, effect) ? [0] : (effect.changes ?? []);
  const access = (mode: Access['mode'], position: number): Access[] => {
    const path = given[position];
    if (!path) return [];
    const file = pathOf(body, path);
    const isRepeatable = mode === 'changes' && isAsGoodTwice(body, given, effect);
    const name = nameOf(file, path);
    const common = { of: 'file', mode, cell: UNKNOWN, name, node: call, at: call.range[1] } as const;
    const isContent = mode === 'changes' && (effect.content ?? effect.opens) !== undefined;
    const isListed = mode === 'reads' && effect.lists === true;
    return [{ ...common, file: { ...file, isContent, isRepeatable, isListed } }];
  };
  return [...reads.flatMap((at) => access('reads', at)), ...changes.flatMap((at) => access('changes', at))];
}

function isOpenedToWrite(given: readonly TSESTree.Node[], { opens }: FileEffect): boolean {
  const flags = opens === undefined ? undefined : given[opens] && plain(given[opens]);
  return flags !== undefined && !(flags.type === N.Literal && flags.value === 'r');
}

const nameOf = ({ key }: FilePath, path: TSESTree.Node): string =>
  key.startsWith('=') ? key.slice(1).split('/').at(-1)! : lastNameOf(path) || 'the file';

function isAsGoodTwice(body: Body, given: readonly TSESTree.Node[], { content, isRepeatable }: FileEffect): boolean {
  if (isRepeatable === true) return true;
  if (isRepeatable !== undefined) {
    const options = given[1] && plain(given[1]);
    return (
      options?.type === N.ObjectExpression &&
      options.properties.some(
        (each) =>
          each.type === N.Property && keyOf(each, each.key) === isRepeatable && body.tree.code(each.value) === 'true',
      )
    );
  }
  const written = content === undefined ? undefined : given[content];
  return written !== undefined && isFixed(body, written);
}

function pathOf(body: Body, node: TSESTree.Node): FilePath {
  const text = textOf(body, node);
  if (text !== undefined) return { key: `=${text}`, isFixed: true, isOwn: false };
  const cell = cellOf(body, node);
  const isPlace = (cell.root.kind === 'parameter' || cell.root.kind === 'variable') && cell.path.length === 0;
  const key = isPlace && 'key' in cell.root ? cell.root.key : `${body.tree.path}: ${spelled(body, node)}`;
  return { key, isFixed: isFixed(body, node), isOwn: isMadeAnew(body, node), ...(isPlace && { cell }) };
}

/** The value of a variable that is set once, as written. */
function spelled(body: Body, node: TSESTree.Node): string {
  const init = initOf(body, node);
  return init ? spelled(body, init) : body.tree.code(node);
}

/** `${folder}/${randomUUID()}`, or made from such a value. */
function isMadeAnew(body: Body, node: TSESTree.Node, depth = 0): boolean {
  return some(node, (at) => {
    if (at.type === N.CallExpression) return givesUnique(writtenName(at.callee));
    const init = at.type === N.Identifier && depth < 4 ? initOf(body, at) : undefined;
    return init !== undefined && isWithin(init, body.fn) && isMadeAnew(body, init, depth + 1);
  });
}

/** A literal path. */
function textOf(body: Body, node: TSESTree.Node, depth = 0): string | undefined {
  const value = plain(node);
  if (value.type === N.Literal) return typeof value.value === 'string' ? value.value.replace(/^\.\//, '') : undefined;
  const init = depth < 4 ? initOf(body, value) : undefined;
  return init && textOf(body, init, depth + 1);
}

function initOf({ tree }: Body, node: TSESTree.Node): TSESTree.Node | undefined {
  const variable = node.type === N.Identifier ? tree.variable(node) : undefined;
  return variable ? onlyValueOf(variable) : undefined;
}

/** Is it the same in each run: made of constants, fields and module variables? */
function isFixed(body: Body, node: TSESTree.Node, depth = 0): boolean {
  const value = plain(node);
  if (depth > 5) return false;
  const inner = (each: TSESTree.Node) => isFixed(body, each, depth + 1);
  switch (value.type) {
    case N.Literal:
    case N.ThisExpression:
    case N.MetaProperty:
      return true;
    case N.TemplateLiteral:
      return value.expressions.every(inner);
    case N.ArrayExpression:
      return value.elements.every((each) => each !== null && inner(each));
    case N.BinaryExpression:
      return inner(value.left) && inner(value.right);
    case N.MemberExpression:
      return inner(value.object);
    case N.NewExpression:
    case N.CallExpression:
      return isStable(writtenName(value.callee)) && value.arguments.every(inner);
    case N.Identifier: {
      const init = initOf(body, value) ?? listOf(body, value);
      if (init && isWithin(init, body.fn)) return inner(init);
      const variable = body.tree.variable(value);
      const name = variable?.defs[0]?.name;
      return !name || !isWithin(name, body.fn) || body.fn.type === N.Program;
    }
    default:
      return false;
  }
}

/** What is walked through, of its elements: by a loop or by a callback. */
function listOf({ tree }: Body, id: TSESTree.Identifier): TSESTree.Node | undefined {
  const definition = tree.variable(id)?.defs[0];
  if (definition?.type === 'Parameter') {
    const call = definition.node.parent;
    const callee = call?.type === N.CallExpression ? call.callee : undefined;
    return callee?.type === N.MemberExpression && call !== undefined ? callee.object : undefined;
  }
  const loop = definition?.node.parent?.parent;
  return loop?.type === N.ForOfStatement && loop.left === definition?.node.parent ? loop.right : undefined;
}
