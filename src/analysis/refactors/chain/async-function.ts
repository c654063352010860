/** Makes a function async at its declaration: the modifier, declared return types, overloads and doc comments. */
import { isPromiseName, RETURNS_TAG } from '../../catalogue/javascript/types.ts';
import type { TSESTree } from '@typescript-eslint/types';
import { N } from '../../syntax/node-types.ts';
import type { SourceTree } from '../source-tree.ts';
import type { Patch } from './patch.ts';
import { keyOf } from '../../syntax/names.ts';

export type AnyFunction = TSESTree.FunctionDeclaration | TSESTree.FunctionExpression | TSESTree.ArrowFunctionExpression;

/** Is the declared type already a promise? */
export function isPromiseType(tree: SourceTree, type: TSESTree.TypeNode | undefined): boolean {
  return type?.type === N.TSTypeReference && isPromiseName(tree.code(type.typeName));
}

/** @returns why the declared return type cannot be a promise */
export function promiseType(tree: SourceTree, type: TSESTree.TypeNode | undefined, patch: Patch): string | undefined {
  if (!type || isPromiseType(tree, type)) return undefined;
  if (type.type === N.TSTypePredicate) return `it is a type predicate (\`${tree.code(type)}\`)`;
  if (patch.once(`type ${type.range.join()}`)) patch.around(type, 'Promise<', '>');
  return undefined;
}

/** @returns why the function cannot be async; undefined if it is async now */
export function makeAsync(tree: SourceTree, fn: AnyFunction, patch: Patch): string | undefined {
  if (fn.async) return undefined;
  if (fn.generator) return 'a generator yields its values synchronously';
  const { parent } = fn;
  if (parent.type === N.MethodDefinition && parent.kind !== 'method') {
    return parent.kind === 'constructor'
      ? 'a constructor cannot be async'
      : `a ${parent.kind === 'get' ? 'getter' : 'setter'} cannot be async`;
  }
  if (parent.type === N.Property && parent.kind !== 'init')
    return `a ${parent.kind === 'get' ? 'getter' : 'setter'} cannot be async`;
  if (!patch.once(`async ${fn.range.join()}`)) return undefined;
  const refused = returnTypes(tree, fn, patch);
  if (refused) return refused;
  const at = modifierAt(tree, fn);
  patch.around({ range: [at, fn.range[1]] }, 'async ', '');
  updateDocComment(tree, fn, patch);
  return undefined;
}

/** The offset for `async`: before `function`, the key of a method, or the parameters of an arrow function. */
function modifierAt(tree: SourceTree, fn: AnyFunction): number {
  const { parent } = fn;
  const isMethod = parent.type === N.MethodDefinition || (parent.type === N.Property && parent.method);
  if (!isMethod) return fn.range[0];
  const { key, computed } = parent as TSESTree.MethodDefinition | TSESTree.Property;
  return computed ? tree.text.lastIndexOf('[', key.range[0]) : key.range[0];
}

/** Changes the function's return type, those of its overloads, and that of the variable or field it is assigned to. */
function returnTypes(tree: SourceTree, fn: AnyFunction, patch: Patch): string | undefined {
  for (const { returnType } of [fn, ...overloadsOf(fn)]) {
    const refused = promiseType(tree, returnType?.typeAnnotation, patch);
    if (refused) return refused;
  }
  const declared = declaredType(fn);
  if (!declared) return undefined;
  if (declared.type === N.TSFunctionType) return promiseType(tree, declared.returnType?.typeAnnotation, patch);
  return `its type ${tree.code(declared)} is declared elsewhere`;
}

/** The declared type of the variable or field that holds a function literal. */
function declaredType({ parent }: AnyFunction): TSESTree.TypeNode | undefined {
  if (parent.type === N.VariableDeclarator) return parent.id.typeAnnotation?.typeAnnotation;
  if (parent.type === N.PropertyDefinition) return parent.typeAnnotation?.typeAnnotation;
  return undefined;
}

export type Overload = TSESTree.TSDeclareFunction | TSESTree.TSEmptyBodyFunctionExpression;

export function overloadsOf(fn: AnyFunction): readonly Overload[] {
  const { parent } = fn;
  if (fn.type === N.FunctionDeclaration) {
    const block =
      parent.type === N.ExportNamedDeclaration || parent.type === N.ExportDefaultDeclaration ? parent.parent : parent;
    const siblings: readonly TSESTree.Node[] =
      'body' in block && Array.isArray(block.body) ? (block.body as TSESTree.Node[]) : [];
    return siblings.flatMap((sibling): Overload[] => {
      const isExport = sibling.type === N.ExportNamedDeclaration || sibling.type === N.ExportDefaultDeclaration;
      const inner: TSESTree.Node | null = isExport ? sibling.declaration : sibling;
      return inner?.type === N.TSDeclareFunction && inner.id?.name === fn.id?.name ? [inner] : [];
    });
  }
  if (parent.type !== N.MethodDefinition || parent.parent.type !== N.ClassBody) return [];
  const key = keyOf(parent, parent.key);
  return parent.parent.body.flatMap((member): Overload[] =>
    (member.type === N.MethodDefinition || member.type === N.TSAbstractMethodDefinition) &&
    member.value?.type === N.TSEmptyBodyFunctionExpression &&
    keyOf(member, member.key) === key &&
    member.static === parent.static
      ? [member.value]
      : [],
  );
}

/** Changes `@returns {string}` in the doc comment to `@returns {Promise<string>}`. */
function updateDocComment(tree: SourceTree, fn: AnyFunction, patch: Patch): void {
  const starts = new Set<number>();
  for (
    let at: TSESTree.Node | undefined = fn;
    at && at.type !== N.Program && at.type !== N.BlockStatement && at.type !== N.ClassBody;
    at = at.parent
  ) {
    starts.add(at.range[0]);
    if (at.type === N.CallExpression) return;
  }
  const comment = tree.comments.find(
    ({ type, value, range }) =>
      type === 'Block' &&
      value.startsWith('*') &&
      [...starts].some((start) => start > range[1] && tree.text.slice(range[1], start).trim() === ''),
  );
  const found = comment && RETURNS_TAG.exec(comment.value);
  if (!comment || !found) return;
  const end = comment.range[0] + 2 + found.index + found[0].length - 1;
  patch.replace(end - found[1]!.length, end, `Promise<${found[1]}>`);
}
