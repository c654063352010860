/** The single traversal of a file's tree: functions, classes and their calls, in evaluation order. */
import { REQUIRE } from '../catalogue/javascript/modules.ts';
import { MODULE } from '../facts/function-names.ts';
import type { TSESTree } from '@typescript-eslint/types';
import { N } from '../syntax/node-types.ts';
import { inArm, inCases, type IfSyntax } from './choices.ts';
import { noteFewCalls } from './few-elements.ts';
import { continues, inAssignment, inBranch, inLast, inLogical, leaves } from './guards.ts';
import { recordAssignment, recordAttribute, recordCall, recordRead, recordTag } from './calls.ts';
import type { FactsBuilder, Here } from './facts-builder.ts';
import type { ClassSyntax, FunctionSyntax } from '../syntax/node-types.ts';
import { toExpr } from './references.ts';
import { endingIn } from './seldom-branches.ts';
import { startOf } from '../syntax/offsets.ts';
import { describeClass } from './classes.ts';
import { describeFunction } from './signatures.ts';
import { walkClass, type Walker } from './class-walk.ts';
import { isMarkup } from '../syntax/jsx.ts';
import type { ModuleTable } from './modules.ts';
import { nodeTableOf } from './node-table.ts';
import { recordLoop, recordYield } from './waiting/loop-yields.ts';
import type { LoopNode } from '../syntax/node-types.ts';
import type { Waits } from './waiting/awaits.ts';
import type { CostCollector } from './cost/work.ts';
import { noteTable } from './cost/tables.ts';
import { importIndexOf, isLiteral, isModule, isUnresolved } from '../facts/expr.ts';

type AnyNode = TSESTree.Node & Readonly<Record<string, unknown>>;
type Call = TSESTree.CallExpression | TSESTree.NewExpression;

/** A call of `require`, however it was created. */
const mayRequire = ({ callee }: TSESTree.CallExpression): boolean =>
  callee.type === N.Identifier && callee.name.startsWith(REQUIRE);

/** Has a method for each node type that needs more than visiting its children. */
export class Walk implements Walker {
  constructor(
    readonly builder: FactsBuilder,
    readonly modules: ModuleTable,
    readonly waits: Waits,
    readonly works: CostCollector,
  ) {}

  program(program: TSESTree.Program): void {
    const module = this.builder.fn(program);
    Object.assign(this.builder.functions[module]!, { name: MODULE, kind: 'module', parent: -1 });
    this.children(program, { fn: module, loops: 0, work: this.works.function(module), self: ['?'], begins: 0 });
    noteFewCalls(this.builder);
  }

  children(node: TSESTree.Node, here: Here, skip?: string): void {
    this.#below(node, ROWS.get(node.type)?.keys ?? [], here, skip);
  }

