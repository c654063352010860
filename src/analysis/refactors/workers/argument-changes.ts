/** Follows an argument to where it is changed: in the function, under another name, or in a helper. */
import { CHANGES_ARGUMENT, GIVES_ELEMENT } from '../../catalogue/javascript/methods.ts';
import type { TSESTree } from '@typescript-eslint/types';
import type { SourceFile } from '../../program/index.ts';
import { keyOf, lastNameOf } from '../../syntax/names.ts';
import { N } from '../../syntax/node-types.ts';
import { isFunction, traverse } from '../../syntax/traverse.ts';
import type { Variable } from '../../syntax/scopes/scopes.ts';
import type { AnyFunction } from '../chain/async-function.ts';
import type { Chain } from '../chain/chain.ts';
import { FileView } from '../chain/file-view.ts';
import type { SourceTree } from '../source-tree.ts';
import { isChangedInside } from './changes.ts';

/** The variables that a parameter or another pattern declares. */
export function declaredIn(tree: SourceTree, pattern: TSESTree.Node): Variable[] {
  const found: Variable[] = [];
  traverse(pattern, (node) => {
    const variable = node.type === N.Identifier ? tree.declared(node) : undefined;
    if (variable) found.push(variable);
  });
  return found;
}

export class ArgumentChanges {
  readonly #seen = new Set<Variable>();

  constructor(readonly chain: Chain) {}

  /** Is the object that the variable refers to changed, in any function that receives it? */
  isChanged(sourceFile: SourceFile, tree: SourceTree, variable: Variable): boolean {
    if (this.#seen.has(variable)) return false;
    this.#seen.add(variable);
    const view = new FileView(this.chain, sourceFile, tree);
    return variable.references.some(
      ({ identifier, init }) => !init && this.#isChangedAt(view, identifier as TSESTree.Node),
    );
  }

  #isChangedAt(view: FileView, reference: TSESTree.Node): boolean {
    if (isChangedInside(reference)) return true;
    const whole = wholeOf(reference);
    const { parent } = whole;
    switch (parent?.type) {
      case N.VariableDeclarator:
        return parent.init === whole && this.#isAnyChanged(view, parent.id);
      case N.AssignmentExpression:
        return (
          parent.right === whole && parent.left.type === N.Identifier && this.#isVariableChanged(view, parent.left)
        );
      case N.ForOfStatement:
        return parent.right === whole && this.#isAnyChanged(view, parent.left);
      case N.CallExpression:
      case N.NewExpression:
        return parent.callee === whole
          ? this.#isElementChanged(view, whole, parent)
          : this.#isChangedBy(view, whole, parent);
      default:
        return false;
    }
  }

  #isAnyChanged(view: FileView, pattern: TSESTree.Node): boolean {
    return declaredIn(view.tree, pattern).some((variable) => this.isChanged(view.sourceFile, view.tree, variable));
  }

  #isVariableChanged(view: FileView, identifier: TSESTree.Identifier): boolean {
    const variable = view.tree.variable(identifier);
    return Boolean(variable && this.isChanged(view.sourceFile, view.tree, variable));
  }

  /** `rows.forEach((row) => { row.seen = true; })`. */
  #isElementChanged(
    view: FileView,
    callee: TSESTree.Node,
    call: TSESTree.CallExpression | TSESTree.NewExpression,
  ): boolean {
    const [callback] = call.arguments;
    if (callee.type !== N.MemberExpression || !callback || !isFunction(callback)) return false;
    if (!GIVES_ELEMENT.has(keyOf(callee, callee.property) ?? '')) return false;
    const [element] = (callback as AnyFunction).params;
    return element !== undefined && this.#isAnyChanged(view, element);
  }

  /** `sortInPlace(rows)`, `Object.assign(row, …)`. */
  #isChangedBy(
    view: FileView,
    argument: TSESTree.Node,
    call: TSESTree.CallExpression | TSESTree.NewExpression,
  ): boolean {
    const index = call.arguments.indexOf(argument as TSESTree.CallExpressionArgument);
    const own = view.valuesOf(call.callee).flatMap((value) => (value.kind === 'fn' ? [value] : []));
    if (own.length === 0) return index === 0 && CHANGES_ARGUMENT.has(lastNameOf(call.callee));
    return own.some(({ sourceFile, id }) => {
      const tree = this.chain.sources.tree(sourceFile);
      const fn = tree?.functionAt(id);
      const parameter = fn && isFunction(fn) ? (fn as AnyFunction).params[index] : undefined;
      return parameter !== undefined && this.#isAnyChanged(new FileView(this.chain, sourceFile, tree!), parameter);
    });
  }
}

/** The expression that refers to the variable's object or a part of it: `rows`, `rows[0].cells`. */
function wholeOf(reference: TSESTree.Node): TSESTree.Node {
  let at = reference;
  for (let { parent } = at; parent; { parent } = at) {
    const isOuter =
      (parent.type === N.MemberExpression && parent.object === at) ||
      parent.type === N.TSNonNullExpression ||
      parent.type === N.TSAsExpression ||
      parent.type === N.ChainExpression ||
      parent.type === N.LogicalExpression;
    if (!isOuter) break;
    at = parent;
  }
  return at;
}
