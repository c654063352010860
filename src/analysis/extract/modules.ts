/** What a module exports: ES declarations, CommonJS assignments, and the code that compilers generate for them. */
import { EXPORTS_ALL } from '../catalogue/javascript/modules.ts';
import type { TSESTree } from '@typescript-eslint/types';
import { N } from '../syntax/node-types.ts';
import type { ExportFacts } from '../facts/facts.ts';
import type { FactsBuilder } from './facts-builder.ts';
import { toExpr } from './references.ts';
import { keyOf } from '../syntax/names.ts';
import {
  type Expr,
  importIndexOf,
  isGlobalNamed,
  isModule,
  isObject,
  isProp,
  isPropNamed,
  isUnresolved,
  objectIndexOf,
  objectOf,
  propertyOf,
} from '../facts/expr.ts';

type ModuleDeclaration =
  | TSESTree.ImportDeclaration
  | TSESTree.ExportNamedDeclaration
  | TSESTree.ExportAllDeclaration
  | TSESTree.ExportDefaultDeclaration
  | TSESTree.TSExportAssignment
  | TSESTree.TSImportEqualsDeclaration;

const nameOf = (node: TSESTree.Identifier | TSESTree.StringLiteral): string =>
  node.type === N.Identifier ? node.name : node.value;

export class ModuleTable {
  readonly exports: ExportFacts[] = [];
  commonjs: Expr | undefined;

  constructor(readonly builder: FactsBuilder) {}

  declaration(node: ModuleDeclaration): void {
    // Exports inside a namespace belong to the namespace.
    if (node.parent.type === N.TSModuleBlock) return;
    switch (node.type) {
      case N.ImportDeclaration:
        this.builder.module(node.source.value, 'import', node, node.importKind === 'type');
        break;
      case N.ExportAllDeclaration: {
        const from = this.builder.module(node.source.value, 'import', node, node.exportKind === 'type');
        this.exports.push(node.exported ? { name: nameOf(node.exported), value: ['module', from] } : { from });
        break;
      }
      case N.ExportDefaultDeclaration:
        this.exports.push({ name: 'default', value: toExpr(this.builder, node.declaration) });
        break;
      case N.ExportNamedDeclaration:
        this.#named(node);
        break;
      case N.TSExportAssignment:
        this.commonjs = toExpr(this.builder, node.expression);
        break;
      default:
        break;
    }
  }

  #named(node: TSESTree.ExportNamedDeclaration): void {
    if (node.source) {
      const from = this.builder.module(node.source.value, 'import', node, node.exportKind === 'type');
      for (const { local, exported } of node.specifiers)
        this.exports.push({ name: nameOf(exported), from, imported: nameOf(local) });
      return;
    }
    for (const { local, exported } of node.specifiers)
      this.exports.push({ name: nameOf(exported), value: toExpr(this.builder, local) });
    const { declaration } = node;
    if (!declaration) return;
    if (declaration.type === N.VariableDeclaration) {
      for (const { id } of declaration.declarations) for (const name of patternNames(id)) this.#declared(name);
    } else if ('id' in declaration && declaration.id?.type === N.Identifier) this.#declared(declaration.id);
  }

  #declared(name: TSESTree.Identifier): void {
    const variable = this.builder.declared(name);
    if (variable) this.exports.push({ name: name.name, value: ['var', this.builder.binding(variable)] });
  }

  /** `module.exports = x`, `exports.a = x`, `module.exports.a = x`. */
  assignment(node: TSESTree.AssignmentExpression): void {
    if (node.left.type !== N.MemberExpression) return;
    const target = toExpr(this.builder, node.left);
    if (isModuleExports(target)) this.commonjs = toExpr(this.builder, node.right);
    else if (isProp(target) && (isModuleExports(objectOf(target)) || isExports(objectOf(target)))) {
      const value = toExpr(this.builder, node.right);
      if (!isUnresolved(value)) this.exports.push({ name: propertyOf(target), value });
    }
  }

  /**
   * `Object.defineProperty(exports, 'a', { get })` and `__exportStar(require('./a'), exports)`, as compilers write
   * them.
   */
  call(node: TSESTree.CallExpression): void {
    const [first, second, third] = node.arguments;
    const { callee } = node;
    const called =
      callee.type === N.MemberExpression
        ? keyOf(callee, callee.property)
        : callee.type === N.Identifier
          ? callee.name
          : undefined;
    if (called === EXPORTS_ALL && first) {
      const module = toExpr(this.builder, first);
      if (isModule(module)) this.exports.push({ from: importIndexOf(module) });
    } else if (called === 'assign' && first && second && isExports(toExpr(this.builder, first))) {
      const source = toExpr(this.builder, second);
      if (isModule(source)) this.exports.push({ from: importIndexOf(source) });
      else if (isObject(source))
        for (const [name, value] of this.builder.objects[objectIndexOf(source)]!.entries)
          this.exports.push({ name, value });
    } else if (
      called === 'defineProperty' &&
      first &&
      second?.type === N.Literal &&
      third?.type === N.ObjectExpression &&
      isExports(toExpr(this.builder, first))
    ) {
      const getter = third.properties.find(
        (property) => property.type === N.Property && keyOf(property, property.key) === 'get',
      );
      if (getter?.type === N.Property)
        this.exports.push({ name: String(second.value), value: ['call', toExpr(this.builder, getter.value), []] });
    }
  }
}

const isExports = (expr: Expr): boolean => isGlobalNamed(expr, 'exports') || isModuleExports(expr);
const isModuleExports = (expr: Expr): boolean =>
  isPropNamed(expr, 'exports') && isGlobalNamed(objectOf(expr), 'module');

/** The variables that a pattern declares. */
export function patternNames(pattern: TSESTree.Node): TSESTree.Identifier[] {
  switch (pattern.type) {
    case N.Identifier:
      return [pattern];
    case N.ObjectPattern:
      return pattern.properties.flatMap((property) =>
        patternNames(property.type === N.RestElement ? property.argument : property.value),
      );
    case N.ArrayPattern:
      return pattern.elements.flatMap((element) => (element ? patternNames(element) : []));
    case N.AssignmentPattern:
      return patternNames(pattern.left);
    case N.RestElement:
      return patternNames(pattern.argument);
    default:
      return [];
  }
}
