/** What one call reads and changes: that of the functions it leads to, or what the catalogue says. */
import type { TSESTree } from '@typescript-eslint/types';
import { lookup } from '../../catalogue/index.ts';
import { changesItself, isOutput, leavesNothing, onlyLooks } from '../../catalogue/javascript/effects.ts';
import { fileEffectOf } from '../../catalogue/node/file-effects.ts';
import { lastNameOf, plain, rootOf, writtenName } from '../../syntax/names.ts';
import { N } from '../../syntax/node-types.ts';
import { isFunction } from '../../syntax/traverse.ts';
import type { ApiCall } from '../../program/index.ts';
import type { CallNode } from '../source-tree.ts';
import { apisAt, bodyOf, edgesAt, isHandedOwn, type Body } from './body.ts';
import { ALL, ELEMENTS, inside, nameOfCell, UNKNOWN, type Access, type Cell } from './cells.ts';
import { isConstant } from './constants.ts';
import { fileAccesses } from './files.ts';
import { cellOf, isOfRun } from './refer.ts';
import { given } from './summaries.ts';

/** What a function uses that is not its own. */
type Summarize = (body: Body) => readonly Access[];

export function callAccesses(body: Body, call: CallNode, summaryOf: Summarize): Access[] {
  const edges = edgesAt(body, call);
  const callbacks = edges
    .filter(({ kind, to }) => kind === 'callback' && !isLiteralHere(body, call, to.id))
    .flatMap(({ to }) => throughFunction({ body, call, isCalled: false }, to, summaryOf));
  const targets = edges.filter(({ kind }) => kind === 'call');
  if (targets.length > 0)
    return [
      ...callbacks,
      ...targets.flatMap(({ to }) => throughFunction({ body, call, isCalled: true }, to, summaryOf)),
    ];
  return [...callbacks, ...unresolved(body, call)];
}

/** A literal is part of the code around it. */
const isLiteralHere = ({ tree }: Body, call: CallNode, id: number): boolean =>
  call.type !== N.TaggedTemplateExpression &&
  call.arguments.some((argument) => isFunction(argument) && tree.idOf(argument) === id);

interface Passage {
  readonly body: Body;
  readonly call: CallNode;
  /** The call calls it; otherwise what is called does. */
  readonly isCalled: boolean;
}

function throughFunction({ body, call, isCalled }: Passage, to: ApiCall['node'], summaryOf: Summarize): Access[] {
  const inner = bodyOf(body.chain, to);
  if (!inner) return [unknown(call)];
  return summaryOf(inner).flatMap((access) => {
    const cell = given(access.cell, isCalled ? receiverOf(body, call) : undefined, (index) =>
      isCalled ? argumentAt(body, call, index) : UNKNOWN,
    );
    if (access.of === 'memory' && isOfRun(body, cell)) return [];
    const path = access.file?.cell
      ? given(access.file.cell, receiverOf(body, call), (index) => argumentAt(body, call, index))
      : undefined;
    const file = access.file && fileGiven({ body, call, isCalled }, access, path);
    return [{ ...access, cell, ...(file && { file }), node: call, at: call.range[1] }];
  });
}

/** A path that is a parameter becomes the argument, or one of its elements. */
function fileGiven({ body, call, isCalled }: Passage, { file }: Access, path: Cell | undefined): Access['file'] {
  if (!path || file!.cell?.root.kind !== 'parameter' || call.type === N.TaggedTemplateExpression) return file;
  const list = call.callee.type === N.MemberExpression ? call.callee.object : undefined;
  const argument = isCalled ? call.arguments[file!.cell.root.index] : list;
  if (!argument) return file;
  const [inner] = fileAccesses(body, call, [argument], { reads: [0] });
  const { isContent = false, isRepeatable = false, isListed = false } = file!;
  return inner?.file ? { ...inner.file, isContent, isRepeatable, isListed } : file;
}

/** What `this` is in the function called. */
function receiverOf(body: Body, call: CallNode): Cell | undefined {
  if (call.type === N.NewExpression) return { root: { kind: 'own', isSure: false }, path: [] };
  const callee = plain(call.type === N.TaggedTemplateExpression ? call.tag : call.callee);
  if (callee.type !== N.MemberExpression) return undefined;
  return callee.object.type === N.Super ? { root: { kind: 'this' }, path: [] } : cellOf(body, callee.object);
}

