/** The signatures of functions and methods: names, parameters, decorators, and the calls they are passed to. */
import type { TSESTree } from '@typescript-eslint/types';
import { isGlobal, isUnresolved } from '../facts/expr.ts';
import type { Decorator } from '../facts/facts.ts';
import type { FactsBuilder, FunctionBuilder } from './facts-builder.ts';
import type { FunctionSyntax } from '../syntax/node-types.ts';
import { toExpr, toType } from './references.ts';
import { N } from '../syntax/node-types.ts';
import { settles } from './waiting/loop-yields.ts';
import { keyOf } from '../syntax/names.ts';

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
export function decoratedIn(builder: FactsBuilder, { params }: FunctionSyntax): Pick<FunctionBuilder, 'decorated'> {
  const decorated = params.flatMap((parameter, index) =>
    ('decorators' in parameter ? parameter.decorators : []).map(
      ({ expression }) =>
        [index, toExpr(builder, expression.type === N.CallExpression ? expression.callee : expression)] as const,
    ),
  );
  return decorated.length ? { decorated } : {};
}

/** The call that a function literal is an argument of; its callee was visited before. */
export function handedTo(
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
export function signatureOf(
  builder: FactsBuilder,
  node: FunctionSyntax,
): Pick<FunctionBuilder, 'async' | 'generator' | 'settles' | 'returnType' | 'params'> {
  const returnType = toType(builder, node.returnType?.typeAnnotation);
  return {
    ...(node.async && { async: true as const }),
    ...(node.generator && { generator: true as const }),
    ...(settles(node) && { settles: true as const }),
    ...(!isUnresolved(returnType) && { returnType }),
    params: node.params.map((parameter) => parameterBinding(builder, parameter)),
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
export function nameOf(node: FunctionSyntax, parent: TSESTree.Node): { name: string; span: TSESTree.Node } {
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
      if (left.type === N.MemberExpression)
        return { name: keyOf(left, left.property) ?? 'function', span: left.property };
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
      if (called && callee !== node) return { name: `callback of ${called}`, span: node };
      break;
    }
    case N.ExportDefaultDeclaration:
      return { name: 'default export', span: node };
    default:
      break;
  }
  return { name: 'function', span: node };
}