  #below(node: TSESTree.Node, keys: readonly string[], here: Here, skip?: string): void {
    for (let at = 0; at < keys.length; at++) {
      const key = keys[at]!;
      if (key === skip) continue;
      const child = (node as AnyNode)[key];
      if (Array.isArray(child)) this.#visitAll(child as (TSESTree.Node | null)[], node, here);
      else if (child) this.visit(child as TSESTree.Node, node, here);
    }
  }

  #visitAll(nodes: readonly (TSESTree.Node | null)[], parent: TSESTree.Node, here: Here): void {
    for (let at = 0; at < nodes.length; at++) {
      const node = nodes[at];
      if (node) this.visit(node, parent, here);
    }
  }

  visit(node: TSESTree.Node, parent: TSESTree.Node, here: Here): void {
    (node as { parent: TSESTree.Node }).parent = parent;
    const row = ROWS.get(node.type);
    if (!row) return;
    this.works.node(node, here, row.nanoseconds);
    if (row.enter) row.enter.call(this, node as never, here);
    else this.#below(node, row.keys, here);
  }

  ThisExpression(node: TSESTree.ThisExpression, here: Here): void {
    this.builder.selfOf.set(node, here.self);
  }

  Super(node: TSESTree.Super, here: Here): void {
    if (here.owner !== undefined)
      this.builder.selfOf.set(node, ['super', here.owner, here.isStatic ? 'static' : 'class']);
  }

  CallExpression(node: Call, here: Here): void {
    this.children(node, here);
    this.works.call(node, here, this.waits.call(node, recordCall(this.builder, node, here), here));
    if (node.type !== N.CallExpression) return;
    this.modules.call(node);
    if (mayRequire(node)) this.#load(node, here);
  }

  ImportExpression(node: TSESTree.ImportExpression, here: Here): void {
    this.children(node, here);
    this.#load(node, here);
  }

  #load(node: TSESTree.Node, here: Here): void {
    const module = toExpr(this.builder, node);
    if (isModule(module)) this.builder.noteLoad(importIndexOf(module), here);
  }

  TaggedTemplateExpression(node: TSESTree.TaggedTemplateExpression, here: Here): void {
    this.children(node, here);
    recordTag(this.builder, node, here);
  }

  MemberExpression(node: TSESTree.MemberExpression, here: Here): void {
    this.visit(node.object, node, here);
    if (node.computed) this.visit(node.property, node, here);
    recordRead(this.builder, node, here);
  }

  Property(node: TSESTree.Property, here: Here): void {
    if (node.computed) this.visit(node.key, node, here);
    this.visit(node.value, node, here);
  }

  AssignmentExpression(node: TSESTree.AssignmentExpression, here: Here): void {
    noteTable(this.builder, node);
    this.children(node, inAssignment(this.builder, node, here));
    recordAssignment(this.builder, node, here);
    this.waits.write(node.left, here);
    this.modules.assignment(node);
  }

  JSXAttribute(node: TSESTree.JSXAttribute, here: Here): void {
    this.children(node, here);
    recordAttribute(this.builder, node, here);
  }

  UpdateExpression(node: TSESTree.UpdateExpression, here: Here): void {
    this.children(node, here);
    this.waits.write(node.argument, here);
  }

  AwaitExpression(node: TSESTree.AwaitExpression, here: Here): void {
    this.waits.await(node, here);
    this.YieldExpression(node, here);
  }

  YieldExpression(node: TSESTree.AwaitExpression | TSESTree.YieldExpression, here: Here): void {
    this.works.await(node, here);
    recordYield(this.builder, node, here.fn);
    this.children(node, here);
  }

  ReturnStatement(node: TSESTree.ReturnStatement, here: Here): void {
    this.children(node, here.loops > 0 ? { ...here, loops: 0, around: [] } : here);
    this.#returns(here.fn, node.argument);
  }

  ForStatement(node: TSESTree.ForStatement, here: Here): void {
    if (node.init) this.visit(node.init, node, here);
    this.#loop(node, here, 'init');
    this.waits.loop(node, here);
    recordLoop(this.builder, node, here.fn);
  }

  ForOfStatement(node: TSESTree.ForOfStatement | TSESTree.ForInStatement, here: Here): void {
    this.visit(node.right, node, here);
    this.#loop(node, here, 'right');
    recordLoop(this.builder, node, here.fn);
  }

  WhileStatement(node: TSESTree.WhileStatement | TSESTree.DoWhileStatement, here: Here): void {
    this.#loop(node, here);
    this.waits.loop(node, here);
    recordLoop(this.builder, node, here.fn);
  }

  SpreadElement(node: TSESTree.SpreadElement, here: Here): void {
    this.children(node, here);
    this.works.spread(node, here);
  }

  IfStatement(node: IfSyntax, here: Here): void {
    this.visit(node.test, node, here);
    this.#branch(node.consequent, node, this.#inIf(node, 0, [node.consequent], here));
    if (node.alternate) this.#branch(node.alternate, node, this.#inIf(node, 1, [node.alternate], here));
  }

  /** @param arm 0 where the test holds */
  #inIf(node: IfSyntax, arm: 0 | 1, code: readonly TSESTree.Node[], here: Here): Here {
    return inArm(this.builder, node, arm, inBranch(this.builder, node.test, arm === 0, code, here));
  }

  SwitchStatement(node: TSESTree.SwitchStatement, here: Here): void {
    this.visit(node.discriminant, node, here);
    const inside = inCases(this.builder, node, here);
    node.cases.forEach((each, index) => {
      this.visit(each, node, inside[index]!);
    });
  }

  CatchClause(node: TSESTree.CatchClause, here: Here): void {
    this.children(node, { ...here, seldom: here.seldom ?? 'failure' });
  }

  LogicalExpression(node: TSESTree.LogicalExpression, here: Here): void {
    this.visit(node.left, node, here);
    this.visit(node.right, node, inLogical(this.builder, node, here));
  }

  ImportDeclaration(node: Parameters<ModuleTable['declaration']>[0], here: Here): void {
    this.children(node, here);
    this.modules.declaration(node);
  }

  #loop(node: LoopNode, here: Here, skip?: string): void {
    const around = [...(here.around ?? []), node];
    this.children(node, { ...here, loops: here.loops + 1, around, work: this.works.loop(node, here) }, skip);
    if (node.type === N.ForOfStatement && node.await) this.works.await(node.body, here);
    this.works.endLoop();
  }

  /** Code after `if (…) continue` runs only sometimes. */
  BlockStatement(node: TSESTree.BlockStatement, here: Here): void {
    const { works } = this;
    const around = works.share;
    const ending = endingIn(node);
    let inside = here.loops > 0 ? inLast(node, here) : here;
    node.body.forEach((statement, index) => {
      this.visit(statement, node, ending.includes(statement) ? { ...inside, seldom: 'ends' } : inside);
      if (statement.type !== N.IfStatement || statement.alternate) return;
      if (continues(statement.consequent)) works.share /= 2;
      else if (leaves(statement.consequent)) inside = this.#inIf(statement, 1, node.body.slice(index + 1), inside);
    });
    works.share = around;
  }

  /** Code in a branch runs only sometimes. */
  #branch(node: TSESTree.Node, parent: TSESTree.Node, here: Here): void {
    const { works } = this;
    const around = works.share;
    works.share = around / 2;
    this.visit(node, parent, here);
    works.share = around;
  }

  #returns(fn: number, argument: TSESTree.Node | null): void {
    if (argument && isMarkup(argument)) this.builder.functions[fn]!.renders = true;
    if (argument) this.works.returns(fn, argument);
    const { returns } = this.builder.functions[fn]!;
    if (returns.length >= 8) return;
    const value = toExpr(this.builder, argument);
    if (!isUnresolved(value) && !isLiteral(value)) returns.push(value);
  }

  FunctionExpression(node: FunctionSyntax, here: Here): void {
    const { fn, self } = describeFunction(this.builder, node, here);
    const isArrow = node.type === N.ArrowFunctionExpression;
    const { owner, isStatic } = here;
    this.body(node, {
      fn,
      loops: 0,
      work: this.works.function(fn),
      self,
      begins: startOf(node),
      ...(isArrow && owner !== undefined && { owner }),
      ...(isArrow && isStatic && { isStatic }),
    });
  }

  body(node: FunctionSyntax, inside: Here): void {
    for (const parameter of node.params) this.visit(parameter, node, inside);
    if (!node.body) return;
    const around = this.works.share;
    this.works.share = 1;
    this.visit(node.body, node, inside);
    this.works.share = around;
    if (node.type === N.ArrowFunctionExpression && node.expression) this.#returns(inside.fn, node.body);
  }

  ClassExpression(node: ClassSyntax, here: Here): void {
    const id = this.builder.klass(node);
    if (node.superClass) this.visit(node.superClass, node, here);
    for (const decorator of node.decorators) this.visit(decorator, node, here);
    walkClass(this, node, id, here);
    describeClass(this.builder, node, id);
  }
}

const ROWS = nodeTableOf(Walk.prototype);
