/** Changes members that are declared without a body: those of interfaces and type literals, and abstract methods. */
import type { TSESTree } from '@typescript-eslint/types';
import { N } from '../../syntax/node-types.ts';
import { traverse } from '../../syntax/traverse.ts';
import type { SourceTree } from '../source-tree.ts';
import type { Own } from '../../program/index.ts';
import { promiseType } from './async-function.ts';
import type { Patch } from './patch.ts';
import { Refusal } from './refusal.ts';
import { keyOf } from '../../syntax/names.ts';

/** @throws {Refusal} if the declared type cannot be a promise */
export function promiseMembers(tree: SourceTree, patch: Patch, own: Own, name: string): void {
  const declared = own.kind === 'interface' ? membersOfInterface(tree, own, name) : membersOfClass(tree, own, name);
  for (const { member, returns } of declared) {
    const refused = returns === 'unknown' ? `${name} has a type declared elsewhere` : promiseType(tree, returns, patch);
    if (refused) throw new Refusal(refused, own.sourceFile.path, tree.span(member));
  }
}

interface Declared {
  readonly member: TSESTree.Node;
  readonly returns: TSESTree.TypeNode | undefined | 'unknown';
}

function membersOfInterface(tree: SourceTree, own: Own, name: string): Declared[] {
  const title = own.sourceFile.facts.interfaces[own.id]!.name;
  const found: Declared[] = [];
  traverse(tree.program, (node) => {
    const isNamed =
      (node.type === N.TSInterfaceDeclaration && node.id.name === title) ||
      (node.type === N.TSTypeLiteral &&
        (title === '' || nameOfAlias(node) === undefined || nameOfAlias(node) === title));
    if (!isNamed) return;
    for (const member of node.type === N.TSInterfaceDeclaration ? node.body.body : node.members) {
      if (member.type === N.TSMethodSignature && keyOf(member, member.key) === name)
        found.push({ member, returns: member.returnType?.typeAnnotation });
      else if (member.type === N.TSPropertySignature && keyOf(member, member.key) === name) {
        const type = member.typeAnnotation?.typeAnnotation;
        found.push({ member, returns: type?.type === N.TSFunctionType ? type.returnType?.typeAnnotation : 'unknown' });
      }
    }
  });
  return found;
}

const nameOfAlias = ({ parent }: TSESTree.TSTypeLiteral): string | undefined =>
  parent?.type === N.TSTypeAliasDeclaration ? parent.id.name : undefined;

function membersOfClass(tree: SourceTree, own: Own, name: string): Declared[] {
  const title = own.sourceFile.facts.classes[own.id]!;
  const found: Declared[] = [];
  traverse(tree.program, (node) => {
    if (
      (node.type !== N.ClassDeclaration && node.type !== N.ClassExpression) ||
      String(tree.span(node.id ?? node)) !== String(title.span)
    )
      return;
    for (const member of node.body.body) {
      if (member.type === N.TSAbstractMethodDefinition && keyOf(member, member.key) === name) {
        found.push({ member, returns: member.value.returnType?.typeAnnotation });
      }
      if (member.type === N.TSAbstractPropertyDefinition && keyOf(member, member.key) === name) {
        const type = member.typeAnnotation?.typeAnnotation;
        found.push({ member, returns: type?.type === N.TSFunctionType ? type.returnType?.typeAnnotation : 'unknown' });
      }
    }
  });
  return found;
}
