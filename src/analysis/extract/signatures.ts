/** Describes functions and methods as they are met: names, parameters, decorators, and the calls they are passed to. */
import { callbackName, DEFAULT_EXPORT, UNNAMED } from '../facts/function-names.ts';
import type { TSESTree } from '@typescript-eslint/types';
import { type Expr, isGlobal, isUnresolved } from '../facts/expr.ts';
import type { Decorator } from '../facts/facts.ts';
import type { FactsBuilder, FunctionBuilder, Here } from './facts-builder.ts';
import type { ClassSyntax, FunctionSyntax } from '../syntax/node-types.ts';
import { toExpr } from './references.ts';
import { toType } from './type-references.ts';
import { N } from '../syntax/node-types.ts';
import { settles } from './waiting/loop-yields.ts';
import { keyOf, parametersOf } from '../syntax/names.ts';
import { isServed } from '../syntax/directives.ts';

/**
 * Describes a function that is no method of a class.
 * @returns its number, and what `this` is inside
 */
export function describeFunction(
  builder: FactsBuilder,
  node: FunctionSyntax,
  here: Here,
): { readonly fn: number; readonly self: Expr } {
  const parent = node.parent as TSESTree.Node;
  const fn = builder.fn(node);
  const isArrow = node.type === N.ArrowFunctionExpression;
  const { name, span } = nameOf(node, parent);
  const object = objectAround(builder, node, parent);
  set(builder, fn, {
    name,
    span: builder.span(span),
    kind: isArrow ? 'arrow' : 'function',
    parent: here.fn,
    ...(object && { object }),
    ...handedTo(builder, node, parent),
    ...signatureOf(builder, node),
  });
  if (isArrow) return { fn, self: here.self };
  return { fn, self: object ? ['this', 'object', object[0]] : ['?'] };
}

/** The object literal that a function is a property of, and its name there. */
function objectAround(builder: FactsBuilder, node: FunctionSyntax, parent: TSESTree.Node): FunctionBuilder['object'] {
  if (parent.type !== N.Property || parent.value !== node || parent.parent.type !== N.ObjectExpression)
    return undefined;
  // An object is described when it is first referred to; here that must wait until `this` is known.
  builder.pendingObjects.add(parent.parent);
  return [builder.object(parent.parent), keyOf(parent, parent.key) ?? '*'];
}

export function describeMethod(
  builder: FactsBuilder,
  member: TSESTree.MethodDefinition | TSESTree.TSAbstractMethodDefinition,
  { id }: ClassSyntax,
  owner: number,
  parent: number,
): number {
  const node = member.value as FunctionSyntax;
  const fn = builder.fn(node);
  const className = id?.name ?? 'class';
  const key = keyOf(member, member.key) ?? '[computed]';
  const kind = member.kind === 'get' ? 'getter' : member.kind === 'set' ? 'setter' : member.kind;
  set(builder, fn, {
    name: kind === 'constructor' ? `new ${className}` : `${className}.${key}`,
    span: builder.span(member.key),
    kind,
    parent,
    owner,
    ...signatureOf(builder, node),
    ...decoratorsOf(builder, member.decorators),
    ...decoratedIn(builder, node),
  });
  return fn;
}

/** The initialisers of a class's fields count as a function. */
export function describeFields(builder: FactsBuilder, node: ClassSyntax, owner: number, parent: number): number {
  const fn = builder.fn(node.body);
  set(builder, fn, {
    name: `fields of ${node.id?.name ?? 'class'}`,
    span: builder.span(node.id ?? node),
    kind: 'field',
    parent,
    owner,
  });
  return fn;
}

function set(builder: FactsBuilder, fn: number, values: Partial<FunctionBuilder>): void {
  Object.assign(builder.functions[fn]!, values);
}

/** Decorators with their arguments. */
export function decoratorsOf(
  builder: FactsBuilder,
  nodes: readonly TSESTree.Decorator[],
): { decorators?: Decorator[] } {
  const decorators = nodes.map(
    ({ expression }): Decorator =>
      expression.type === N.CallExpression
        ? {
            callee: toExpr(builder, expression.callee),
            args: expression.arguments.map((argument) => toExpr(builder, argument)),
          }
        : { callee: toExpr(builder, expression), args: [] },
  );
  return decorators.length ? { decorators } : {};
}

