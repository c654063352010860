/** Makes a function and all its callers async, across files, up to the event loop. */
import { COMPLETION } from '../../catalogue/naming/words.ts';
import { GROUPS } from '../../catalogue/testing.ts';
import { isCallbackName, receiverIn } from '../../facts/function-names.ts';
import type { TSESTree } from '@typescript-eslint/types';
import { N } from '../../syntax/node-types.ts';
import type { Variable } from '../../syntax/scopes/scopes.ts';
import { functionAround, isFunction } from '../../syntax/traverse.ts';
import type { CallNode, SourceTree } from '../source-tree.ts';
import type { Edge, FunctionSymbol, Own, Program, SourceFile } from '../../program/index.ts';
import { makeAsync, type AnyFunction } from './async-function.ts';
import { awaitExpression } from './await-call.ts';
import { awaitCallback, isInlined } from './callbacks.ts';
import type { Carrier } from './carrier.ts';
import { promiseMembers } from './declarations.ts';
import { expectRejection } from './expectations.ts';
import { familyOf, implementations, type Family } from './family.ts';
import { returnsPromises } from './promises.ts';
import { checkReferences } from './references.ts';
import { keepErrors } from './handler-errors.ts';
import { Refusal } from './refusal.ts';
import type { Sources } from './sources.ts';
import { NO_TOP_LEVEL_AWAIT, isEsModule, awaitAtTopLevel } from './top-level.ts';

/** Where a function will wait and did not wait before. */
export interface Point {
  readonly sourceFile: SourceFile;
  readonly tree: SourceTree;
  /** What is awaited, or the loop whose iterations wait. */
  readonly node: TSESTree.Node;
}

export class Chain implements Carrier {
  /** Functions that become async, in the order in which they were reached. */
  readonly nodes: FunctionSymbol[] = [];
  readonly points: Point[] = [];
  /** Variables that will hold a promise from the moment in which they are tested. */
  readonly kept = new Set<Variable>();
  readonly #known = new Set<FunctionSymbol>();
  readonly #families = new Set<string>();
  readonly #told = new Set<string>();

  constructor(
    readonly program: Program,
    readonly sources: Sources,
  ) {}

  /** @throws {Refusal} if the chain cannot be made async */
  carry(start: FunctionSymbol): void {
    this.require(start);
    this.follow();
  }

  /** Continues with the callers of all functions that must await, until none is left. */
  follow(): void {
    // The array grows during the iteration.
    for (const node of this.nodes) this.#spread(node);
  }

