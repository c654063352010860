/**
 * The names that declarations of values introduce: variables, parameters, functions, classes, enums, namespaces and
 * imports.
 */
import type { TSESTree } from '@typescript-eslint/types';
import { namesIn } from './binding-patterns.ts';
import type { ScopeTable } from './scope.ts';
import { TypeNames } from './type-names.ts';
import { Pass } from './visit.ts';

type AnyFunction =
  | TSESTree.FunctionDeclaration
  | TSESTree.FunctionExpression
  | TSESTree.ArrowFunctionExpression
  | TSESTree.TSDeclareFunction
  | TSESTree.TSEmptyBodyFunctionExpression;
type AnyProperty =
  | TSESTree.PropertyDefinition
  | TSESTree.AccessorProperty
  | TSESTree.TSAbstractPropertyDefinition
  | TSESTree.TSAbstractAccessorProperty;

/** The part of a pass that declares; whoever extends it reads and assigns. */
export abstract class DeclaredNames extends Pass {
  readonly table: ScopeTable;
  readonly #types: TypeNames;

  constructor(rows: ConstructorParameters<typeof Pass>[0], table: ScopeTable) {
    super(rows);
    this.table = table;
    this.#types = new TypeNames(table, (node) => this.visit(node));
  }

  type(node: TSESTree.Node | null | undefined): void {
    if (node) this.#types.visit(node);
  }

  VariableDeclaration(node: TSESTree.VariableDeclaration): void {
    const scope = node.kind === 'var' ? this.table.scope.variableScope : this.table.scope;
    for (const declarator of node.declarations) {
      const evaluated = namesIn(declarator.id, (name, defaults) => {
        this.table.define('Variable', name, declarator, node, scope);
        this.defaults(name, defaults, true);
        if (declarator.init) this.table.write(name, declarator.init, true);
      });
      this.visitAll(evaluated);
      this.visit(declarator.init);
      this.type(declarator.id.typeAnnotation);
    }
  }

  /** The values that a pattern assigns where there is none. */
  defaults(name: TSESTree.Identifier, defaults: readonly TSESTree.AssignmentPattern[], init: boolean): void {
    for (const { right } of defaults) this.table.write(name, right, init);
  }

  ImportDeclaration(node: TSESTree.ImportDeclaration): void {
    for (const specifier of node.specifiers) this.table.define('ImportBinding', specifier.local, specifier, node);
  }

  TSImportEqualsDeclaration(node: TSESTree.TSImportEqualsDeclaration): void {
    this.table.define('ImportBinding', node.id, node, node);
    let name: TSESTree.Node = node.moduleReference;
    while (name.type === 'TSQualifiedName') name = (name as TSESTree.TSQualifiedName).left;
    this.visit(name);
  }

  FunctionDeclaration(node: AnyFunction): void {
    const isNamedExpression = node.type === 'FunctionExpression' && node.id !== null;
    if (isNamedExpression) this.table.open('plain', node);
    if (node.id) this.table.define('FunctionName', node.id, node);
    this.table.open('function', node);
    for (const parameter of node.params) {
      this.#parameter(parameter, node);
      this.visitAll(parameter.decorators);
    }
    this.#body(node);
    if (isNamedExpression) this.table.close();
  }

  #method(node: TSESTree.FunctionExpression): void {
    for (const parameter of node.params) this.visitAll(parameter.decorators);
    this.table.open('function', node);
    for (const parameter of node.params) this.#parameter(parameter, node);
    this.#body(node);
  }

  #parameter(parameter: TSESTree.Parameter, node: AnyFunction): void {
    const evaluated = namesIn(parameter, (name, defaults) => {
      this.table.define('Parameter', name, node);
      this.defaults(name, defaults, true);
    });
    this.visitAll(evaluated);
    let typed: TSESTree.Node = parameter;
    if (typed.type === 'TSParameterProperty') typed = (typed as TSESTree.TSParameterProperty).parameter;
    if (typed.type === 'AssignmentPattern') typed = (typed as TSESTree.AssignmentPattern).left;
    this.type((typed as TSESTree.Identifier).typeAnnotation);
  }

  #body(node: AnyFunction): void {
    this.type(node.returnType);
    this.type(node.typeParameters);
    if (node.body?.type === 'BlockStatement') this.visitAll((node.body as TSESTree.BlockStatement).body);
    else this.visit(node.body);
    this.table.close();
  }

  ClassDeclaration(node: TSESTree.ClassDeclaration): void {
    if (node.id) this.table.define('ClassName', node.id, node);
    this.#class(node);
  }

  ClassExpression(node: TSESTree.ClassExpression): void {
    this.#class(node);
  }

  /** Inside the class, its name is a separate variable. */
  #class(node: TSESTree.ClassDeclaration | TSESTree.ClassExpression): void {
    this.visitAll(node.decorators);
    this.table.open('plain', node);
    if (node.id) this.table.define('ClassName', node.id, node);
    this.visit(node.superClass);
    this.type(node.typeParameters);
    this.type(node.superTypeArguments);
    for (const base of node.implements) this.type(base);
    this.visit(node.body);
    this.table.close();
  }

  MethodDefinition(node: TSESTree.MethodDefinition): void {
    if (node.computed) this.visit(node.key);
    if (node.value.type === 'FunctionExpression') this.#method(node.value as TSESTree.FunctionExpression);
    else this.visit(node.value);
    this.visitAll(node.decorators);
  }

  TSAbstractMethodDefinition(node: TSESTree.TSAbstractMethodDefinition): void {
    if (node.computed) this.visit(node.key);
    this.visit(node.value);
    this.visitAll(node.decorators);
  }

  PropertyDefinition(node: AnyProperty): void {
    if (node.computed) this.visit(node.key);
    if (node.value) {
      this.table.open('variables', node.value);
      this.visit(node.value);
      this.table.close();
    }
    this.visitAll(node.decorators);
    this.type(node.typeAnnotation);
  }

  StaticBlock(node: TSESTree.StaticBlock): void {
    this.table.open('variables', node);
    this.visitAll(node.body);
    this.table.close();
  }

  TSEnumDeclaration(node: TSESTree.TSEnumDeclaration): void {
    this.table.define('TSEnumName', node.id, node);
    this.table.open('plain', node);
    for (const member of node.body.members) {
      if (member.id.type === 'Identifier')
        this.table.define('TSEnumMemberName', member.id as TSESTree.Identifier, member);
      else if (member.id.type === 'Literal')
        this.table.defineQuoted('TSEnumMemberName', member.id as TSESTree.StringLiteral, member);
      this.visit(member.initializer);
    }
    this.table.close();
  }

  TSModuleDeclaration(node: TSESTree.TSModuleDeclaration): void {
    if (node.id.type === 'Identifier' && node.kind !== 'global')
      this.table.define('TSModuleName', node.id as TSESTree.Identifier, node);
    this.table.open('variables', node);
    this.visit(node.body);
    this.table.close();
  }
}
