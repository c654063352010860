/** Records calls, and member reads and assignments that may run a getter or setter. */
import { ANSWERS_AT_ONCE, PLAIN_GLOBALS } from '../catalogue/javascript/globals.ts';
import { LOADERS, PATH_OPTION } from '../catalogue/workers.ts';
import { UNNAMED } from '../facts/function-names.ts';
import type { TSESTree } from '@typescript-eslint/types';
import { N } from '../syntax/node-types.ts';
import type { Argument, CallFacts, Member } from '../facts/facts.ts';
import { endOf, startOf } from '../syntax/offsets.ts';
import type { FactsBuilder, Here, Mutable } from './facts-builder.ts';
import { mayBeOfFew } from './few-elements.ts';
import { mayRun, putInto } from './kept-elements.ts';
import { toExpr } from './references.ts';
import { noteHandle } from './cost/worker-handles.ts';
import { keyOf } from '../syntax/names.ts';
import {
  baseOf,
  type Expr,
  globalNameOf,
  isCall,
  isFn,
  isGlobal,
  isLiteral,
  isNew,
  isProp,
  isRegexp,
  isSuper,
  isThis,
  isUnresolved,
  isVar,
  objectOf,
  propertyOf,
  thisKindOf,
  thisOwnerOf,
} from '../facts/expr.ts';

/** Underlines at most one line, so that the code stays readable. */
export function underline(builder: FactsBuilder, node: TSESTree.Node, callee: TSESTree.Node): CallFacts['span'] {
  const whole = builder.span(node);
  return whole[0] === whole[2] ? whole : builder.span(callee);
}