/** Decorators of parameters, which tell frameworks what to pass. */
function decoratedIn(builder: FactsBuilder, node: FunctionSyntax): Pick<FunctionBuilder, 'decorated'> {
  const decorated = parametersOf(node).flatMap((parameter, index) =>
    ('decorators' in parameter ? parameter.decorators : []).map(
      ({ expression }) =>
        [index, toExpr(builder, expression.type === N.CallExpression ? expression.callee : expression)] as const,
    ),
  );
  return decorated.length ? { decorated } : {};
}

/** The call that a function literal is an argument of; its callee was visited before. */
function handedTo(
  builder: FactsBuilder,
  node: FunctionSyntax,
  parent: TSESTree.Node,
): Pick<FunctionBuilder, 'handedTo'> {
  if ((parent.type !== N.CallExpression && parent.type !== N.NewExpression) || node.params.length === 0) return {};
  const argument = parent.arguments.indexOf(node as TSESTree.CallExpressionArgument);
  const callee = toExpr(builder, parent.callee);
  return argument === -1 || isUnresolved(callee) || isGlobal(callee) ? {} : { handedTo: [callee, argument] };
}

/** What a signature says about calls of the function. */
function signatureOf(
  builder: FactsBuilder,
  node: FunctionSyntax,
): Pick<FunctionBuilder, 'async' | 'generator' | 'settles' | 'isServed' | 'returnType' | 'params'> {
  const returnType = toType(builder, node.returnType?.typeAnnotation);
  return {
    ...(node.async && { async: true as const }),
    ...(node.generator && { generator: true as const }),
    ...(settles(node) && { settles: true as const }),
    ...(node.body?.type === N.BlockStatement && isServed(node.body) && { isServed: true as const }),
    ...(!isUnresolved(returnType) && { returnType }),
    params: parametersOf(node).map((parameter) => parameterBinding(builder, parameter)),
  };
}

/** The variable of a parameter; -1 for a pattern. */
function parameterBinding(builder: FactsBuilder, parameter: TSESTree.Parameter): number {
  let node: TSESTree.Node = parameter;
  if (node.type === N.TSParameterProperty) node = node.parameter;
  if (node.type === N.AssignmentPattern) node = node.left;
  if (node.type === N.RestElement) node = node.argument;
  if (node.type !== N.Identifier) return -1;
  const variable = builder.declared(node);
  return variable ? builder.binding(variable) : -1;
}

/** The name of a function and its span. */
function nameOf(node: FunctionSyntax, parent: TSESTree.Node): { name: string; span: TSESTree.Node } {
  if (node.id) return { name: node.id.name, span: node.id };
  switch (parent.type) {
    case N.VariableDeclarator:
      if (parent.id.type === N.Identifier) return { name: parent.id.name, span: parent.id };
      break;
    case N.Property:
    case N.PropertyDefinition: {
      const key = keyOf(parent, parent.key);
      if (key !== undefined && parent.value === node) return { name: key, span: parent.key };
      break;
    }
    case N.AssignmentExpression: {
      const { left } = parent;
      if (left.type === N.MemberExpression) return { name: keyOf(left, left.property) ?? UNNAMED, span: left.property };
      if (left.type === N.Identifier) return { name: left.name, span: left };
      break;
    }
    case N.CallExpression:
    case N.NewExpression: {
      const { callee } = parent;
      const called =
        callee.type === N.MemberExpression
          ? keyOf(callee, callee.property)
          : callee.type === N.Identifier
            ? callee.name
            : undefined;
      if (called && callee !== node) return { name: callbackName(called), span: node };
      break;
    }
    case N.ExportDefaultDeclaration:
      return { name: DEFAULT_EXPORT, span: node };
    default:
      break;
  }
  return { name: UNNAMED, span: node };
}
