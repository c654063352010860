/** Converts syntax to references: what an expression refers to, as far as its file shows. */
import { BUILTIN_MODULE, CREATES_REQUIRE, MODULE_WRAPPERS, REQUIRE } from '../catalogue/javascript/modules.ts';
import type { TSESTree } from '@typescript-eslint/types';
import { N } from '../syntax/node-types.ts';
import type { FactsBuilder } from './facts-builder.ts';
import type { ClassSyntax } from '../syntax/node-types.ts';
import { folderPatterns } from './folder-paths.ts';
import { joinedExpr, literalExpr, templateExpr } from './literals.ts';
import { keyOf } from '../syntax/names.ts';
import { choicesOf, type Expr, isChoice, isGlobal, isUnresolved } from '../facts/expr.ts';
import { toType } from './type-references.ts';

const UNKNOWN: Expr = ['?'];
/** Maximum depth of a call chain; deeper is unknown. */
const MAX_DEPTH = 64;

/** @returns what `node` refers to; `['?']` if unknown */
export function toExpr(builder: FactsBuilder, node: TSESTree.Node | null | undefined, depth = 0): Expr {
  if (!node || depth > MAX_DEPTH) return UNKNOWN;
  switch (node.type) {
    case N.Identifier:
      return builder.named(node);
    case N.ThisExpression:
      return builder.selfOf.get(node) ?? UNKNOWN;
    case N.Super:
      return builder.selfOf.get(node) ?? UNKNOWN;
    case N.MemberExpression:
      return memberExpr(builder, node, depth);
    case N.ChainExpression:
    case N.TSNonNullExpression:
    case N.TSInstantiationExpression:
      return toExpr(builder, node.expression, depth + 1);
    case N.TSAsExpression:
    case N.TSTypeAssertion:
    case N.TSSatisfiesExpression:
      return typedExpr(builder, node, depth);
    case N.AwaitExpression:
      return wrap('await', toExpr(builder, node.argument, depth + 1));
    case N.CallExpression:
      return callExpr(builder, node, depth);
    case N.NewExpression:
      return newExpr(builder, node, depth);
    case N.ImportExpression:
      return moduleOf(builder, node.source, 'dynamic', node);
    case N.FunctionExpression:
    case N.ArrowFunctionExpression:
    case N.FunctionDeclaration:
      return ['fn', builder.fn(node)];
    case N.ClassExpression:
    case N.ClassDeclaration:
      return ['class', builder.klass(node as ClassSyntax)];
    case N.ObjectExpression:
      return objectExpr(builder, node, depth);
    case N.ArrayExpression:
      return listExpr(builder, node, depth);
    case N.LogicalExpression:
      return union([toExpr(builder, node.left, depth + 1), toExpr(builder, node.right, depth + 1)]);
    case N.ConditionalExpression:
      return union([toExpr(builder, node.consequent, depth + 1), toExpr(builder, node.alternate, depth + 1)]);
    case N.AssignmentExpression:
      return assignedExpr(builder, node, depth);
    case N.SequenceExpression:
      return toExpr(builder, node.expressions.at(-1), depth + 1);
    case N.Literal:
      return literalExpr(node);
    case N.TemplateLiteral:
      return templateExpr(node);
    case N.BinaryExpression:
      return joinedExpr(node);
    default:
      return UNKNOWN;
  }
}

function memberExpr(builder: FactsBuilder, node: TSESTree.MemberExpression, depth: number): Expr {
  const object = toExpr(builder, node.object, depth + 1);
  if (isUnresolved(object)) return UNKNOWN;
  const key = keyOf(node, node.property);
  return key === undefined ? ['elem', object] : ['prop', object, key];
}

type TypedExpression = TSESTree.TSAsExpression | TSESTree.TSTypeAssertion | TSESTree.TSSatisfiesExpression;

function typedExpr(builder: FactsBuilder, node: TypedExpression, depth: number): Expr {
  const value = toExpr(builder, node.expression, depth + 1);
  // `satisfies` does not change a value's type.
  if (node.type === N.TSSatisfiesExpression && !isUnresolved(value)) return value;
  const type = toType(builder, node.typeAnnotation);
  return isUnresolved(type) || isConstAssertion(node) ? value : ['as', value, type];
}

function assignedExpr(builder: FactsBuilder, node: TSESTree.AssignmentExpression, depth: number): Expr {
  if (node.operator === '=') return toExpr(builder, node.right, depth + 1);
  return LOGICAL_ASSIGNMENTS.has(node.operator)
    ? union([toExpr(builder, node.left, depth + 1), toExpr(builder, node.right, depth + 1)])
    : UNKNOWN;
}

function newExpr(builder: FactsBuilder, node: TSESTree.NewExpression, depth: number): Expr {
  const callee = toExpr(builder, node.callee, depth + 1);
  if (isUnresolved(callee)) return UNKNOWN;
  const made: Expr = ['new', callee, references(builder, node.arguments, depth)];
  const type = isGlobal(callee) && node.typeArguments?.params.map((parameter) => toType(builder, parameter));
  return type ? ['as', made, ['ref', callee, type]] : made;
}

