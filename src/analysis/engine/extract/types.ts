/** Written types into references, as far as they lead to a class, an interface or a collection of them. */
import type { TSESTree } from '@typescript-eslint/types';
import { N } from '../../syntax/node-types.ts';
import type { Expr, TypeExpr } from '../../facts/facts.ts';
import type { Draft } from '../../extract/facts-builder.ts';
import { keyOf, toExpr } from '../../extract/references.ts';

const UNKNOWN: TypeExpr = ['?'];

/** @returns what a type annotation names; `['?']` for primitives and what cannot lead to a call */
export function toType(draft: Draft, node: TSESTree.TypeNode | null | undefined): TypeExpr {
  switch (node?.type) {
    case N.TSTypeReference: {
      const name = entityName(draft, node.typeName);
      if (name[0] === '?') return UNKNOWN;
      return ['ref', name, (node.typeArguments?.params ?? []).map((parameter) => toType(draft, parameter))];
    }
    case N.TSArrayType: return ['array', toType(draft, node.elementType)];
    case N.TSTupleType: return ['array', unionType(node.elementTypes.map((element) => toType(draft, element)))];
    case N.TSNamedTupleMember: return toType(draft, node.elementType);
    case N.TSTypeOperator: return toType(draft, node.typeAnnotation);
    case N.TSOptionalType: return toType(draft, node.typeAnnotation);
    case N.TSUnionType:
    case N.TSIntersectionType: return unionType(node.types.map((type) => toType(draft, type)));
    case N.TSTypeLiteral: return ['members', membersOf(draft, node, '', node.members)];
    case N.TSFunctionType: return signature(draft, node);
    case N.TSTypeQuery: {
      if (node.exprName.type === N.TSImportType) return UNKNOWN;
      const name = entityName(draft, node.exprName);
      return name[0] === '?' ? UNKNOWN : ['typeof', name];
    }
    case N.TSImportType: {
      const { source } = node;
      if (source.type !== N.Literal || typeof source.value !== 'string') return UNKNOWN;
      let name: Expr = ['module', draft.module(source.value, 'import', node, true)];
      for (const part of node.qualifier ? qualifiedParts(node.qualifier) : []) name = ['prop', name, part];
      return ['ref', name, (node.typeArguments?.params ?? []).map((parameter) => toType(draft, parameter))];
    }
    default: return UNKNOWN;
  }
}

interface SignatureNode {
  readonly params: readonly TSESTree.Parameter[];
  readonly returnType?: TSESTree.TSTypeAnnotation | undefined;
}

function signature(draft: Draft, { params, returnType }: SignatureNode): TypeExpr {
  const returned = toType(draft, returnType?.typeAnnotation);
  const types = params.map((parameter) => ('typeAnnotation' in parameter ? toType(draft, parameter.typeAnnotation?.typeAnnotation) : UNKNOWN));
  while (types.length && types.at(-1)![0] === '?') types.pop();
  return ['fn', returned[0] === '?' ? null : returned, types];
}

function unionType(types: readonly TypeExpr[]): TypeExpr {
  const known = types.filter((type) => type[0] !== '?');
  return known.length === 0 ? UNKNOWN : known.length === 1 ? known[0]! : ['union', known];
}

function qualifiedParts(name: TSESTree.EntityName): string[] {
  if (name.type === N.Identifier) return [name.name];
  return name.type === N.TSQualifiedName ? [...qualifiedParts(name.left), name.right.name] : [];
}

function entityName(draft: Draft, name: TSESTree.EntityName): Expr {
  if (name.type === N.Identifier) return toExpr(draft, name);
  if (name.type === N.TSQualifiedName) {
    const left = entityName(draft, name.left);
    return left[0] === '?' ? left : ['prop', left, name.right.name];
  }
  return ['?'];
}

/** The members of an interface or type literal, once per node. */
export function membersOf(draft: Draft, node: TSESTree.Node, name: string, members: readonly TSESTree.TypeElement[]): number {
  const id = draft.interface(node, name);
  if (draft.describedInterfaces.has(id)) return id;
  draft.describedInterfaces.add(id);
  const out: [string, TypeExpr][] = [];
  for (const member of members) {
    if (member.type === N.TSPropertySignature) {
      const key = keyOf(member, member.key);
      const type = toType(draft, member.typeAnnotation?.typeAnnotation);
      if (key !== undefined && type[0] !== '?') out.push([key, type]);
    } else if (member.type === N.TSMethodSignature) {
      const key = keyOf(member, member.key);
      if (key !== undefined) out.push([key, signature(draft, member)]);
    } else if (member.type === N.TSIndexSignature) {
      out.push(['*', toType(draft, member.typeAnnotation?.typeAnnotation)]);
    }
  }
  draft.interfaces[id]!.members = out;
  return id;
}
