/** Checks by declared types whether values can be cloned to another thread. */
import { BUFFER_TYPE, CLONED } from '../../catalogue/javascript/types.ts';
import { isOfNode } from '../../catalogue/node/specifiers.ts';
import type { TSESTree } from '@typescript-eslint/types';
import { isFunctionType, isGlobal } from '../../facts/expr.ts';
import { N } from '../../syntax/node-types.ts';
import type { SourceTree } from '../source-tree.ts';
import { lossOfType } from './crossing-values.ts';
import type { Evaluator, SourceFile, Value } from '../../program/index.ts';

/**
 * @returns why values of the type cannot be cloned, to follow the name of the value; undefined if they can, or if
 * nothing is known
 */
export function uncloneable(
  tree: SourceTree,
  sourceFile: SourceFile,
  evaluator: Evaluator,
  type: TSESTree.TypeNode | undefined,
): string | undefined {
  const next = (inner: TSESTree.TypeNode | undefined) => uncloneable(tree, sourceFile, evaluator, inner);
  switch (type?.type) {
    case N.TSFunctionType:
    case N.TSConstructorType:
      return 'is a function';
    case N.TSSymbolKeyword:
      return 'is a symbol';
    case N.TSThisType:
      return 'is `this`';
    case N.TSArrayType:
      return next(type.elementType);
    case N.TSTypeOperator:
      return next(type.typeAnnotation);
    case N.TSUnionType:
    case N.TSIntersectionType:
      return first(type.types.map(next));
    case N.TSTupleType:
      return first(
        type.elementTypes.map((element) => next(element.type === N.TSNamedTupleMember ? element.elementType : element)),
      );
    case N.TSTypeLiteral:
      return first(type.members.map((member) => ofMember(member, next)));
    case N.TSTypeReference:
      return ofReference(tree, sourceFile, evaluator, type, next);
    default:
      return undefined;
  }
}

const first = (reasons: readonly (string | undefined)[]): string | undefined => reasons.find(Boolean);

function ofMember(
  member: TSESTree.TypeElement,
  next: (type: TSESTree.TypeNode | undefined) => string | undefined,
): string | undefined {
  if (member.type === N.TSMethodSignature) return 'has methods';
  return member.type === N.TSPropertySignature ? next(member.typeAnnotation?.typeAnnotation) : undefined;
}

function ofReference(
  tree: SourceTree,
  sourceFile: SourceFile,
  evaluator: Evaluator,
  type: TSESTree.TSTypeReference,
  next: (type: TSESTree.TypeNode | undefined) => string | undefined,
): string | undefined {
  const name = tree.code(type.typeName);
  if (name === BUFFER_TYPE) return 'is a Buffer, which arrives as a Uint8Array';
  const given = first((type.typeArguments?.params ?? []).map(next));
  if (given || CLONED.has(name)) return given;
  const root = type.typeName.type === N.Identifier ? type.typeName : undefined;
  const expr = root && tree.expr(root);
  if (!expr) return `is a ${name}`;
  if (isGlobal(expr)) return `is a ${name}`;
  for (const value of evaluator.type(sourceFile, ['ref', expr, []])) {
    const reason = ofValue(evaluator, value, name);
    if (reason) return reason;
  }
  return undefined;
}

function ofValue(evaluator: Evaluator, value: Value, name: string): string | undefined {
  switch (value.kind) {
    case 'instance':
      return `is an instance of ${name}`;
    case 'signature':
      return 'is a function';
    case 'api':
      return isOfNode(value.module) ? `is a ${name}` : `is a ${name}, whose contents the project does not declare`;
    case 'interface': {
      const { members } = value.sourceFile.facts.interfaces[value.id]!;
      if (members.some(([, of]) => isFunctionType(of))) return 'has methods';
      const loss = lossOfType(evaluator, value);
      return loss && `contains ${loss}`;
    }
    default:
      return undefined;
  }
}
