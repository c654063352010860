/** Scopes, variables and references: first collects all declarations of a file, then resolves the references. */
import type { TSESTree } from '@typescript-eslint/types';
import { startOf } from '../offsets.ts';
import type { Definition, DefinitionKind, Reference, Scopes, Variable } from './scopes.ts';

/** What a name may stand for, as bits. */
export const VALUE = 1;
export const TYPE = 2;

/** A declaration of both a value and a type has both bits. */
const MEANING: Readonly<Record<DefinitionKind, number>> = {
  CatchClause: VALUE,
  FunctionName: VALUE,
  ImplicitGlobalVariable: VALUE,
  Parameter: VALUE,
  Variable: VALUE,
  Type: TYPE,
  ClassName: VALUE | TYPE,
  ImportBinding: VALUE | TYPE,
  TSEnumName: VALUE | TYPE,
  TSEnumMemberName: VALUE | TYPE,
  TSModuleName: VALUE | TYPE,
};

export type ScopeKind = 'plain' | 'function' | 'variables' | 'with' | 'functionType' | 'mappedType' | 'conditionalType';

export class Scope {
  readonly variableScope: Scope;
  #variables: Map<string, ScopeVariable> | undefined;

  constructor(
    readonly kind: ScopeKind,
    readonly block: TSESTree.Node,
    readonly upper: Scope | undefined,
  ) {
    this.variableScope = kind === 'function' || kind === 'variables' || !upper ? this : upper.variableScope;
  }

  variable(name: string): ScopeVariable | undefined {
    return this.#variables?.get(name);
  }

  /** @returns the existing variable of this name, or a new one */
  variableFor(name: string, all: ScopeVariable[]): ScopeVariable {
    this.#variables ??= new Map();
    let variable = this.#variables.get(name);
    if (!variable) {
      variable = new ScopeVariable(name, this);
      this.#variables.set(name, variable);
      all.push(variable);
    }
    return variable;
  }
}

class ScopeVariable implements Variable {
  readonly defs: Definition[] = [];
  readonly identifiers: TSESTree.Node[] = [];
  readonly references: Use[] = [];
  meaning = 0;

  constructor(
    readonly name: string,
    readonly scope: Scope,
  ) {}
}

class Use implements Reference {
  constructor(
    readonly identifier: TSESTree.Identifier | TSESTree.JSXIdentifier,
    readonly from: Scope,
    readonly meaning: number,
    readonly written: boolean,
    readonly writeExpr: TSESTree.Node | null | undefined,
    readonly init: boolean | undefined,
  ) {}

  isWrite(): boolean {
    return this.written;
  }
}

/** Collects the declarations and uses in a file. */
export class ScopeTable implements Scopes {
  readonly variables: ScopeVariable[] = [];
  readonly resolved = new Map<TSESTree.Node, ScopeVariable | null>();
  readonly #uses: Use[] = [];
  scope: Scope;

  constructor(program: TSESTree.Program) {
    this.scope = new Scope('variables', program, undefined);
  }

  open(kind: ScopeKind, block: TSESTree.Node): void {
    this.scope = new Scope(kind, block, this.scope);
  }

  close(): void {
    this.scope = this.scope.upper!;
  }

  define(
    type: DefinitionKind,
    name: TSESTree.Identifier,
    node: TSESTree.Node,
    parent?: TSESTree.Node,
    scope: Scope = this.scope,
  ): void {
    const variable = this.#declare(name.name, type, name, node, parent, scope);
    variable.identifiers.push(name);
  }

  /** A name written as a string. */
  defineQuoted(type: DefinitionKind, name: TSESTree.StringLiteral, node: TSESTree.Node): void {
    this.#declare(name.value, type, name, node, undefined, this.scope);
  }

  #declare(
    name: string,
    type: DefinitionKind,
    at: TSESTree.Node,
    node: TSESTree.Node,
    parent: TSESTree.Node | undefined,
    scope: Scope,
  ): ScopeVariable {
    const variable = scope.variableFor(name, this.variables);
    variable.defs.push({ type, name: at, node, parent });
    variable.meaning |= MEANING[type];
    return variable;
  }

  read(identifier: TSESTree.Identifier | TSESTree.JSXIdentifier, meaning: number = VALUE): void {
    this.#uses.push(new Use(identifier, this.scope, meaning, false, undefined, undefined));
  }

  write(identifier: TSESTree.Identifier, writeExpr: TSESTree.Node | null, init: boolean): void {
    this.#uses.push(new Use(identifier, this.scope, VALUE, true, writeExpr, init));
  }

  /** Runs after all declarations are known. */
  resolve(): Scopes {
    for (const use of this.#uses) {
      const variable = variableOf(use);
      if (variable) variable.references.push(use);
      this.resolved.set(use.identifier, variable);
    }
    return this;
  }
}

function variableOf(use: Use): ScopeVariable | null {
  const {
    identifier: { name },
    meaning,
  } = use;
  for (let scope: Scope | undefined = use.from; scope; scope = scope.upper) {
    if (scope.kind === 'with') return null;
    const variable = scope.variable(name);
    if (variable && (variable.meaning & meaning) !== 0 && isVisible(variable, use, scope)) return variable;
    if (name === 'arguments' && scope.kind === 'function' && scope.block.type !== 'ArrowFunctionExpression')
      return null;
  }
  return null;
}

/** Parameter defaults cannot see the declarations in the body. */
function isVisible(variable: ScopeVariable, { identifier }: Use, { kind, block }: Scope): boolean {
  if (kind !== 'function' || !('body' in block) || !block.body) return true;
  const body = startOf(block.body as TSESTree.Node);
  return startOf(identifier) >= body || variable.defs.some(({ name }) => startOf(name) < body);
}
