/** The facts of a class: its members with their functions, declared types and initial values. */
import type { TSESTree } from '@typescript-eslint/types';
import { N } from '../syntax/node-types.ts';
import type { ClassFacts, Member } from '../facts/facts.ts';
import type { FactsBuilder, Mutable } from './facts-builder.ts';
import type { ClassSyntax } from '../syntax/node-types.ts';
import { toExpr } from './references.ts';
import { toType } from './type-references.ts';
import { decoratorsOf } from './signatures.ts';
import { templateOf } from './templates/of-class.ts';
import { keyOf } from '../syntax/names.ts';
import { isUnresolved, type TypeExpr } from '../facts/expr.ts';

/** Fills the facts of a class after its body was visited. */
export function describeClass(builder: FactsBuilder, node: ClassSyntax, id: number): void {
  const facts: Mutable<ClassFacts> = builder.classes[id]!;
  const members: Member[] = [...facts.members];
  if (node.superClass) facts.extends = toExpr(builder, node.superClass);
  const contracts = node.implements
    .map((contract): TypeExpr => {
      const name = toExpr(builder, contract.expression);
      return isUnresolved(name) ? ['?'] : ['ref', name, []];
    })
    .filter((type) => !isUnresolved(type));
  if (contracts.length) facts.implements = contracts;
  if (node.abstract) facts.abstract = true;
  for (const member of node.body.body) {
    if (member.type === N.StaticBlock || member.type === N.TSIndexSignature) continue;
    const name = keyOf(member, member.key);
    if (name === undefined) continue;
    if (
      (member.type === N.MethodDefinition || member.type === N.TSAbstractMethodDefinition) &&
      member.kind === 'constructor'
    ) {
      if (member.value.body) facts.constructorFn = builder.fn(member.value);
      members.push(...parameterProperties(builder, member.value));
      continue;
    }
    members.push(describeMember(builder, member, name));
  }
  facts.members = members;
  Object.assign(facts, decoratorsOf(builder, node.decorators), templateOf(builder, node.decorators));
}

function describeMember(
  builder: FactsBuilder,
  member: Exclude<TSESTree.ClassElement, TSESTree.StaticBlock | TSESTree.TSIndexSignature>,
  name: string,
): Member {
  const common = { name, ...(member.static && { static: true as const }), ...decoratorsOf(builder, member.decorators) };
  if (member.type === N.MethodDefinition || member.type === N.TSAbstractMethodDefinition) {
    const kind = member.kind === 'get' ? 'getter' : member.kind === 'set' ? 'setter' : 'method';
    const hasBody = Boolean(member.value.body);
    const type = toType(builder, member.value.returnType?.typeAnnotation);
    return {
      ...common,
      kind,
      ...(hasBody && { fn: builder.fn(member.value) }),
      ...(!hasBody && !isUnresolved(type) && { type: ['fn', type, []] as const }),
    };
  }
  const type = toType(builder, member.typeAnnotation?.typeAnnotation);
  const value = toExpr(builder, member.value);
  return { ...common, kind: 'field', ...(!isUnresolved(type) && { type }), ...(!isUnresolved(value) && { value }) };
}

/** `constructor(private readonly store: Store)` declares a field. */
function parameterProperties(
  builder: FactsBuilder,
  node: { readonly params: readonly TSESTree.Parameter[] },
): Member[] {
  const out: Member[] = [];
  for (const parameter of node.params) {
    if (parameter.type !== N.TSParameterProperty) continue;
    const inner = parameter.parameter.type === N.AssignmentPattern ? parameter.parameter.left : parameter.parameter;
    if (inner.type !== N.Identifier) continue;
    const type = toType(builder, inner.typeAnnotation?.typeAnnotation);
    const variable = builder.declared(inner);
    out.push({
      name: inner.name,
      kind: 'field',
      ...decoratorsOf(builder, parameter.decorators),
      ...(!isUnresolved(type) && { type }),
      ...(variable && { value: ['var', builder.binding(variable)] as const }),
    });
  }
  return out;
}
