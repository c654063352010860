/** A view of one file for those who look for references in it: what its expressions refer to, and where to refuse. */
import type { TSESTree } from '@typescript-eslint/types';
import {
  argumentsOf,
  baseOf,
  calleeOf,
  choicesOf,
  classIndexOf,
  type Expr,
  functionIndexOf,
  itemsOf,
  objectIndexOf,
} from '../../facts/expr.ts';
import type { FileFacts } from '../../facts/facts.ts';
import type { Own, SourceFile, Values } from '../../program/index.ts';
import { N } from '../../syntax/node-types.ts';
import type { SourceTree } from '../source-tree.ts';
import type { Carrier } from './carrier.ts';
import type { Patch } from './patch.ts';
import { Refusal } from './refusal.ts';

export class FileView {
  constructor(
    readonly chain: Carrier,
    readonly sourceFile: SourceFile,
    readonly tree: SourceTree,
  ) {}

  patch(): Patch {
    return this.chain.sources.patch(this.sourceFile);
  }

  /** The values of an expression; empty if its ids are not those of the facts. */
  valuesOf(node: TSESTree.Node): Values {
    const expr = this.tree.expr(node);
    return isKnown(expr, this.sourceFile.facts) ? this.chain.program.evaluator.value(this.sourceFile, expr) : [];
  }

  /** The project's interfaces that a declared type refers to. */
  interfacesOf(type: TSESTree.TypeNode): Own[] {
    const name = type.type === N.TSTypeReference && type.typeName.type === N.Identifier ? type.typeName : undefined;
    if (!name) return [];
    return this.chain.program.evaluator
      .type(this.sourceFile, ['ref', this.tree.expr(name), []])
      .flatMap((value): Own[] => (value.kind === 'interface' || value.kind === 'instance' ? [value] : []));
  }

  /** Awaits an expression, and makes the function around it async. */
  await(expression: TSESTree.Node): void {
    this.chain.awaitAt(this.sourceFile, this.tree, expression);
  }

  refuse(at: TSESTree.Node, reason: string): never {
    throw new Refusal(reason, this.sourceFile.path, this.tree.span(at));
  }
}

/** The type that the code around an object literal declares for it. */
export function declaredTypeOf({ parent }: TSESTree.ObjectExpression): TSESTree.TypeNode | undefined {
  if (parent.type === N.VariableDeclarator) return parent.id.typeAnnotation?.typeAnnotation;
  return parent.type === N.TSAsExpression || parent.type === N.TSSatisfiesExpression
    ? parent.typeAnnotation
    : undefined;
}

function isKnown(expr: Expr, facts: FileFacts): boolean {
  switch (expr[0]) {
    case 'obj':
      return objectIndexOf(expr) < facts.objects.length;
    case 'fn':
      return functionIndexOf(expr) < facts.functions.length;
    case 'class':
      return classIndexOf(expr) < facts.classes.length;
    case 'prop':
    case 'elem':
    case 'await':
    case 'as':
      return isKnown(baseOf(expr), facts);
    case 'call':
    case 'new':
      return isKnown(calleeOf(expr), facts) && argumentsOf(expr).every((argument) => isKnown(argument, facts));
    case 'list':
      return itemsOf(expr).every((element) => isKnown(element, facts));
    case 'or':
      return choicesOf(expr).every((choice) => isKnown(choice, facts));
    default:
      return true;
  }
}
