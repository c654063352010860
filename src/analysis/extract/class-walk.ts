/** The walk into a class: in which function each member runs, and what `this` is there. */
import type { TSESTree } from '@typescript-eslint/types';
import type { ClassSyntax, FunctionSyntax } from '../syntax/node-types.ts';
import { N } from '../syntax/node-types.ts';
import { startOf } from '../syntax/offsets.ts';
import type { CostCollector } from './cost/work.ts';
import type { FactsBuilder, Here } from './facts-builder.ts';
import { describeFields, describeMethod } from './signatures.ts';

/** What it needs of the walk that it is part of. */
export interface Walker {
  readonly builder: FactsBuilder;
  readonly works: CostCollector;
  visit(node: TSESTree.Node, parent: TSESTree.Node, here: Here): void;
  children(node: TSESTree.Node, here: Here): void;
  /** The parameters and the body of a function. */
  body(node: FunctionSyntax, inside: Here): void;
}

/** Where the members of a class run. */
interface Places {
  /** What stands outside the members: decorators, computed names. */
  readonly around: Here;
  /** Initialisers of fields. */
  readonly instance: Here;
  /** Initialisers of static fields, and static blocks. */
  readonly statics: Here;
}

export function walkClass(walker: Walker, node: ClassSyntax, id: number, here: Here): void {
  (node.body as { parent: TSESTree.Node }).parent = node;
  const places = placesIn(walker, node, id, here);
  for (const member of node.body.body) {
    (member as { parent: TSESTree.Node }).parent = node.body;
    if (member.type === N.StaticBlock) walker.children(member, places.statics);
    else if (member.type !== N.TSIndexSignature) walkMember(walker, member, node, id, places);
  }
}

function placesIn({ builder, works }: Walker, node: ClassSyntax, id: number, here: Here): Places {
  const fields = describeFields(builder, node, id, here.fn);
  return {
    around: here,
    instance: {
      fn: fields,
      loops: 0,
      work: works.function(fields),
      self: ['this', 'class', id],
      owner: id,
      begins: startOf(node),
    },
    statics: {
      fn: here.fn,
      loops: here.loops,
      work: here.work,
      self: ['this', 'static', id],
      owner: id,
      isStatic: true,
      begins: here.begins,
    },
  };
}

type Member = Exclude<TSESTree.ClassElement, TSESTree.StaticBlock | TSESTree.TSIndexSignature>;

function walkMember(
  walker: Walker,
  member: Member,
  node: ClassSyntax,
  id: number,
  { around, instance, statics }: Places,
): void {
  for (const decorator of member.decorators) walker.visit(decorator, member, around);
  if (member.computed) walker.visit(member.key, member, around);
  else (member.key as { parent: TSESTree.Node }).parent = member;
  if (!member.value) return;
  if (member.type === N.MethodDefinition || member.type === N.TSAbstractMethodDefinition)
    walkMethod(walker, member, node, id, around);
  else walker.visit(member.value, member, member.static ? statics : instance);
}

function walkMethod(
  walker: Walker,
  member: TSESTree.MethodDefinition | TSESTree.TSAbstractMethodDefinition,
  node: ClassSyntax,
  owner: number,
  around: Here,
): void {
  const method = member.value as FunctionSyntax;
  (method as { parent: TSESTree.Node }).parent = member;
  const fn = describeMethod(walker.builder, member, node, owner, around.fn);
  walker.body(method, {
    fn,
    loops: 0,
    work: walker.works.function(fn),
    self: ['this', member.static ? 'static' : 'class', owner],
    owner,
    begins: startOf(method),
    ...(member.static && { isStatic: true }),
  });
}
