/** Decides by the surrounding syntax what to do with one reference to a function that becomes async. */
import { INVOKES } from '../../catalogue/javascript/methods.ts';
import { RESULT_TYPE } from '../../catalogue/javascript/types.ts';
import { EXPECT } from '../../catalogue/testing.ts';
import type { TSESTree } from '@typescript-eslint/types';
import type { FunctionSymbol } from '../../program/index.ts';
import { keyOf } from '../../syntax/names.ts';
import { N } from '../../syntax/node-types.ts';
import { isMocker, mockResolved } from './expectations.ts';
import { forwards } from './registrations.ts';
import type { Family } from './family.ts';
import type { FileView } from './file-view.ts';
import { exportedName, isExportedObject } from './module-exports.ts';

/** The function and the name it is referred to by. */
export interface Subject {
  readonly node: FunctionSymbol;
  readonly name: string;
}

/** A method, with all declarations that change with it. */
export interface MethodSubject extends Subject {
  readonly family: Family;
}

/**
 * Awaits a call, adapts a mock, refuses what cannot wait.
 * @returns the property that the function is assigned to, if references to that must be handled, too
 */
export function handleUse(view: FileView, at: TSESTree.Node, { node }: Subject): MethodSubject | undefined {
  const reference = at.parent?.type === N.ChainExpression || at.parent?.type === N.TSNonNullExpression ? at.parent : at;
  const { parent } = reference;
  switch (parent?.type) {
    case N.CallExpression:
    case N.NewExpression:
      if (parent.callee === reference) called(view, at, parent);
      else passed(view, at, parent, node);
      return undefined;
    case N.ArrayExpression:
      if (parent.parent.type !== N.CallExpression) return view.refuse(at, 'it is used as a value');
      passed(view, at, parent.parent, node);
      return undefined;
    case N.TSAsExpression:
      mockResolved(view.tree, parent, view.patch());
      return undefined;
    case N.ExportSpecifier:
    case N.ExportDefaultDeclaration:
    case N.TSExportAssignment:
    case N.ImportSpecifier:
    case N.ImportDefaultSpecifier:
      return undefined;
    // The export itself, or an exported value.
    case N.AssignmentExpression:
      return exportedName(parent.left) === undefined
        ? view.refuse(at, 'it is assigned to another variable')
        : undefined;
    case N.Property:
      return parent.parent.type === N.ObjectExpression ? propertyOf(view, at, parent, parent.parent, node) : undefined;
    case N.MemberExpression:
      memberRead(view, at, reference, parent);
      return undefined;
    case N.TSTypeQuery:
      typeUsed(view, at, parent);
      return undefined;
    default:
      return view.refuse(at, 'it is used as a value');
  }
}

function called(view: FileView, at: TSESTree.Node, call: TSESTree.CallExpression | TSESTree.NewExpression): void {
  if (call.type === N.NewExpression) return view.refuse(at, 'it is called with new');
  view.await(call);
}

/** As an argument: to a mock, to an expectation, or to a call that the program has followed. */
function passed(
  view: FileView,
  at: TSESTree.Node,
  call: TSESTree.CallExpression | TSESTree.NewExpression,
  node: FunctionSymbol,
): void {
  const { tree, sourceFile } = view;
  const { callee } = call;
  if (isMocker(callee)) return mockResolved(tree, call, view.patch());
  if (callee.type === N.Identifier && callee.name === EXPECT) return;
  // A wrapper between the function and its registration passes its rejections on.
  const outer = call.parent.type === N.CallExpression && forwards(view, callee) ? call.parent : call;
  const span = String(tree.spanOfCall(outer));
  const isFollowed = node.in.some(
    ({ from, kind, span: other }) =>
      from.sourceFile === sourceFile && kind !== 'guess' && kind !== 'call' && String(other) === span,
  );
  if (isFollowed) return;
  const name = tree.code(callee).split('\n').at(-1)!.trim();
  return view.refuse(at, `${name}() receives it as an argument and may not await it`);
}

/** `load.call(this)`, `load.bind(this)`, or a member of a mock. */
function memberRead(
  view: FileView,
  at: TSESTree.Node,
  reference: TSESTree.Node,
  member: TSESTree.MemberExpression,
): void {
  const key = keyOf(member, member.property) ?? '';
  if (INVOKES.has(key) && member.parent.type === N.CallExpression) return view.await(member.parent);
  if (key === 'bind') return view.refuse(at, 'it is bound with bind()');
  mockResolved(view.tree, reference, view.patch());
}

/** `ReturnType<typeof load>`. */
function typeUsed(view: FileView, at: TSESTree.Node, query: TSESTree.TSTypeQuery): void {
  const { tree } = view;
  const outer = query.parent.parent;
  if (outer?.type === N.TSTypeReference && tree.code(outer.typeName) === RESULT_TYPE) {
    const patch = view.patch();
    if (patch.once(`awaited ${outer.range.join()}`)) patch.around(outer, 'Awaited<', '>');
  } else if (!tree.code(outer ?? query).startsWith('Parameters<')) view.refuse(at, 'its type is used');
}

/** Assigned to an object property: references to that property come next. */
function propertyOf(
  view: FileView,
  at: TSESTree.Node,
  property: TSESTree.Property,
  object: TSESTree.ObjectExpression,
  node: FunctionSymbol,
): MethodSubject | undefined {
  if (isExportedObject(object)) return undefined;
  const { parent } = object;
  const name = keyOf(property, property.key);
  if (parent.type !== N.VariableDeclarator || parent.id.typeAnnotation || name === undefined)
    return view.refuse(at, 'it is passed on in an object');
  const [kind, id] = view.tree.expr(object);
  if (kind !== 'obj') return view.refuse(at, 'it is passed on in an object');
  return { node, name, family: { name, owners: [{ kind: 'object', sourceFile: view.sourceFile, id }] } };
}
