/** The one traversal of a file's tree: functions, classes and the calls in them, in evaluation order. */
import type { TSESTree } from '@typescript-eslint/types';
import { N } from './node-types.ts';
import { visitorKeys } from '@typescript-eslint/visitor-keys';
import type { Expr } from '../facts.ts';
import { recordAssignment, recordAttribute, recordCall, recordRead, recordTag } from './calls.ts';
import type { ClassNode, Draft, DraftFunction, FunctionNode, Here } from './draft.ts';
import { keyOf, toExpr } from './expressions.ts';
import { describeClass } from './classes.ts';
import { decoratedIn, decoratorsOf, handedTo, nameOf, parameterBinding } from './heads.ts';
import { toType } from './types.ts';
import type { ModuleTable } from './modules.ts';
import { noteLoop, noteTurn, settles, type LoopNode } from './turns.ts';
import type { Waits } from './waits.ts';
import type { Works } from './work.ts';

type AnyNode = TSESTree.Node & Readonly<Record<string, unknown>>;

/** Types say nothing that runs; they are read where a value declares them. */
const isTypeOnly = (type: string): boolean => type.startsWith('TS') && !RUNS.has(type);
const RUNS: ReadonlySet<string> = new Set([
  N.TSAsExpression, N.TSNonNullExpression, N.TSSatisfiesExpression, N.TSTypeAssertion, N.TSInstantiationExpression, N.TSExportAssignment,
  N.TSModuleDeclaration, N.TSModuleBlock, N.TSParameterProperty, N.TSEnumDeclaration, N.TSEnumBody, N.TSEnumMember,
]);

export class Walk {
  constructor(readonly draft: Draft, readonly modules: ModuleTable, readonly waits: Waits, readonly works: Works) {}

  program(program: TSESTree.Program): void {
    const module = this.draft.fn(program);
    this.#set(module, { name: 'module', kind: 'module', parent: -1 });
    this.#children(program, { fn: module, loops: 0, work: this.works.function(module), self: ['?'] });
  }