  require(node: FunctionSymbol): void {
    if (node.facts.async || this.#known.has(node)) return;
    this.#known.add(node);
    this.nodes.push(node);
  }

  tell(what: string): void {
    this.#told.add(what);
  }

  /** What else the title must say. */
  get told(): readonly string[] {
    return [...this.#told];
  }

  treeOf(sourceFile: SourceFile, node?: FunctionSymbol): SourceTree {
    const tree = sourceFile.isDependency ? undefined : this.sources.tree(sourceFile);
    if (tree) return tree;
    const reason = sourceFile.isDependency ? 'a dependency calls it' : 'the file cannot be changed';
    throw new Refusal(reason, sourceFile.path, node?.facts.span ?? [1, 1, 1, 1]);
  }

  #spread(node: FunctionSymbol): void {
    const tree = this.treeOf(node.sourceFile, node);
    const syntax = tree.functionAt(node.id);
    const refuse = (reason: string): never => {
      throw new Refusal(reason, node.sourceFile.path, node.facts.span);
    };
    if (!syntax || !isFunction(syntax)) return refuse(NOT_ASYNC[node.facts.kind] ?? 'it cannot be async');
    const fn = syntax as AnyFunction;
    for (const { context, kind } of node.entryPoints) {
      if (context === 'exit') refuse('an exit handler cannot be async');
      if (context === 'render') refuse(`${kind} does not await it`);
    }
    if (node.facts.answersSync) refuse('its caller needs the result synchronously');
    if (takesCallback(node, fn)) refuse('the test signals completion with a callback');
    keepErrors(this, { node, tree, fn });
    const patch = this.sources.patch(node.sourceFile);
    const hadPromise = returnsPromises(node, tree, fn);
    if (!isInlined(fn)) {
      const refused = makeAsync(tree, fn, patch);
      if (refused) refuse(refused);
    }
    if (hadPromise) return;
    if ([...this.program.sourceFiles].some(({ facts }) => facts.syntaxOnly)) this.sources.source.wantTests?.();
    for (const edge of node.in) this.#caller(edge);
    if (this.#isExpectation(node, tree, fn)) return;
    checkReferences(this, { node, tree, fn });
  }

  #caller(edge: Edge): void {
    const { from, kind, span } = edge;
    const refuse = (reason: string): never => {
      throw new Refusal(reason, from.sourceFile.path, span);
    };
    if (kind === 'then') return;
    if (kind === 'later') {
      const receiver = receiverIn(edge.name);
      if (receiver !== undefined && GROUPS.has(receiver)) refuse(`${receiver}() does not await its callback`);
      return;
    }
    if (from.sourceFile.isDependency) refuse('a dependency calls it');
    if (kind === 'guess') refuse(`${edge.name}() may call it`);
    const tree = this.treeOf(from.sourceFile, from);
    const call = tree.callAt(span);
    if (!call) return refuse(`the call of ${edge.name} has moved since the last analysis`);
    if (kind === 'callback') {
      if (this.program.evaluator.value(from.sourceFile, calleeExpr(tree, call)).some(({ kind: of }) => of === 'fn'))
        refuse(`${edge.name.slice(12)}() does not await its callback`);
      const refused = awaitCallback({ sourceFile: from.sourceFile, tree, sources: this.sources }, call);
      if (refused) refuse(refused);
      if (from.facts.kind === 'module' && !isEsModule(from.sourceFile)) refuse(NO_TOP_LEVEL_AWAIT);
      this.enclose(from.sourceFile, tree, call);
    } else this.awaitAt(from.sourceFile, tree, call);
  }

  awaitAt(sourceFile: SourceFile, tree: SourceTree, expression: TSESTree.Node): void {
    const refused = awaitExpression(tree, expression, this.sources.patch(sourceFile));
    if (refused) throw new Refusal(refused, sourceFile.path, tree.span(expression));
    this.enclose(sourceFile, tree, expression);
  }

  enclose(sourceFile: SourceFile, tree: SourceTree, expression: TSESTree.Node): void {
    if (!this.points.some(({ node }) => node === expression)) this.points.push({ sourceFile, tree, node: expression });
    const fn = functionAround(expression);
    if (fn) this.require(sourceFile.nodes[tree.idOf(fn)]!);
    else {
      const refused = awaitAtTopLevel(sourceFile, tree, expression, this.sources.patch(sourceFile));
      if (refused) throw new Refusal(refused, sourceFile.path, tree.span(expression));
    }
  }

  #isExpectation(node: FunctionSymbol, tree: SourceTree, fn: AnyFunction): boolean {
    const awaited = expectRejection(fn, this.sources.patch(node.sourceFile));
    if (awaited) this.enclose(node.sourceFile, tree, awaited);
    return awaited !== undefined;
  }

  family(owners: readonly Own[], name: string, at: FunctionSymbol): Family {
    const family = familyOf(this.program.evaluator, owners, name);
    if (family.outside) {
      const where = family.outside.of.sourceFile;
      throw new Refusal(
        `${family.outside.name} is outside the project and may declare ${name}()`,
        where.path,
        at.facts.span,
      );
    }
    for (const own of family.owners) {
      const key = `${own.kind} ${own.id} ${own.sourceFile.path} ${name}`;
      if (this.#families.has(key)) continue;
      this.#families.add(key);
      if (own.kind === 'object') continue;
      promiseMembers(this.treeOf(own.sourceFile), this.sources.patch(own.sourceFile), own, name);
    }
    for (const node of implementations(family)) this.require(node);
    return family;
  }
}

const calleeExpr = (tree: SourceTree, call: CallNode) =>
  tree.expr(call.type === N.TaggedTemplateExpression ? call.tag : call.callee);

const NOT_ASYNC: Readonly<Partial<Record<FunctionSymbol['facts']['kind'], string>>> = {
  constructor: 'a constructor cannot be async',
  getter: 'a getter cannot be async',
  setter: 'a setter cannot be async',
  field: 'a field initialiser cannot use await',
  'static-block': 'a static block cannot use await',
};

/** Tests that take `done` must not return a promise. */
function takesCallback({ sourceFile, facts }: FunctionSymbol, { params: [first] }: AnyFunction): boolean {
  return (
    sourceFile.role === 'test' &&
    isCallbackName(facts.name) &&
    first?.type === N.Identifier &&
    COMPLETION.pattern.test(first.name)
  );
}