function argumentAt(body: Body, call: CallNode, index: number): Cell {
  if (call.type === N.TaggedTemplateExpression || index < 0) return UNKNOWN;
  const before = call.arguments.slice(0, index + 1);
  const argument = before[index];
  if (before.some(({ type }) => type === N.SpreadElement)) return UNKNOWN;
  return argument ? cellOf(body, argument) : { root: { kind: 'own', isSure: true }, path: [] };
}

const unknown = (call: CallNode): Access => {
  const callee = call.type === N.TaggedTemplateExpression ? call.tag : call.callee;
  return {
    of: 'unknown',
    mode: 'changes',
    cell: UNKNOWN,
    name: `${lastNameOf(callee)}()`,
    node: call,
    at: call.range[1],
  };
};

/** A call of a function that is not in the program. */
function unresolved(body: Body, call: CallNode): Access[] {
  if (call.type === N.TaggedTemplateExpression) return [unknown(call)];
  const apis = apisAt(body, call);
  const files = apis.flatMap(({ module, path }) => fileEffectOf(module, path) ?? []);
  if (files.length > 0) return files.flatMap((effect) => fileAccesses(body, call, call.arguments, effect));
  const callee = plain(call.callee);
  const written = writtenName(callee);
  if (isOutput(written)) return [{ ...unknown(call), of: 'output', name: written }];
  const looks = [...call.arguments].flatMap((argument) => lookedAt(body, argument));
  if (isPure(body, call, apis, written)) return looks;
  if (callee.type === N.MemberExpression) {
    const own = onReceiver(body, call, callee, apis);
    if (own) return [...own, ...looks];
  }
  return [unknown(call)];
}

function isPure(body: Body, call: CallNode, apis: readonly ApiCall[], written: string): boolean {
  if (apis.length > 0)
    return apis.every(
      ({ module, path }) =>
        leavesNothing(module, path) || lookup(module, path).some(({ workload }) => workload === 'cpu'),
    );
  const root = written.split('.')[0]!;
  const callee = call.type === N.TaggedTemplateExpression ? call.tag : call.callee;
  let at = plain(callee);
  while (at.type === N.MemberExpression) at = plain(at.object);
  return at.type === N.Identifier && at.name === root && !body.tree.variable(at) && leavesNothing('globals', written);
}

/** A method of a collection or text, or of an object that a host passed to this run alone. */
function onReceiver(
  body: Body,
  call: CallNode,
  callee: TSESTree.MemberExpression,
  apis: readonly ApiCall[],
): Access[] | undefined {
  const method = lastNameOf(callee);
  const receiver = cellOf(body, callee.object);
  const at = { node: call, at: call.range[1], of: 'memory' } as const;
  const name = nameOfCell(receiver);
  const elements = inside(receiver, ELEMENTS);
  if (changesItself(method)) {
    if (receiver.root.kind === 'own' && receiver.root.isSure) return [];
    const change: Access = { ...at, mode: 'changes', cell: elements, name };
    return [change];
  }
  if (onlyLooks(method)) {
    const isKnown = (receiver.root.kind === 'own' && receiver.root.isSure) || isConstant(body, callee.object, elements);
    return isKnown ? [] : [{ ...at, mode: 'reads', cell: elements, name }];
  }
  if (receiver.root.kind === 'own' && apis.length === 0 && isParameterOf(body, callee.object)) {
    return [{ ...unknown(call), of: 'answer', name: `${name}.${method}()` }];
  }
  return undefined;
}

/** `response` in `response.status(200).send(…)`, of a handler. */
function isParameterOf(body: Body, node: TSESTree.Node): boolean {
  const at = rootOf(node);
  return (
    at.type === N.Identifier && body.tree.variable(at)?.defs[0]?.type === 'Parameter' && isHandedOwn(body) !== undefined
  );
}

/** An argument that a function reads as a whole: `JSON.stringify(state)`. */
function lookedAt(body: Body, argument: TSESTree.Node): Access[] {
  const value = plain(argument);
  if (value.type !== N.Identifier && value.type !== N.MemberExpression && value.type !== N.ThisExpression) return [];
  const cell = inside(cellOf(body, value), ALL);
  if ((cell.root.kind === 'own' && cell.root.isSure) || isConstant(body, value, cell)) return [];
  return [{ of: 'memory', mode: 'reads', cell, name: nameOfCell(cell), node: argument, at: argument.range[1] }];
}