  #set(id: number, values: Partial<DraftFunction>): void {
    Object.assign(this.draft.functions[id]!, values);
  }

  #children(node: TSESTree.Node, here: Here, skip?: string): void {
    const keys = visitorKeys[node.type];
    if (!keys) return;
    for (const key of keys) {
      if (key === skip) continue;
      const child = (node as AnyNode)[key];
      if (Array.isArray(child)) {
        for (const item of child as (TSESTree.Node | null)[]) if (item) this.#visit(item, node, here);
      } else if (child) this.#visit(child as TSESTree.Node, node, here);
    }
  }

  #visit(node: TSESTree.Node, parent: TSESTree.Node, here: Here): void {
    (node as { parent: TSESTree.Node }).parent = parent;
    this.works.node(node, here);
    switch (node.type) {
      case N.ThisExpression: this.draft.selfOf.set(node, here.self); return;
      case N.Super:
        if (here.owner !== undefined) this.draft.selfOf.set(node, ['super', here.owner, here.isStatic ? 'static' : 'class']);
        return;
      case N.FunctionDeclaration:
      case N.FunctionExpression:
      case N.ArrowFunctionExpression: this.#function(node, parent, here); return;
      case N.ClassDeclaration:
      case N.ClassExpression: this.#class(node, here); return;
      case N.CallExpression:
      case N.NewExpression:
        this.#children(node, here);
        this.works.call(node, here, this.waits.call(node, here, () => recordCall(this.draft, node, here)));
        if (node.type === N.CallExpression) this.modules.call(node);
        return;
      case N.TaggedTemplateExpression:
        this.#children(node, here);
        recordTag(this.draft, node, here);
        return;
      case N.MemberExpression:
        this.#children(node, here);
        recordRead(this.draft, node, here);
        return;
      case N.AssignmentExpression:
        this.#children(node, here);
        recordAssignment(this.draft, node, here);
        this.waits.write(node.left, here);
        this.modules.assignment(node);
        return;
      case N.JSXAttribute:
        this.#children(node, here);
        recordAttribute(this.draft, node, here);
        return;
      case N.UpdateExpression:
        this.#children(node, here);
        this.waits.write(node.argument, here);
        return;
      case N.AwaitExpression:
        this.waits.await(node, here);
        this.works.await(node, here);
        noteTurn(this.draft, node, here.fn);
        this.#children(node, here);
        return;
      case N.YieldExpression:
        this.works.await(node, here);
        noteTurn(this.draft, node, here.fn);
        this.#children(node, here);
        return;
      case N.ReturnStatement:
        this.#children(node, here);
        this.#returns(here.fn, node.argument);
        return;
      case N.ForStatement:
        if (node.init) this.#visit(node.init, node, here);
        this.#turns(node, here, 'init');
        this.waits.loop(node, here);
        noteLoop(this.draft, node, here.fn);
        return;
      case N.ForOfStatement:
      case N.ForInStatement:
        this.#visit(node.right, node, here);
        this.#turns(node, here, 'right');
        noteLoop(this.draft, node, here.fn);
        return;
      case N.WhileStatement:
      case N.DoWhileStatement:
        this.#turns(node, here);
        this.waits.loop(node, here);
        noteLoop(this.draft, node, here.fn);
        return;
      case N.BlockStatement: this.#block(node, here); return;
      case N.SpreadElement:
        this.#children(node, here);
        this.works.spread(node, here);
        return;
      case N.IfStatement:
      case N.ConditionalExpression:
        this.#visit(node.test, node, here);
        this.#branch(node.consequent, node, here);
        if (node.alternate) this.#branch(node.alternate, node, here);
        return;
      case N.ImportDeclaration:
      case N.ExportNamedDeclaration:
      case N.ExportAllDeclaration:
      case N.ExportDefaultDeclaration:
      case N.TSExportAssignment:
      case N.TSImportEqualsDeclaration:
        this.#children(node, here);
        this.modules.declaration(node);
        return;
      default:
        if (!isTypeOnly(node.type)) this.#children(node, here);
    }
  }

  #turns(node: LoopNode, here: Here, skip?: string): void {
    this.#children(node, { ...here, loops: here.loops + 1, work: this.works.loop(node, here) }, skip);
    if (node.type === N.ForOfStatement && node.await) this.works.await(node.body, here);
    this.works.endLoop();
  }

  /** After `if (…) continue` comes what happens now and then. */
  #block(node: TSESTree.BlockStatement, here: Here): void {
    const { works } = this;
    const around = works.share;
    for (const statement of node.body) {
      this.#visit(statement, node, here);
      if (statement.type === N.IfStatement && !statement.alternate && goesOn(statement.consequent)) works.share /= 2;
    }
    works.share = around;
  }

  /** What stands in a branch happens now and then. */
  #branch(node: TSESTree.Node, parent: TSESTree.Node, here: Here): void {
    const { works } = this;
    const around = works.share;
    works.share = around / 2;
    this.#visit(node, parent, here);
    works.share = around;
  }

  #returns(fn: number, argument: TSESTree.Node | null): void {
    if (argument && isMarkup(argument)) this.draft.functions[fn]!.renders = true;
    if (argument) this.works.returns(fn, argument);
    const { returns } = this.draft.functions[fn]!;
    if (returns.length >= 8) return;
    const value = toExpr(this.draft, argument);
    if (value[0] !== '?' && value[0] !== 'lit') returns.push(value);
  }

  #function(node: FunctionNode, parent: TSESTree.Node, here: Here): void {
    const { draft } = this;
    const id = draft.fn(node);
    const isArrow = node.type === N.ArrowFunctionExpression;
    const { name, span } = nameOf(node, parent);
    let self: Expr = isArrow ? here.self : ['?'];
    let object: DraftFunction['object'];
    if (parent.type === N.Property && parent.value === node && parent.parent.type === N.ObjectExpression) {
      const owner = draft.object(parent.parent);
      if (!isArrow) self = ['this', 'object', owner];
      object = [owner, keyOf(parent, parent.key) ?? '*'];
      // The table of the object is filled when it is first referred to; make sure that it is.
      toExprLater(draft, parent.parent);
    }
    const returnType = toType(draft, node.returnType?.typeAnnotation);
    this.#set(id, {
      name, span: draft.span(span), kind: isArrow ? 'arrow' : 'function', parent: here.fn,
      ...(node.async && { async: true as const }), ...(node.generator && { generator: true as const }), ...(settles(node) && { settles: true as const }),
      ...(object && { object }), ...handedTo(draft, node, parent), ...(returnType[0] !== '?' && { returnType }),
      params: node.params.map((parameter) => parameterBinding(draft, parameter)),
    });
    const work = this.works.function(id);
    const inside: Here = isArrow ? { ...here, fn: id, loops: 0, work } : { fn: id, loops: 0, work, self };
    this.#body(node, inside);
  }

  #body(node: FunctionNode, inside: Here): void {
    for (const parameter of node.params) this.#visit(parameter, node, inside);
    if (!node.body) return;
    const around = this.works.share;
    this.works.share = 1;
    this.#visit(node.body, node, inside);
    this.works.share = around;
    if (node.type === N.ArrowFunctionExpression && node.expression) this.#returns(inside.fn, node.body);
  }

  #class(node: ClassNode, here: Here): void {
    const { draft } = this;
    const id = draft.klass(node);
    if (node.superClass) this.#visit(node.superClass, node, here);
    for (const decorator of node.decorators) this.#visit(decorator, node, here);
    (node.body as { parent: TSESTree.Node }).parent = node;
    const fields = draft.fn(node.body);
    const className = node.id?.name ?? 'class';
    this.#set(fields, { name: `fields of ${className}`, span: draft.span(node.id ?? node), kind: 'field', parent: here.fn, owner: id });
    const instance: Here = { fn: fields, loops: 0, work: this.works.function(fields), self: ['this', 'class', id], owner: id };
    const statics: Here = { fn: here.fn, loops: here.loops, work: here.work, self: ['this', 'static', id], owner: id, isStatic: true };
    for (const member of node.body.body) {
      (member as { parent: TSESTree.Node }).parent = node.body;
      if (member.type === N.StaticBlock) {
        this.#children(member, statics);
        continue;
      }
      if (member.type === N.TSIndexSignature) continue;
      for (const decorator of member.decorators) this.#visit(decorator, member, here);
      if (member.computed) this.#visit(member.key, member, here);
      else (member.key as { parent: TSESTree.Node }).parent = member;
      if (!member.value) continue;
      if (member.type === N.MethodDefinition || member.type === N.TSAbstractMethodDefinition) {
        this.#method(member, member.value as FunctionNode, id, className, here);
      } else {
        this.#visit(member.value, member, member.static ? statics : instance);
      }
    }
    describeClass(draft, node, id);
  }

  #method(member: TSESTree.MethodDefinition | TSESTree.TSAbstractMethodDefinition, node: FunctionNode, owner: number, className: string, here: Here): void {
    const { draft } = this;
    (node as { parent: TSESTree.Node }).parent = member;
    const id = draft.fn(node);
    const key = keyOf(member, member.key) ?? '[computed]';
    const kind = member.kind === 'get' ? 'getter' : member.kind === 'set' ? 'setter' : member.kind;
    const returnType = toType(draft, node.returnType?.typeAnnotation);
    this.#set(id, {
      name: kind === 'constructor' ? `new ${className}` : `${className}.${key}`, span: draft.span(member.key), kind, parent: here.fn, owner,
      ...(node.async && { async: true as const }), ...(node.generator && { generator: true as const }), ...(settles(node) && { settles: true as const }),
      ...(returnType[0] !== '?' && { returnType }), ...decoratorsOf(draft, member.decorators), ...decoratedIn(draft, node),
      params: node.params.map((parameter) => parameterBinding(draft, parameter)),
    });
    const self: Expr = ['this', member.static ? 'static' : 'class', owner];
    this.#body(node, { fn: id, loops: 0, work: this.works.function(id), self, owner, ...(member.static && { isStatic: true }) });
  }
}

const goesOn = (node: TSESTree.Statement): boolean => node.type === N.ContinueStatement
  || (node.type === N.BlockStatement && node.body.at(-1)?.type === N.ContinueStatement);

/** `<p />`, also as one of several answers. */
function isMarkup(node: TSESTree.Node): boolean {
  switch (node.type) {
    case N.JSXElement:
    case N.JSXFragment: return true;
    case N.ConditionalExpression: return isMarkup(node.consequent) || isMarkup(node.alternate);
    case N.LogicalExpression: return isMarkup(node.right);
    default: return false;
  }
}

function toExprLater(draft: Draft, node: TSESTree.ObjectExpression): void {
  // Deferred to the end of the walk: `this` inside the object is not known before.
  draft.pendingObjects.add(node);
}