function listExpr(builder: FactsBuilder, node: TSESTree.ArrayExpression, depth: number): Expr {
  const elements = node.elements
    .slice(0, 400)
    .map((element) => toExpr(builder, element?.type === N.SpreadElement ? element.argument : element, depth + 1));
  return ['list', elements.filter((element) => !isUnresolved(element))];
}

const LOGICAL_ASSIGNMENTS: ReadonlySet<string> = new Set(['??=', '||=', '&&=']);

const isConstAssertion = (node: TypedExpression): boolean =>
  node.typeAnnotation.type === N.TSTypeReference &&
  node.typeAnnotation.typeName.type === N.Identifier &&
  node.typeAnnotation.typeName.name === 'const';

const wrap = (kind: 'await', value: Expr): Expr => (isUnresolved(value) ? value : [kind, value]);

/** One of several values; unknown ones are dropped. */
export function union(values: readonly Expr[]): Expr {
  if (values.length === 1 && !isChoice(values[0])) return values[0]!;
  const known = values
    .flatMap((value) => (isChoice(value) ? choicesOf(value) : [value]))
    .filter((value) => !isUnresolved(value));
  return known.length === 0 ? UNKNOWN : known.length === 1 ? known[0]! : ['or', known.slice(0, 8)];
}

/** Arguments inside a reference matter only if they can contain a function, a class or a name. */
function references(
  builder: FactsBuilder,
  args: readonly TSESTree.CallExpressionArgument[],
  depth: number,
): readonly Expr[] {
  const values = args
    .slice(0, 6)
    .map((argument) => (argument.type === N.SpreadElement ? UNKNOWN : toExpr(builder, argument, depth + 1)));
  while (values.length && isUnresolved(values.at(-1))) values.pop();
  return values;
}

function callExpr(builder: FactsBuilder, node: TSESTree.CallExpression, depth: number): Expr {
  const { callee } = node;
  const [first] = node.arguments;
  // Compilers and bundlers wrap modules to separate `default` from the exports.
  if (first && MODULE_WRAPPERS.has(lastName(callee) ?? '')) return toExpr(builder, first, depth + 1);
  if (first && (isRequire(builder, callee) || isGetBuiltinModule(callee)))
    return moduleOf(builder, first, 'require', node);
  const target = toExpr(builder, callee, depth + 1);
  return isUnresolved(target) ? UNKNOWN : ['call', target, references(builder, node.arguments, depth)];
}

/** CommonJS's `require`, or one made by `createRequire`. */
function isRequire(builder: FactsBuilder, callee: TSESTree.Expression): boolean {
  if (callee.type !== N.Identifier) return false;
  const variable = builder.variable(callee);
  if (!variable) return callee.name === REQUIRE;
  const declarator = variable.defs[0]?.node;
  return (
    declarator?.type === N.VariableDeclarator &&
    declarator.init?.type === N.CallExpression &&
    lastName(declarator.init.callee) === CREATES_REQUIRE
  );
}

/** `process.getBuiltinModule`, `globalThis.process.getBuiltinModule`. */
const isGetBuiltinModule = (callee: TSESTree.Expression): boolean =>
  callee.type === N.MemberExpression &&
  lastName(callee) === BUILTIN_MODULE.method &&
  lastName(callee.object) === BUILTIN_MODULE.object;

function lastName(node: TSESTree.Node): string | undefined {
  if (node.type === N.MemberExpression) return keyOf(node, node.property);
  return node.type === N.Identifier ? node.name : undefined;
}

function moduleOf(
  builder: FactsBuilder,
  source: TSESTree.Node,
  kind: 'require' | 'dynamic',
  node: TSESTree.Node,
): Expr {
  if (source.type === N.Literal && typeof source.value === 'string')
    return ['module', builder.module(source.value, kind, node)];
  if (source.type === N.TemplateLiteral && source.expressions.length === 0) {
    return ['module', builder.module(source.quasis[0]!.value.cooked ?? '', kind, node)];
  }
  return union(folderPatterns(builder, source).map((pattern) => ['module', builder.folder(pattern, kind, node)]));
}

function objectExpr(builder: FactsBuilder, node: TSESTree.ObjectExpression, depth: number): Expr {
  const id = builder.object(node);
  if (builder.describedObjects.has(id)) return ['obj', id];
  builder.describedObjects.add(id);
  const entries: [string, Expr][] = [];
  for (const property of node.properties.slice(0, 400)) {
    if (property.type === N.SpreadElement) {
      const value = toExpr(builder, property.argument, depth + 1);
      if (!isUnresolved(value)) entries.push(['...', value]);
      continue;
    }
    const key = keyOf(property, property.key) ?? '*';
    if (property.kind === 'get') entries.push([key, ['call', ['fn', builder.fn(property.value)], []]]);
    else if (property.kind !== 'set') entries.push([key, toExpr(builder, property.value, depth + 1)]);
  }
  builder.objects[id]!.entries = entries;
  return ['obj', id];
}
