/** The tables of a file's facts while they are filled; ids are indexes into them. */
import type { TSESTree } from '@typescript-eslint/types';
import type { Span } from '../findings.ts';
import type {
  Arm,
  Binding,
  CallFacts,
  ClassFacts,
  FunctionFacts,
  FunctionKind,
  Guard,
  ImportFacts,
  InterfaceFacts,
  ObjectFacts,
  Seldom,
} from '../facts/facts.ts';
import { endOf, startOf, type Placed } from '../syntax/offsets.ts';
import type { Scopes, Variable } from '../syntax/scopes/scopes.ts';
import { N, type ClassSyntax } from '../syntax/node-types.ts';
import { spanOf } from '../syntax/lines.ts';
import { traverse } from '../syntax/traverse.ts';
import type { WorkBuilder } from './cost/work-builder.ts';
import type { Expr } from '../facts/expr.ts';

/** The function that is the module itself. */
const MODULE = 0;

/** A part of the facts that is still being built. */
export type Mutable<T> = { -readonly [K in keyof T]: T[K] };
/** A function while its body is visited. */
export type FunctionBuilder = Mutable<Omit<FunctionFacts, 'calls' | 'returns' | 'params'>> & {
  calls: CallFacts[];
  returns: Expr[];
  params: number[];
  kind: FunctionKind;
};

/** What the walk knows about the current place. */
export interface Here {
  readonly fn: number;
  readonly loops: number;
  /** Their statements, from the outside in. */
  readonly around?: readonly TSESTree.Node[];
  /** Collects the work of the enclosing function or loop iteration. */
  readonly work: WorkBuilder;
  /** What `this` refers to. */
  readonly self: Expr;
  readonly owner?: number;
  readonly isStatic?: boolean;
  /** Where the function starts. */
  readonly begins: number;
  /** See `guards.ts`. */
  readonly seldom?: Seldom;
  readonly guards?: readonly Guard[];
  /** See `choices.ts`. */
  readonly arms?: readonly Arm[];
}

interface FewCall {
  readonly call: Mutable<CallFacts>;
  readonly node: TSESTree.CallExpression | TSESTree.NewExpression;
  readonly here: Here;
}

export class FactsBuilder {
  readonly functions: FunctionBuilder[] = [];
  readonly classes: Mutable<ClassFacts>[] = [];
  readonly objects: Mutable<ObjectFacts>[] = [];
  readonly interfaces: Mutable<InterfaceFacts>[] = [];
  readonly imports: ImportFacts[] = [];
  readonly bindings: Mutable<Binding>[] = [];
  readonly variables: (Variable | undefined)[] = [];
  /**
   * What `this` refers to in a function, recorded before its body is visited, so that expressions can be evaluated in
   * any order.
   */
  readonly selfOf = new Map<TSESTree.Node, Expr>();

  /** Properties into which something is put by a key that is worked out: `this.rows[id] = row`. */
  readonly tables = new Set<string>();

  /** Choices by a word that were met, numbered. */
  readonly choices = new Map<TSESTree.Node, number>();

  /** Object literals with functions in them, described at the end of the walk. */
  readonly pendingObjects = new Set<TSESTree.ObjectExpression>();

  readonly describedObjects = new Set<number>();
  readonly describedInterfaces = new Set<number>();

  /** Calls that may start a thread, a process or a pool, until the use of their handles is known. */
  readonly handles: (readonly [node: TSESTree.CallExpression | TSESTree.NewExpression, call: Mutable<CallFacts>])[] =
    [];

  /** Calls that may be made a few times only, until all uses of their lists are known. */
  readonly fewCalls: FewCall[] = [];

  /** The awaits of each loop, without those of nested loops, collected before the loop is left. */
  readonly awaitsOf = new Map<TSESTree.Node, TSESTree.AwaitExpression[]>();
  /** Loops that yield in another way: an await of unknown duration in a nested loop, `for await`, a `yield`. */
  readonly yieldingLoops = new Set<TSESTree.Node>();

  readonly #functionIds = new Map<TSESTree.Node, number>();
  readonly #classIds = new Map<TSESTree.Node, number>();
  readonly #objectIds = new Map<TSESTree.Node, number>();
  readonly #interfaceIds = new Map<TSESTree.Node, number>();
  readonly #variableIds = new Map<Variable, number>();
  #declared: Map<TSESTree.Node, Variable> | undefined;
  readonly #callsIn = new Map<TSESTree.Node, ReadonlyMap<TSESTree.Node, TSESTree.CallExpression>>();
  readonly #moduleIds = new Map<string, number>();
  /** The functions in which each module is loaded by a call. */
  readonly #loadedIn = new Map<number, Here[]>();

  constructor(
    readonly text: string,
    readonly starts: readonly number[],
    readonly scopes: Scopes,
  ) {}

  span(node: Placed): Span {
    return spanOf(this.starts, startOf(node), endOf(node));
  }

