/** Checks what would cross to the worker: parameters, result and captured variables, each with its type. */
import { isTypeScriptFile } from '../../catalogue/javascript/files.ts';
import type { TSESTree } from '@typescript-eslint/types';
import { isFn } from '../../facts/expr.ts';
import type { FunctionSymbol, Program } from '../../program/index.ts';
import { N } from '../../syntax/node-types.ts';
import type { Variable } from '../../syntax/scopes/scopes.ts';
import { traverse } from '../../syntax/traverse.ts';
import { isPromiseType, type AnyFunction } from '../chain/async-function.ts';
import type { SourceTree } from '../source-tree.ts';
import type { Captures } from './captures.ts';
import { isChangedInside } from './changes.ts';
import { uncloneable } from './cloneable.ts';
import type { Movable } from './movable.ts';

/** `const size: (path: string) => number = (path) => …`: in a separate file its parameters would have no types. */
export function isTypedBeside({ fn: { params, parent } }: Movable): boolean {
  const isBare = (parameter: TSESTree.Parameter) =>
    !('typeAnnotation' in parameter && parameter.typeAnnotation) && parameter.type !== N.AssignmentPattern;
  return parent.type === N.VariableDeclarator && Boolean(parent.id.typeAnnotation) && params.some(isBare);
}

/** Why arguments or the result cannot be cloned. */
export function unfitSignature({ node, tree, fn }: Movable, { evaluator }: Program): string | undefined {
  for (const parameter of fn.params) {
    const name = tree.code(parameter).split(/[:=]/)[0]!.trim();
    const target = parameter.type === N.AssignmentPattern ? parameter.left : parameter;
    const type = 'typeAnnotation' in target ? target.typeAnnotation?.typeAnnotation : undefined;
    const reason = uncloneable(tree, node.sourceFile, evaluator, type);
    if (reason) return `\`${name}\` ${reason}`;
  }
  for (const variable of variablesOf(tree, fn)) {
    for (const { identifier } of variable.references) {
      const reference = identifier as TSESTree.Node;
      if (isChangedInside(reference))
        return `\`${variable.name}\` is changed by the function, which the caller would not see`;
      if (reference.parent?.type === N.CallExpression && reference.parent.callee === reference)
        return `\`${variable.name}\` is a function`;
    }
  }
  const declared = fn.returnType?.typeAnnotation;
  const result =
    isPromiseType(tree, declared) && declared?.type === N.TSTypeReference
      ? declared.typeArguments?.params[0]
      : declared;
  const reason = uncloneable(tree, node.sourceFile, evaluator, result) ?? returned(node, evaluator);
  return reason ? `the result ${reason}` : undefined;
}

/** Why a captured variable cannot become an argument. */
export function unfitCapture(
  { node, tree }: Movable,
  { passed }: Captures,
  { evaluator }: Program,
): string | undefined {
  for (const variable of passed) {
    const definition = variable.defs[0]!.node as TSESTree.Node;
    const values = evaluator.value(node.sourceFile, tree.expr(variable.references[0]!.identifier));
    if (values.some(({ kind }) => kind === 'instance')) return `\`${variable.name}\` is an instance of a class`;
    if (values.some(({ kind }) => kind === 'fn' || kind === 'class')) return `\`${variable.name}\` is a function`;
    const type = typeOfPassed(tree, definition, variable);
    if (type === undefined && isTypeScriptFile(node.sourceFile.path))
      return `the type of \`${variable.name}\` is not declared`;
    const reason = uncloneable(tree, node.sourceFile, evaluator, annotationOf(variable));
    if (reason) return `\`${variable.name}\` ${reason}`;
  }
  return undefined;
}

/** Why the values that an untyped function is known to return cannot be cloned. */
function returned(node: FunctionSymbol, evaluator: Program['evaluator']): string | undefined {
  for (const value of evaluator.returned(node.sourceFile, node.id)) {
    if (value.kind === 'fn' || value.kind === 'class') return 'is a function';
    if (value.kind === 'instance') return 'is an instance of a class';
    if (value.kind === 'object' && value.sourceFile.facts.objects[value.id]?.entries.some(([, entry]) => isFn(entry)))
      return 'has methods';
  }
  return undefined;
}

function variablesOf(tree: SourceTree, fn: AnyFunction): Variable[] {
  const found: Variable[] = [];
  for (const parameter of fn.params) {
    traverse(parameter, (node) => {
      const variable = node.type === N.Identifier ? tree.declared(node) : undefined;
      if (variable) found.push(variable);
    });
  }
  return found;
}

function annotationOf({ identifiers: [name] }: Variable): TSESTree.TypeNode | undefined {
  return (name as TSESTree.Identifier | undefined)?.typeAnnotation?.typeAnnotation;
}

/** The type of a variable that becomes a parameter, as code. */
export function typeOfPassed(tree: SourceTree, definition: TSESTree.Node, variable: Variable): string | undefined {
  const written = annotationOf(variable);
  if (written) return tree.code(written);
  const init = definition.type === N.VariableDeclarator ? definition.init : undefined;
  if (init?.type === N.Literal && /^(number|string|boolean)$/.test(typeof init.value)) return typeof init.value;
  return init?.type === N.TemplateLiteral ? 'string' : undefined;
}
