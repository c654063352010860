/** The names that types declare and use. */
import type { TSESTree } from '@typescript-eslint/types';
import { namesIn } from './binding-patterns.ts';
import { TYPE, type Scope, type ScopeTable } from './scope.ts';
import { Pass, rowsOf } from './visit.ts';

type FunctionType =
  | TSESTree.TSFunctionType
  | TSESTree.TSConstructorType
  | TSESTree.TSCallSignatureDeclaration
  | TSESTree.TSConstructSignatureDeclaration
  | TSESTree.TSMethodSignature;

export class TypeNames extends Pass {
  static readonly #rows = rowsOf(TypeNames, {
    alike: {
      TSCallSignatureDeclaration: 'TSFunctionType',
      TSConstructorType: 'TSFunctionType',
      TSConstructSignatureDeclaration: 'TSFunctionType',
    },
  });
  readonly #table: ScopeTable;
  readonly #visitValue: (node: TSESTree.Node) => void;

  constructor(table: ScopeTable, visitValue: (node: TSESTree.Node) => void) {
    super(TypeNames.#rows);
    this.#table = table;
    this.#visitValue = visitValue;
  }

  Identifier(node: TSESTree.Identifier): void {
    this.#table.read(node, TYPE);
  }

  MemberExpression(node: TSESTree.MemberExpression): void {
    this.visit(node.object);
  }

  TSFunctionType(node: FunctionType): void {
    this.#functionType(node);
  }

  TSMethodSignature(node: TSESTree.TSMethodSignature): void {
    if (node.computed) this.#visitValue(node.key);
    this.#functionType(node);
  }

  /** Its parameters and type parameters are visible only inside it. */
  #functionType(node: FunctionType): void {
    this.#table.open('functionType', node);
    this.visit(node.typeParameters);
    for (const parameter of node.params) {
      let isTyped = false;
      namesIn(parameter, (name) => {
        this.#table.define('Parameter', name, node);
        if (!name.typeAnnotation) return;
        this.visit(name.typeAnnotation);
        isTyped = true;
      });
      if (!isTyped && 'typeAnnotation' in parameter) this.visit(parameter.typeAnnotation);
    }
    this.visit(node.returnType);
    this.#table.close();
  }

  /** Types inferred in the condition are not visible in the false branch. */
  TSConditionalType(node: TSESTree.TSConditionalType): void {
    this.#table.open('conditionalType', node);
    this.visit(node.checkType);
    this.visit(node.extendsType);
    this.visit(node.trueType);
    this.#table.close();
    this.visit(node.falseType);
  }

  TSInferType({ typeParameter }: TSESTree.TSInferType): void {
    this.#table.define('Type', typeParameter.name, typeParameter, undefined, this.#inferredIn());
    this.visit(typeParameter.constraint);
  }

  #inferredIn(): Scope {
    const { scope } = this.#table;
    if (!isNested(scope)) return scope;
    let outer = scope.upper;
    while (outer && isNested(outer)) outer = outer.upper;
    return outer?.kind === 'conditionalType' ? outer : scope;
  }

  TSImportType(node: TSESTree.TSImportType): void {
    this.visit(node.typeArguments);
  }

  TSIndexSignature(node: TSESTree.TSIndexSignature): void {
    for (const parameter of node.parameters)
      if (parameter.type === 'Identifier') this.visit((parameter as TSESTree.Identifier).typeAnnotation);
    this.visit(node.typeAnnotation);
  }

  TSInterfaceDeclaration(node: TSESTree.TSInterfaceDeclaration): void {
    this.#table.define('Type', node.id, node);
    this.#withTypeParameters(node, () => {
      this.visitAll(node.extends);
      this.visit(node.body);
    });
  }

  TSTypeAliasDeclaration(node: TSESTree.TSTypeAliasDeclaration): void {
    this.#table.define('Type', node.id, node);
    this.#withTypeParameters(node, () => this.visit(node.typeAnnotation));
  }

  #withTypeParameters(
    node: TSESTree.TSInterfaceDeclaration | TSESTree.TSTypeAliasDeclaration,
    visitRest: () => void,
  ): void {
    if (!node.typeParameters) return visitRest();
    this.#table.open('plain', node);
    this.visit(node.typeParameters);
    visitRest();
    return this.#table.close();
  }

  TSMappedType(node: TSESTree.TSMappedType): void {
    this.#table.open('mappedType', node);
    this.#table.define('Type', node.key, node);
    this.visit(node.constraint);
    this.visit(node.nameType);
    this.visit(node.typeAnnotation);
    this.#table.close();
  }

  TSNamedTupleMember(node: TSESTree.TSNamedTupleMember): void {
    this.visit(node.elementType);
  }

  TSPropertySignature(node: TSESTree.TSPropertySignature): void {
    if (node.computed) this.#visitValue(node.key);
    this.visit(node.typeAnnotation);
  }

  TSQualifiedName(node: TSESTree.TSQualifiedName): void {
    this.visit(node.left);
  }

  TSTypeParameter(node: TSESTree.TSTypeParameter): void {
    this.#table.define('Type', node.name, node);
    this.visit(node.constraint);
    this.visit(node.default);
  }

  TSTypePredicate(node: TSESTree.TSTypePredicate): void {
    if (node.parameterName.type === 'Identifier') this.#table.read(node.parameterName as TSESTree.Identifier);
    this.visit(node.typeAnnotation);
  }

  /** `typeof a.b` refers to a value. */
  TSTypeQuery(node: TSESTree.TSTypeQuery): void {
    let name: TSESTree.Node = node.exprName;
    if (name.type === 'TSImportType') this.visit(name);
    while (name.type === 'TSQualifiedName') name = (name as TSESTree.TSQualifiedName).left;
    if (name.type === 'Identifier') this.#table.read(name as TSESTree.Identifier);
    this.visit(node.typeArguments);
  }
}

const isNested = ({ kind }: Scope): boolean => kind === 'functionType' || kind === 'mappedType';