  /** The variable that an identifier refers to; null if the file does not declare it. */
  variable(identifier: TSESTree.Node): Variable | null | undefined {
    const variable = this.scopes.resolved.get(identifier);
    // The implicit library globals (`Array`, `Promise`) are not variables of the file.
    return variable && variable.defs.length === 0 ? null : variable;
  }

  /** What an identifier refers to. */
  named(identifier: TSESTree.Identifier): Expr {
    const variable = this.variable(identifier);
    return variable ? ['var', this.binding(variable)] : ['global', identifier.name];
  }

  /** The variable that an identifier declares. */
  declared(identifier: TSESTree.Node): Variable | undefined {
    if (!this.#declared) {
      this.#declared = new Map();
      for (const variable of this.scopes.variables)
        for (const name of variable.identifiers) this.#declared.set(name, variable);
    }
    return this.#declared.get(identifier);
  }

  /** The calls of names in a block, by the identifier that is called: one walk, however often it is asked for. */
  callsIn(block: TSESTree.Node): ReadonlyMap<TSESTree.Node, TSESTree.CallExpression> {
    const known = this.#callsIn.get(block);
    if (known) return known;
    const calls = new Map<TSESTree.Node, TSESTree.CallExpression>();
    traverse(block, (node) => {
      if (node.type === N.CallExpression && node.callee.type === N.Identifier) calls.set(node.callee, node);
    });
    this.#callsIn.set(block, calls);
    return calls;
  }

  binding(variable: Variable): number {
    const known = this.#variableIds.get(variable);
    if (known !== undefined) return known;
    this.variables.push(variable);
    return numbered(this.#variableIds, variable, this.bindings.push({ name: variable.name }) - 1);
  }

  /** A variable without its own name: a destructured parameter. */
  anonymousBinding(binding: Binding): number {
    this.variables.push(undefined);
    return this.bindings.push(binding) - 1;
  }

  functionNodes(): Iterable<readonly [TSESTree.Node, number]> {
    return this.#functionIds;
  }

  /** Variables with a binding, and its id. */
  boundVariables(): Iterable<readonly [Variable, number]> {
    return this.#variableIds;
  }

  fn(node: TSESTree.Node): number {
    return (
      this.#functionIds.get(node) ??
      numbered(
        this.#functionIds,
        node,
        this.functions.push({
          name: '',
          span: this.span(node),
          kind: 'function',
          parent: -1,
          params: [],
          returns: [],
          calls: [],
        }) - 1,
      )
    );
  }

  klass(node: ClassSyntax): number {
    const { name = 'class' } = node.id ?? {};
    return (
      this.#classIds.get(node) ??
      numbered(this.#classIds, node, this.classes.push({ name, span: this.span(node.id ?? node), members: [] }) - 1)
    );
  }

  object(node: TSESTree.Node): number {
    return this.#objectIds.get(node) ?? numbered(this.#objectIds, node, this.objects.push({ entries: [] }) - 1);
  }

  interface(node: TSESTree.Node, name: string): number {
    return (
      this.#interfaceIds.get(node) ??
      numbered(this.#interfaceIds, node, this.interfaces.push({ name, members: [] }) - 1)
    );
  }

  /**
   * One entry per specifier and kind of loading; a value import turns an earlier type import of the specifier into a
   * real one.
   */
  module(specifier: string, kind: ImportFacts['kind'], node: TSESTree.Node, typeOnly = false): number {
    const key = `${kind}:${specifier}`;
    const known = this.#moduleIds.get(key);
    if (known !== undefined) {
      const entry = this.imports[known]!;
      if (entry.typeOnly && !typeOnly) this.imports[known] = { specifier, span: entry.span, kind };
      return known;
    }
    const id = this.imports.push({ specifier, span: this.span(node), kind, ...(typeOnly && { typeOnly }) }) - 1;
    this.#moduleIds.set(key, id);
    return id;
  }

  /** The files that a pattern means: {@link ImportFacts.isPattern}. */
  folder(pattern: string, kind: ImportFacts['kind'], node: TSESTree.Node): number {
    const id = this.module(pattern, kind, node);
    this.imports[id] = { ...this.imports[id]!, isPattern: true };
    return id;
  }

  /** `import('./a')` or `require('./a')` stands in a function, or in the module itself. */
  noteLoad(module: number, here: Here): void {
    const known = this.#loadedIn.get(module);
    if (known) known.push(here);
    else this.#loadedIn.set(module, [here]);
  }

  /** Says of each import whether it waits for a function to run. */
  describeLoads(): void {
    for (const [id, places] of this.#loadedIn) {
      const functions = new Set(places.map(({ fn }) => fn));
      const arms = places.length === 1 ? places[0]!.arms : undefined;
      const within = functions.has(MODULE) ? undefined : [...functions];
      this.imports[id] = { ...this.imports[id]!, ...(within && { within }), ...(arms && { arms }) };
    }
  }
}

/** Assigns a new id. Takes no callback for speed: ids are looked up often. */
function numbered<K>(ids: Map<K, number>, key: K, id: number): number {
  ids.set(key, id);
  return id;
}
