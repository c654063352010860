/** Converts type annotations to references: which classes and interfaces a declared type refers to. */
import type { TSESTree } from '@typescript-eslint/types';
import { type Expr, isUnresolved, type TypeExpr } from '../facts/expr.ts';
import { keyOf } from '../syntax/names.ts';
import { N } from '../syntax/node-types.ts';
import type { FactsBuilder } from './facts-builder.ts';

const NO_TYPE: TypeExpr = ['?'];

/** @returns what a type annotation refers to; `['?']` for primitives and types that cannot lead to a call */
export function toType(builder: FactsBuilder, node: TSESTree.TypeNode | null | undefined): TypeExpr {
  switch (node?.type) {
    case N.TSTypeReference: {
      const name = entityName(builder, node.typeName);
      if (isUnresolved(name)) return NO_TYPE;
      return ['ref', name, (node.typeArguments?.params ?? []).map((parameter) => toType(builder, parameter))];
    }
    case N.TSArrayType:
      return ['array', toType(builder, node.elementType)];
    case N.TSTupleType:
      return ['array', unionType(node.elementTypes.map((element) => toType(builder, element)))];
    case N.TSNamedTupleMember:
      return toType(builder, node.elementType);
    case N.TSTypeOperator:
      return toType(builder, node.typeAnnotation);
    case N.TSOptionalType:
      return toType(builder, node.typeAnnotation);
    case N.TSUnionType:
    case N.TSIntersectionType:
      return unionType(node.types.map((type) => toType(builder, type)));
    case N.TSTypeLiteral:
      return ['members', membersOf(builder, node, '', node.members)];
    case N.TSFunctionType:
      return signature(builder, node);
    case N.TSTypeQuery: {
      if (node.exprName.type === N.TSImportType) return NO_TYPE;
      const name = entityName(builder, node.exprName);
      return isUnresolved(name) ? NO_TYPE : ['typeof', name];
    }
    case N.TSImportType: {
      const { source } = node;
      if (source.type !== N.Literal || typeof source.value !== 'string') return NO_TYPE;
      let name: Expr = ['module', builder.module(source.value, 'import', node, true)];
      for (const part of node.qualifier ? qualifiedParts(node.qualifier) : []) name = ['prop', name, part];
      return ['ref', name, (node.typeArguments?.params ?? []).map((parameter) => toType(builder, parameter))];
    }
    default:
      return NO_TYPE;
  }
}

interface SignatureNode {
  readonly params: readonly TSESTree.Parameter[];
  readonly returnType?: TSESTree.TSTypeAnnotation | undefined;
}

function signature(builder: FactsBuilder, { params, returnType }: SignatureNode): TypeExpr {
  const returned = toType(builder, returnType?.typeAnnotation);
  const types = params.map((parameter) =>
    'typeAnnotation' in parameter ? toType(builder, parameter.typeAnnotation?.typeAnnotation) : NO_TYPE,
  );
  while (types.length && isUnresolved(types.at(-1))) types.pop();
  return ['fn', isUnresolved(returned) ? null : returned, types];
}

function unionType(types: readonly TypeExpr[]): TypeExpr {
  const known = types.filter((type) => !isUnresolved(type));
  return known.length === 0 ? NO_TYPE : known.length === 1 ? known[0]! : ['union', known];
}

function qualifiedParts(name: TSESTree.EntityName): string[] {
  if (name.type === N.Identifier) return [name.name];
  return name.type === N.TSQualifiedName ? [...qualifiedParts(name.left), name.right.name] : [];
}

function entityName(builder: FactsBuilder, name: TSESTree.EntityName): Expr {
  if (name.type === N.Identifier) return builder.named(name);
  if (name.type === N.TSQualifiedName) {
    const left = entityName(builder, name.left);
    return isUnresolved(left) ? left : ['prop', left, name.right.name];
  }
  return ['?'];
}

/** The members of an interface or type literal, created once per node. */
export function membersOf(
  builder: FactsBuilder,
  node: TSESTree.Node,
  name: string,
  members: readonly TSESTree.TypeElement[],
): number {
  const id = builder.interface(node, name);
  if (builder.describedInterfaces.has(id)) return id;
  builder.describedInterfaces.add(id);
  const out: [string, TypeExpr][] = [];
  for (const member of members) {
    if (member.type === N.TSPropertySignature) {
      const key = keyOf(member, member.key);
      const type = toType(builder, member.typeAnnotation?.typeAnnotation);
      if (key !== undefined && !isUnresolved(type)) out.push([key, type]);
    } else if (member.type === N.TSMethodSignature) {
      const key = keyOf(member, member.key);
      if (key !== undefined) out.push([key, signature(builder, member)]);
    } else if (member.type === N.TSIndexSignature) {
      out.push(['*', toType(builder, member.typeAnnotation?.typeAnnotation)]);
    }
  }
  builder.interfaces[id]!.members = out;
  return id;
}
