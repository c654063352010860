/**
 * Gives what other files can name its numbers first: declarations at the top of a module, members of classes and objects.
 * An edit inside a function then changes only numbers that nobody else uses.
 */
import { AST_NODE_TYPES as N, type TSESTree } from '@typescript-eslint/types';
import type { ClassNode, Draft } from './facts-builder.ts';

/** @returns how many functions have a number that edits inside functions do not change */
export function numberDeclarations(draft: Draft, program: TSESTree.Program): number {
  draft.fn(program);
  for (const statement of program.body) numberStatement(draft, statement);
  return draft.functions.length;
}

function numberStatement(draft: Draft, node: TSESTree.Node): void {
  switch (node.type) {
    case N.ExportNamedDeclaration:
    case N.ExportDefaultDeclaration: if (node.declaration) numberStatement(draft, node.declaration); break;
    case N.VariableDeclaration: for (const { init } of node.declarations) if (init) numberValue(draft, init); break;
    case N.ExpressionStatement: numberValue(draft, node.expression); break;
    case N.TSExportAssignment: numberValue(draft, node.expression); break;
    case N.TSInterfaceDeclaration: draft.interface(node, node.id.name); break;
    case N.TSModuleDeclaration:
      if (node.body?.type !== N.TSModuleBlock) break;
      draft.object(node);
      for (const statement of node.body.body) numberStatement(draft, statement);
      break;
    default: numberValue(draft, node);
  }
}

function numberValue(draft: Draft, node: TSESTree.Node): void {
  switch (node.type) {
    case N.FunctionDeclaration:
    case N.FunctionExpression:
    case N.ArrowFunctionExpression: draft.fn(node); break;
    case N.ClassDeclaration:
    case N.ClassExpression: numberClass(draft, node); break;
    case N.ObjectExpression:
      draft.object(node);
      for (const property of node.properties) if (property.type === N.Property) numberValue(draft, property.value);
      break;
    case N.ArrayExpression: for (const element of node.elements) if (element) numberValue(draft, element); break;
    case N.CallExpression:
    case N.NewExpression:
      numberValue(draft, node.callee);
      for (const argument of node.arguments) numberValue(draft, argument);
      break;
    case N.MemberExpression: numberValue(draft, node.object); break;
    case N.AssignmentExpression: numberValue(draft, node.right); break;
    case N.AwaitExpression: numberValue(draft, node.argument); break;
    case N.TSAsExpression:
    case N.TSSatisfiesExpression:
    case N.TSNonNullExpression:
    case N.ChainExpression: numberValue(draft, node.expression); break;
    default: break;
  }
}

function numberClass(draft: Draft, node: ClassNode): void {
  draft.klass(node);
  draft.fn(node.body);
  for (const member of node.body.body) {
    if (member.type === N.StaticBlock || member.type === N.TSIndexSignature || !member.value) continue;
    if (member.type === N.MethodDefinition || member.type === N.TSAbstractMethodDefinition) draft.fn(member.value);
    else numberValue(draft, member.value);
  }
}
