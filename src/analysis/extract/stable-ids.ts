/**
 * Assigns ids first to everything that other files can refer to: module-level declarations, members of classes and
 * objects. An edit inside a function then changes only ids that no other file uses.
 */
import { AST_NODE_TYPES as N, type TSESTree } from '@typescript-eslint/types';
import type { FactsBuilder } from './facts-builder.ts';
import type { ClassSyntax } from '../syntax/node-types.ts';

/** @returns how many functions have an id that is stable across edits inside functions */
export function assignStableIds(builder: FactsBuilder, program: TSESTree.Program): number {
  builder.fn(program);
  for (const statement of program.body) numberStatement(builder, statement);
  return builder.functions.length;
}

function numberStatement(builder: FactsBuilder, node: TSESTree.Node): void {
  switch (node.type) {
    case N.ExportNamedDeclaration:
    case N.ExportDefaultDeclaration:
      if (node.declaration) numberStatement(builder, node.declaration);
      break;
    case N.VariableDeclaration:
      for (const { init } of node.declarations) if (init) numberValue(builder, init);
      break;
    case N.ExpressionStatement:
      numberValue(builder, node.expression);
      break;
    case N.TSExportAssignment:
      numberValue(builder, node.expression);
      break;
    case N.TSInterfaceDeclaration:
      builder.interface(node, node.id.name);
      break;
    case N.TSModuleDeclaration:
      if (node.body?.type !== N.TSModuleBlock) break;
      builder.object(node);
      for (const statement of node.body.body) numberStatement(builder, statement);
      break;
    default:
      numberValue(builder, node);
  }
}

function numberValue(builder: FactsBuilder, node: TSESTree.Node): void {
  switch (node.type) {
    case N.FunctionDeclaration:
    case N.FunctionExpression:
    case N.ArrowFunctionExpression:
      builder.fn(node);
      break;
    case N.ClassDeclaration:
    case N.ClassExpression:
      numberClass(builder, node);
      break;
    case N.ObjectExpression:
      builder.object(node);
      for (const property of node.properties) if (property.type === N.Property) numberValue(builder, property.value);
      break;
    case N.ArrayExpression:
      for (const element of node.elements) if (element) numberValue(builder, element);
      break;
    case N.CallExpression:
    case N.NewExpression:
      numberValue(builder, node.callee);
      for (const argument of node.arguments) numberValue(builder, argument);
      break;
    case N.MemberExpression:
      numberValue(builder, node.object);
      break;
    case N.AssignmentExpression:
      numberValue(builder, node.right);
      break;
    case N.AwaitExpression:
      numberValue(builder, node.argument);
      break;
    case N.TSAsExpression:
    case N.TSSatisfiesExpression:
    case N.TSNonNullExpression:
    case N.ChainExpression:
      numberValue(builder, node.expression);
      break;
    default:
      break;
  }
}

function numberClass(builder: FactsBuilder, node: ClassSyntax): void {
  builder.klass(node);
  builder.fn(node.body);
  for (const member of node.body.body) {
    if (member.type === N.StaticBlock || member.type === N.TSIndexSignature || !member.value) continue;
    if (member.type === N.MethodDefinition || member.type === N.TSAbstractMethodDefinition) builder.fn(member.value);
    else numberValue(builder, member.value);
  }
}
