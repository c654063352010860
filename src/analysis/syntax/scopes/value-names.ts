/**
 * The names that code declares and uses: finds the same scopes as typescript-eslint's scope manager in a fraction of
 * the time. Declarations are in `declared-names.ts`; statements, expressions and exports follow.
 */
import type { TSESTree } from '@typescript-eslint/types';
import type { Scopes } from './scopes.ts';
import { isPattern, namesIn } from './binding-patterns.ts';
import { DeclaredNames } from './declared-names.ts';
import { ScopeTable, TYPE, VALUE } from './scope.ts';
import { rowsOf } from './visit.ts';

/** The scopes of a file that is an ECMAScript module. */
export function scopesOf(program: TSESTree.Program): Scopes {
  const table = new ScopeTable(program);
  new Names(table).children(program);
  return table.resolve();
}

class Names extends DeclaredNames {
  static readonly #rows = rowsOf(Names, {
    alike: {
      FunctionExpression: 'FunctionDeclaration',
      ArrowFunctionExpression: 'FunctionDeclaration',
      TSDeclareFunction: 'FunctionDeclaration',
      TSEmptyBodyFunctionExpression: 'FunctionDeclaration',
      AccessorProperty: 'PropertyDefinition',
      TSAbstractPropertyDefinition: 'PropertyDefinition',
      TSAbstractAccessorProperty: 'PropertyDefinition',
      TSTypeAliasDeclaration: 'TSInterfaceDeclaration',
      TSIndexSignature: 'TSInterfaceDeclaration',
      ForOfStatement: 'ForInStatement',
      NewExpression: 'CallExpression',
      TSInstantiationExpression: 'TSAsExpression',
      TSSatisfiesExpression: 'TSAsExpression',
      TSTypeAssertion: 'TSAsExpression',
      JSXClosingElement: 'JSXOpeningElement',
    },
    // Labels, members, loader keywords, and names of other modules.
    ignored: [
      'BreakStatement',
      'ContinueStatement',
      'ExportAllDeclaration',
      'ImportAttribute',
      'MetaProperty',
      'PrivateIdentifier',
    ],
  });

  constructor(table: ScopeTable) {
    super(Names.#rows, table);
  }

  Identifier(node: TSESTree.Identifier): void {
    this.table.read(node);
    this.type(node.typeAnnotation);
  }

  JSXIdentifier(node: TSESTree.JSXIdentifier): void {
    this.table.read(node);
  }

  /** Nodes that contain only types. */
  TSInterfaceDeclaration(node: TSESTree.Node): void {
    this.type(node);
  }

  // Exports: a name may refer to a value, a type, or both.

  ExportDefaultDeclaration({ declaration }: TSESTree.ExportDefaultDeclaration): void {
    if (declaration.type === 'Identifier') this.table.read(declaration as TSESTree.Identifier, VALUE | TYPE);
    else this.visit(declaration);
  }

  ExportNamedDeclaration(node: TSESTree.ExportNamedDeclaration): void {
    if (node.declaration) return this.visit(node.declaration);
    if (node.source) return undefined;
    for (const { local, exportKind } of node.specifiers) {
      if (local.type !== 'Identifier') continue;
      this.table.read(
        local as TSESTree.Identifier,
        node.exportKind === 'type' || exportKind === 'type' ? TYPE : VALUE | TYPE,
      );
    }
    return undefined;
  }

  TSExportAssignment({ expression }: TSESTree.TSExportAssignment): void {
    if (expression.type === 'Identifier') this.table.read(expression as TSESTree.Identifier, VALUE | TYPE);
    else this.visit(expression);
  }

  // Statements with scopes of their own.

  BlockStatement(node: TSESTree.BlockStatement): void {
    this.table.open('plain', node);
    this.visitAll(node.body);
    this.table.close();
  }

  CatchClause(node: TSESTree.CatchClause): void {
    this.table.open('plain', node);
    if (node.param) {
      this.visitAll(
        namesIn(node.param, (name, defaults) => {
          this.table.define('CatchClause', name, node);
          this.defaults(name, defaults, true);
        }),
      );
    }
    this.visit(node.body);
    this.table.close();
  }

  ForStatement(node: TSESTree.ForStatement): void {
    this.table.open('plain', node);
    this.children(node);
    this.table.close();
  }

  ForInStatement(node: TSESTree.ForInStatement | TSESTree.ForOfStatement): void {
    const { left } = node;
    this.table.open('plain', node);
    if (left.type === 'VariableDeclaration') {
      this.visit(left);
      namesIn((left as TSESTree.VariableDeclaration).declarations[0]!.id, (name) =>
        this.table.write(name, node.right, true),
      );
    } else {
      this.#assign(left, node.right);
    }
    this.visit(node.right);
    this.visit(node.body);
    this.table.close();
  }

  SwitchStatement(node: TSESTree.SwitchStatement): void {
    this.visit(node.discriminant);
    this.table.open('plain', node);
    this.visitAll(node.cases);
    this.table.close();
  }

  WithStatement(node: TSESTree.WithStatement): void {
    this.visit(node.object);
    this.table.open('with', node);
    this.visit(node.body);
    this.table.close();
  }

  // Expressions.

  AssignmentExpression(node: TSESTree.AssignmentExpression): void {
    const left = this.#target(node.left);
    if (!isPattern(left)) this.visit(left);
    else if (node.operator === '=') this.#assign(left, node.right);
    else if (left.type === 'Identifier') this.table.write(left as TSESTree.Identifier, node.right, false);
    this.visit(node.right);
  }

  UpdateExpression(node: TSESTree.UpdateExpression): void {
    const argument = this.#target(node.argument);
    if (isPattern(argument)) namesIn(argument, (name) => this.table.write(name, null, false));
    else this.visit(node.argument);
  }

  #assign(pattern: TSESTree.Node, value: TSESTree.Node): void {
    const evaluated = namesIn(pattern, (name, defaults) => {
      this.defaults(name, defaults, false);
      this.table.write(name, value, false);
    });
    this.visitAll(evaluated);
  }

  /** The assignment target without type assertions. */
  #target(left: TSESTree.Node): TSESTree.Node {
    switch (left.type as string) {
      case 'TSAsExpression':
      case 'TSTypeAssertion':
        this.type((left as TSESTree.TSAsExpression).typeAnnotation);
        return (left as TSESTree.TSAsExpression).expression;
      case 'TSNonNullExpression':
        return (left as TSESTree.TSNonNullExpression).expression;
      default:
        return left;
    }
  }

  CallExpression(node: TSESTree.CallExpression | TSESTree.NewExpression): void {
    this.visit(node.callee);
    this.visitAll(node.arguments);
    this.type(node.typeArguments);
  }

  TaggedTemplateExpression(node: TSESTree.TaggedTemplateExpression): void {
    this.visit(node.tag);
    this.visit(node.quasi);
    this.type(node.typeArguments);
  }

  MemberExpression(node: TSESTree.MemberExpression): void {
    this.visit(node.object);
    if (node.computed) this.visit(node.property);
  }

  Property(node: TSESTree.Property): void {
    if (node.computed) this.visit(node.key);
    this.visit(node.value);
  }

  /** A value with types. */
  TSAsExpression(node: TSESTree.TSAsExpression | TSESTree.TSInstantiationExpression): void {
    this.visit(node.expression);
    this.type('typeArguments' in node ? node.typeArguments : node.typeAnnotation);
  }

  /** Lower-case elements are built in. */
  JSXOpeningElement(node: TSESTree.JSXOpeningElement | TSESTree.JSXClosingElement): void {
    const { name } = node;
    if (name.type !== 'JSXIdentifier' || isComponent((name as TSESTree.JSXIdentifier).name)) this.visit(name);
    if (!('attributes' in node)) return;
    this.type(node.typeArguments);
    this.visitAll(node.attributes);
  }

  JSXAttribute(node: TSESTree.JSXAttribute): void {
    this.visit(node.value);
  }

  JSXMemberExpression({ object }: TSESTree.JSXMemberExpression): void {
    if (object.type !== 'JSXIdentifier' || (object as TSESTree.JSXIdentifier).name !== 'this') this.visit(object);
  }

  LabeledStatement(node: TSESTree.LabeledStatement): void {
    this.visit(node.body);
  }
}

const isComponent = (name: string): boolean => name === 'this' || name[0]!.toUpperCase() === name[0];