const textOf = (builder: FactsBuilder, node: TSESTree.Node): string => {
  if (node.type === N.SequenceExpression) return textOf(builder, node.expressions.at(-1)!);
  if (endOf(node) - startOf(node) <= 48) {
    const text = builder.text.slice(startOf(node), endOf(node));
    if (!/\s|\//.test(text)) return text;
  }
  // For a long call or one that spans lines, the callee's name is enough.
  if (node.type === N.CallExpression) return textOf(builder, node.callee);
  if (node.type === N.MemberExpression) return keyOf(node, node.property) ?? UNNAMED;
  return node.type === N.Identifier ? node.name : UNNAMED;
};

/** The root of an access path. */
function root(expr: Expr): Expr {
  switch (expr[0]) {
    case 'prop':
    case 'elem':
    case 'call':
    case 'new':
    case 'await':
    case 'as':
      return root(baseOf(expr));
    default:
      return expr;
  }
}

/** Even if the object is unknown, the method's name shows what it registers. */
function calleeOf(builder: FactsBuilder, node: TSESTree.Node): Expr {
  const callee = toExpr(builder, node);
  if (!isUnresolved(callee) || node.type !== N.MemberExpression) return callee;
  const key = keyOf(node, node.property);
  return key === undefined ? callee : ['prop', ['?'], key];
}

/** @returns its index among the calls of its function; undefined if it cannot matter */
export function recordCall(
  builder: FactsBuilder,
  node: TSESTree.CallExpression | TSESTree.NewExpression,
  here: Here,
): number | undefined {
  const callee = calleeOf(builder, node.callee);
  const args = node.arguments
    .slice(0, 8)
    .map(
      (argument): Argument =>
        argument.type === N.SpreadElement
          ? { value: toExpr(builder, argument.argument), spread: true }
          : { value: toExpr(builder, argument) },
    );
  noteLoadedFile(builder, node);
  if (node.callee.type === N.MemberExpression) noteKept(builder, node.callee.object);
  const from = root(callee);
  const carries = args.some(({ value }) => !isUnresolved(value) && !isLiteral(value));
  if (isUnresolved(from) && !args.some(({ value }) => isFn(value) || isVar(value) || isProp(value))) return undefined;
  if (isGlobal(from) && PLAIN_GLOBALS.has(globalNameOf(from)) && !carries) return undefined;
  if ((isLiteral(from) || isRegexp(from)) && !carries) return undefined;
  const { parent } = node;
  const target = node.callee.type === N.MemberExpression ? node.callee.property : node.callee;
  const call: Mutable<CallFacts> = {
    span: underline(builder, node, target),
    kind: node.type === N.NewExpression ? 'new' : 'call',
    callee,
    text: textOf(builder, node.callee),
    args,
  };
  if (here.loops > 0) call.loops = here.loops;
  if (here.loops > 0 || mayBeOfFew(node)) builder.fewCalls.push({ call, node, here });
  if (here.seldom) call.seldom = here.seldom;
  if (here.guards) call.guards = here.guards;
  if (here.arms) call.arms = here.arms;
  if (parent.type === N.AwaitExpression) call.awaited = true;
  if (parent.type === N.ExpressionStatement) call.unused = true;
  noteHandle(builder, node, call);
  return builder.functions[here.fn]!.calls.push(call) - 1;
}

function noteLoadedFile(builder: FactsBuilder, node: TSESTree.CallExpression | TSESTree.NewExpression): void {
  const { callee } = node;
  const name =
    callee.type === N.MemberExpression
      ? keyOf(callee, callee.property)
      : callee.type === N.Identifier
        ? callee.name
        : undefined;
  if (name === undefined || !LOADERS.has(name)) return;
  const path = pathIn(node.arguments[0]) ?? pathIn(initialiserOf(builder, node.arguments[0]));
  if (path !== undefined) builder.module(path, 'url', node);
}

/** What a constant holds. */
function initialiserOf(builder: FactsBuilder, node: TSESTree.Node | undefined): TSESTree.Node | undefined {
  const variable = node?.type === N.Identifier ? builder.variable(node) : undefined;
  const [definition] = variable?.defs ?? [];
  const declarator = definition?.node as TSESTree.Node | undefined;
  return declarator?.type === N.VariableDeclarator && declarator.id === definition?.name
    ? (declarator.init ?? undefined)
    : undefined;
}

/** `'./worker.js'`, `path.join(__dirname, 'worker.js')`, `require.resolve('./worker')`, `{ filename: … }`. */
function pathIn(node: TSESTree.Node | undefined): string | undefined {
  switch (node?.type) {
    case N.Literal:
      return typeof node.value === 'string' && /^[./]|\.[cm]?[jt]sx?$/.test(node.value) ? node.value : undefined;
    case N.TemplateLiteral:
      return node.expressions.length === 1 ? pathOf(node.quasis[1]!.value.cooked ?? '') : undefined;
    case N.CallExpression: {
      const parts = node.arguments.flatMap((part) =>
        part.type === N.Literal && typeof part.value === 'string' ? [part.value] : [],
      );
      return node.arguments.at(-1)?.type === N.Literal && parts.length > 0 ? pathOf(parts.join('/')) : undefined;
    }
    case N.ObjectExpression: {
      const filename = node.properties.find(
        (property) => property.type === N.Property && keyOf(property, property.key) === PATH_OPTION,
      );
      return filename?.type === N.Property ? pathIn(filename.value) : undefined;
    }
    default:
      return undefined;
  }
}

const pathOf = (text: string): string | undefined =>
  /\.[cm]?[jt]sx?$/.test(text) ? `./${text.replace(/^\.?\//, '')}` : undefined;

export function recordTag(builder: FactsBuilder, node: TSESTree.TaggedTemplateExpression, here: Here): void {
  const callee = toExpr(builder, node.tag);
  if (isUnresolved(callee)) return;
  builder.functions[here.fn]!.calls.push({
    span: underline(builder, node, node.tag),
    kind: 'tag',
    callee,
    text: textOf(builder, node.tag),
    args: [],
    ...(here.loops > 0 && { loops: here.loops }),
  });
}

/** A read of `x.y` may run a getter; only the program can tell. */
export function recordRead(builder: FactsBuilder, node: TSESTree.MemberExpression, here: Here): void {
  const { parent } = node;
  if ((parent.type === N.CallExpression || parent.type === N.NewExpression) && parent.callee === node) return;
  if (parent.type === N.AssignmentExpression && parent.left === node) return;
  record(builder, node, here, 'get');
}

function record(builder: FactsBuilder, node: TSESTree.MemberExpression, here: Here, kind: 'get' | 'set'): void {
  const key = keyOf(node, node.property);
  if (key === undefined || key === 'length') return;
  const callee = toExpr(builder, node);
  if (!isProp(callee) || !mayHaveAccessors(objectOf(callee))) return;
  const { calls } = builder.functions[here.fn]!;
  const text = textOf(builder, node);
  if (calls.some((call) => call.kind === kind && call.text === text)) return;
  calls.push({
    span: builder.span(node.property),
    kind,
    callee,
    text,
    args: [],
    ...(here.loops > 0 && { loops: here.loops }),
  });
}

/** Only class members can be accessors: of `this`, of a known instance, or of the class itself. */
const mayHaveAccessors = (base: Expr): boolean =>
  isThis(base) ||
  isSuper(base) ||
  isNew(base) ||
  isCall(base) ||
  isVar(base) ||
  (isProp(base) && isThis(objectOf(base)));

/** Operators that may store the right-hand value unchanged. */
const ASSIGNS: ReadonlySet<string> = new Set(['=', '??=', '||=', '&&=']);

export function recordAssignment(builder: FactsBuilder, node: TSESTree.AssignmentExpression, here: Here): void {
  if (node.left.type !== N.MemberExpression) return;
  const key = keyOf(node.left, node.left.property);
  noteKept(builder, node.left.object);
  if (key === undefined) return;
  if (key === ANSWERS_AT_ONCE) builder.functions[here.fn]!.answersSync = true;
  const target = toExpr(builder, node.left.object);
  // `this.store = new Store()` in a constructor declares the field's value.
  if (isThis(target) && thisKindOf(target) !== 'object' && ASSIGNS.has(node.operator)) {
    const value = toExpr(builder, node.right);
    const field: Member = { name: key, kind: 'field', value, ...(thisKindOf(target) === 'static' && { static: true }) };
    if (!isUnresolved(value) && !isLiteral(value)) addField(builder, thisOwnerOf(target), field);
  }
  if (node.operator === '=' && HANDLER.test(key))
    recordHandler(builder, node.left.property, ['prop', target, key], node.right, here);
  record(builder, node.left, here, 'set');
}

const HANDLER = /^on(?!ce|ly)[A-Za-z]\w*$/;

/** `<button onClick={save}>`. */
export function recordAttribute(builder: FactsBuilder, { name, value }: TSESTree.JSXAttribute, here: Here): void {
  if (name.type !== N.JSXIdentifier || !HANDLER.test(name.name) || value?.type !== N.JSXExpressionContainer) return;
  recordHandler(builder, name, ['prop', ['?'], name.name], value.expression, here);
}

function recordHandler(
  builder: FactsBuilder,
  name: TSESTree.Node,
  callee: Expr,
  node: TSESTree.Node,
  here: Here,
): void {
  const value = toExpr(builder, node);
  if (isUnresolved(value) || isLiteral(value)) return;
  builder.functions[here.fn]!.calls.push({
    span: builder.span(name),
    kind: 'handler',
    callee,
    text: textOf(builder, name),
    args: [{ value }],
  });
}

/** `this.handlers.push(save)`, `this.commands[name] = run`: the field holds what is put into it. */
function noteKept(builder: FactsBuilder, collection: TSESTree.Node): void {
  if (collection.type !== N.MemberExpression || collection.object.type !== N.ThisExpression) return;
  const put = putInto(collection);
  const field = put && toExpr(builder, collection);
  const self = isProp(field) ? objectOf(field) : undefined;
  if (!isProp(field) || !isThis(self) || thisKindOf(self) === 'object') return;
  const kept = put!.values.map((value) => toExpr(builder, value)).filter((value) => mayRun(builder, value));
  const isStatic = thisKindOf(self) === 'static';
  const value: Expr = ['list', kept];
  const member: Member = { name: propertyOf(field), kind: 'field', value, ...(isStatic && { static: true }) };
  if (kept.length > 0) addField(builder, thisOwnerOf(self), member, MAX_KEPT);
}

/** Larger registries are filled in loops. */
const MAX_KEPT = 32;
const MAX_VALUES = 4;

function addField(builder: FactsBuilder, owner: number, member: Member, most = MAX_VALUES): void {
  const facts = builder.classes[owner]!;
  if (facts.members.filter(({ name }) => name === member.name).length < most)
    facts.members = [...facts.members, member];
}
