/** Checks what would cross to the worker: parameters, result and captured variables, each with its type. */
import { BUFFER_TYPE } from '../../catalogue/javascript/types.ts';
import { isTypeScriptFile } from '../../catalogue/javascript/files.ts';
import { GIVES_TEXT_WITH } from '../../catalogue/threads.ts';
import type { TSESTree } from '@typescript-eslint/types';
import type { Program } from '../../program/index.ts';
import { lastNameOf } from '../../syntax/names.ts';
import { N } from '../../syntax/node-types.ts';
import { traverse } from '../../syntax/traverse.ts';
import type { Variable } from '../../syntax/scopes/scopes.ts';
import { isPromiseType, type AnyFunction } from '../chain/async-function.ts';
import type { SourceTree } from '../source-tree.ts';
import type { Captures } from './captures.ts';
import { declaredIn } from './argument-changes.ts';
import { uncloneable } from './cloneable.ts';
import { isBuffer, lossOf } from './crossing-values.ts';
import type { Movable } from './movable.ts';

/** `const size: (path: string) => number = (path) => …`: in a separate file its parameters would have no types. */
export function isTypedBeside({ fn: { params, parent } }: Movable): boolean {
  const isBare = (parameter: TSESTree.Parameter) =>
    !('typeAnnotation' in parameter && parameter.typeAnnotation) && parameter.type !== N.AssignmentPattern;
  return parent.type === N.VariableDeclarator && Boolean(parent.id.typeAnnotation) && params.some(isBare);
}

/** Why arguments or the result cannot be cloned. */
export function unfitSignature(movable: Movable, { evaluator }: Program): string | undefined {
  const { node, tree, fn } = movable;
  for (const parameter of fn.params) {
    const name = tree.code(parameter).split(/[:=]/)[0]!.trim();
    const target = parameter.type === N.AssignmentPattern ? parameter.left : parameter;
    const type = 'typeAnnotation' in target ? target.typeAnnotation?.typeAnnotation : undefined;
    const reason = uncloneable(tree, node.sourceFile, evaluator, type);
    if (reason) return `\`${name}\` ${reason}`;
  }
  for (const parameter of fn.params) {
    for (const variable of declaredIn(tree, parameter)) {
      const isCalled = variable.references.some(
        ({ identifier: { parent }, identifier }) => parent?.type === N.CallExpression && parent.callee === identifier,
      );
      if (isCalled) return `\`${variable.name}\` is a function`;
    }
  }
  const result = resultOf(tree, fn);
  if (result && tree.code(result) === BUFFER_TYPE) return undefined;
  const reason = uncloneable(tree, node.sourceFile, evaluator, result) ?? returned(movable, evaluator);
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

/** Why the values that a function is known to return cannot be cloned; Buffers are made Buffers again. */
function returned({ node }: Movable, evaluator: Program['evaluator']): string | undefined {
  for (const value of evaluator.returned(node.sourceFile, node.id)) {
    const loss = isBuffer(value) ? undefined : lossOf(evaluator, value);
    if (loss) return `${value.kind === 'list' ? 'contains' : 'is'} ${loss}`;
  }
  return undefined;
}

/** Is the result a Buffer, which arrives as a `Uint8Array`? Some functions may return strings as well. */
export function givesBuffer({ node, tree, fn }: Movable, { evaluator }: Program): boolean {
  const declared = resultOf(tree, fn);
  if (declared) return tree.code(declared) === BUFFER_TYPE;
  return evaluator.returned(node.sourceFile, node.id).some(isBuffer) && !onlyTexts(fn);
}

/** `hash.digest('hex')`: all calls that could return bytes have arguments that make them return a string. */
function onlyTexts(fn: AnyFunction): boolean {
  let found = 0;
  let texts = 0;
  traverse(fn.body, (at) => {
    const name = at.type === N.CallExpression ? lastNameOf(at.callee) : '';
    const least = Object.hasOwn(GIVES_TEXT_WITH, name) ? GIVES_TEXT_WITH[name] : undefined;
    if (at.type !== N.CallExpression || least === undefined) return;
    // In a chain, the last one counts: `createHash(…).update(text).digest('hex')`.
    if (at.parent.type === N.MemberExpression && at.parent.object === at) return;
    found++;
    if (at.arguments.length >= least && at.arguments.at(-1)!.type === N.Literal) texts++;
  });
  return found > 0 && texts === found;
}

/** The declared type of the result, or of what its promise gives. */
function resultOf(tree: SourceTree, fn: AnyFunction): TSESTree.TypeNode | undefined {
  const declared = fn.returnType?.typeAnnotation;
  return isPromiseType(tree, declared) && declared?.type === N.TSTypeReference
    ? declared.typeArguments?.params[0]
    : declared;
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
