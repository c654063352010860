/** Syntax into references: what an expression refers to, as far as its file can tell. */
import type { TSESTree } from '@typescript-eslint/types';
import { N } from '../syntax/node-types.ts';
import { asksForSchema } from '../catalogue/statements.ts';
import type { ClassNode, Draft } from './facts-builder.ts';
import { keyOf } from '../syntax/names.ts';
import type { Expr, TypeExpr } from '../facts/expr.ts';

const UNKNOWN: Expr = ['?'];
/** Past this depth a chain of calls is somebody's generated code. */
const MAX_DEPTH = 64;
/** Longer patterns are made by programs, and take long to judge. */
const MAX_PATTERN = 2000;
/** Of a text, characters that are kept. */
const MAX_TEXT = 120;
const NAMES_FILE = /[\w-]\.\w{1,8}$|[\\/]\.?\w+$/;

/** @returns what `node` refers to; `['?']` where nothing can be said */
export function toExpr(draft: Draft, node: TSESTree.Node | null | undefined, depth = 0): Expr {
  if (!node || depth > MAX_DEPTH) return UNKNOWN;
  switch (node.type) {
    case N.Identifier: {
      const variable = draft.variable(node);
      return variable ? ['var', draft.binding(variable)] : ['global', node.name];
    }
    case N.ThisExpression: return draft.selfOf.get(node) ?? UNKNOWN;
    case N.Super: return draft.selfOf.get(node) ?? UNKNOWN;
    case N.MemberExpression: {
      const object = toExpr(draft, node.object, depth + 1);
      if (object[0] === '?') return UNKNOWN;
      const key = keyOf(node, node.property);
      return key === undefined ? ['elem', object] : ['prop', object, key];
    }
    case N.ChainExpression:
    case N.TSNonNullExpression:
    case N.TSInstantiationExpression: return toExpr(draft, node.expression, depth + 1);
    case N.TSAsExpression:
    case N.TSTypeAssertion:
    case N.TSSatisfiesExpression: {
      const value = toExpr(draft, node.expression, depth + 1);
      // What satisfies a type keeps its own.
      if (node.type === N.TSSatisfiesExpression && value[0] !== '?') return value;
      const type = toType(draft, node.typeAnnotation);
      return type[0] === '?' || isConstAssertion(node) ? value : ['as', value, type];
    }
    case N.AwaitExpression: return wrap('await', toExpr(draft, node.argument, depth + 1));
    case N.CallExpression: return callExpr(draft, node, depth);
    case N.NewExpression: return newExpr(draft, node, depth);
    case N.ImportExpression: return moduleOf(draft, node.source, 'dynamic', node);
    case N.FunctionExpression:
    case N.ArrowFunctionExpression:
    case N.FunctionDeclaration: return ['fn', draft.fn(node)];
    case N.ClassExpression:
    case N.ClassDeclaration: return ['class', draft.klass(node as ClassNode)];
    case N.ObjectExpression: return objectExpr(draft, node, depth);
    case N.ArrayExpression: return listExpr(draft, node, depth);
    case N.LogicalExpression: return union([toExpr(draft, node.left, depth + 1), toExpr(draft, node.right, depth + 1)]);
    case N.ConditionalExpression: return union([toExpr(draft, node.consequent, depth + 1), toExpr(draft, node.alternate, depth + 1)]);
    case N.AssignmentExpression:
      if (node.operator === '=') return toExpr(draft, node.right, depth + 1);
      return LOGICAL_ASSIGNMENTS.has(node.operator) ? union([toExpr(draft, node.left, depth + 1), toExpr(draft, node.right, depth + 1)]) : UNKNOWN;
    case N.SequenceExpression: return toExpr(draft, node.expressions.at(-1), depth + 1);
    case N.Literal:
      if ('regex' in node) return node.raw.length > MAX_PATTERN ? UNKNOWN : ['regexp', node.raw];
      if (typeof node.value === 'string') return ['lit', node.value.slice(0, MAX_TEXT)];
      return Number.isFinite(node.value) || typeof node.value === 'boolean' ? ['lit', node.value as number | boolean] : UNKNOWN;
    case N.TemplateLiteral: {
      const [first, last] = [node.quasis[0]!.value.cooked ?? '', node.quasis.at(-1)!.value.cooked ?? ''];
      if (node.expressions.length === 0) return ['lit', first.slice(0, MAX_TEXT)];
      return asksForSchema(first) ? ['head', first.slice(0, MAX_TEXT)] : tailOf(last);
    }
    case N.BinaryExpression:
      return node.operator === '+' && node.right.type === N.Literal && typeof node.right.value === 'string' ? tailOf(node.right.value) : UNKNOWN;
    default: return UNKNOWN;
  }
}

const tailOf = (last: string): Expr => (NAMES_FILE.test(last) ? ['tail', last.slice(-MAX_TEXT)] : UNKNOWN);

function newExpr(draft: Draft, node: TSESTree.NewExpression, depth: number): Expr {
  const callee = toExpr(draft, node.callee, depth + 1);
  if (callee[0] === '?') return UNKNOWN;
  const made: Expr = ['new', callee, references(draft, node.arguments, depth)];
  const type = callee[0] === 'global' && node.typeArguments?.params.map((parameter) => toType(draft, parameter));
  return type ? ['as', made, ['ref', callee, type]] : made;
}

function listExpr(draft: Draft, node: TSESTree.ArrayExpression, depth: number): Expr {
  const elements = node.elements.slice(0, 64).map((element) => toExpr(draft, element?.type === N.SpreadElement ? element.argument : element, depth + 1));
  return ['list', elements.filter((element) => element[0] !== '?')];
}

const LOGICAL_ASSIGNMENTS: ReadonlySet<string> = new Set(['??=', '||=', '&&=']);

const isConstAssertion = (node: TSESTree.TSAsExpression | TSESTree.TSTypeAssertion | TSESTree.TSSatisfiesExpression): boolean =>
  node.typeAnnotation.type === N.TSTypeReference && node.typeAnnotation.typeName.type === N.Identifier && node.typeAnnotation.typeName.name === 'const';

const wrap = (kind: 'await', value: Expr): Expr => (value[0] === '?' ? value : [kind, value]);

/** One of several values; unknown ones fall away. */
export function union(values: readonly Expr[]): Expr {
  if (values.length === 1 && values[0]![0] !== 'or') return values[0]!;
  const known = values.flatMap((value) => (value[0] === 'or' ? value[1] : [value])).filter((value) => value[0] !== '?');
  return known.length === 0 ? UNKNOWN : known.length === 1 ? known[0]! : ['or', known.slice(0, 8)];
}

/** Arguments inside a reference matter only where they can carry a function, a class or a name. */
function references(draft: Draft, args: readonly TSESTree.CallExpressionArgument[], depth: number): readonly Expr[] {
  const values = args.slice(0, 6).map((argument) => (argument.type === N.SpreadElement ? UNKNOWN : toExpr(draft, argument, depth + 1)));
  while (values.length && values.at(-1)![0] === '?') values.pop();
  return values;
}

const MODULE_WRAPPERS: ReadonlySet<string> = new Set([
  '__importDefault', '__importStar', '_interopRequireDefault', '_interopRequireWildcard', '_interop_require_default', '_interop_require_wildcard', '__toESM',
]);

function callExpr(draft: Draft, node: TSESTree.CallExpression, depth: number): Expr {
  const { callee } = node;
  const [first] = node.arguments;
  // What compilers and bundlers put around a module: its `default` is told from its exports.
  if (first && MODULE_WRAPPERS.has(lastName(callee) ?? '')) return toExpr(draft, first, depth + 1);
  if (first && (isRequire(draft, callee) || isGetBuiltinModule(callee))) return moduleOf(draft, first, 'require', node);
  const target = toExpr(draft, callee, depth + 1);
  return target[0] === '?' ? UNKNOWN : ['call', target, references(draft, node.arguments, depth)];
}

/** The `require` of CommonJS, or one that `createRequire` made. */
function isRequire(draft: Draft, callee: TSESTree.Expression): boolean {
  if (callee.type !== N.Identifier) return false;
  const variable = draft.variable(callee);
  if (!variable) return callee.name === 'require';
  const declarator = variable.defs[0]?.node;
  return declarator?.type === N.VariableDeclarator && declarator.init?.type === N.CallExpression && lastName(declarator.init.callee) === 'createRequire';
}

/** `process.getBuiltinModule`, `globalThis.process.getBuiltinModule`. */
const isGetBuiltinModule = (callee: TSESTree.Expression): boolean =>
  callee.type === N.MemberExpression && lastName(callee) === 'getBuiltinModule' && lastName(callee.object) === 'process';

function lastName(node: TSESTree.Node): string | undefined {
  if (node.type === N.MemberExpression) return keyOf(node, node.property);
  return node.type === N.Identifier ? node.name : undefined;
}

function moduleOf(draft: Draft, source: TSESTree.Node, kind: 'require' | 'dynamic', node: TSESTree.Node): Expr {
  if (source.type === N.Literal && typeof source.value === 'string') return ['module', draft.module(source.value, kind, node)];
  if (source.type === N.TemplateLiteral && source.expressions.length === 0) {
    return ['module', draft.module(source.quasis[0]!.value.cooked ?? '', kind, node)];
  }
  return UNKNOWN;
}

function objectExpr(draft: Draft, node: TSESTree.ObjectExpression, depth: number): Expr {
  const id = draft.object(node);
  if (draft.describedObjects.has(id)) return ['obj', id];
  draft.describedObjects.add(id);
  const entries: [string, Expr][] = [];
  for (const property of node.properties.slice(0, 400)) {
    if (property.type === N.SpreadElement) {
      const value = toExpr(draft, property.argument, depth + 1);
      if (value[0] !== '?') entries.push(['...', value]);
      continue;
    }
    const key = keyOf(property, property.key) ?? '*';
    if (property.kind === 'get') entries.push([key, ['call', ['fn', draft.fn(property.value)], []]]);
    else if (property.kind !== 'set') entries.push([key, toExpr(draft, property.value, depth + 1)]);
  }
  draft.objects[id]!.entries = entries;
  return ['obj', id];
}

const NO_TYPE: TypeExpr = ['?'];

/** @returns what a type annotation names; `['?']` for primitives and what cannot lead to a call */
export function toType(draft: Draft, node: TSESTree.TypeNode | null | undefined): TypeExpr {
  switch (node?.type) {
    case N.TSTypeReference: {
      const name = entityName(draft, node.typeName);
      if (name[0] === '?') return NO_TYPE;
      return ['ref', name, (node.typeArguments?.params ?? []).map((parameter) => toType(draft, parameter))];
    }
    case N.TSArrayType: return ['array', toType(draft, node.elementType)];
    case N.TSTupleType: return ['array', unionType(node.elementTypes.map((element) => toType(draft, element)))];
    case N.TSNamedTupleMember: return toType(draft, node.elementType);
    case N.TSTypeOperator: return toType(draft, node.typeAnnotation);
    case N.TSOptionalType: return toType(draft, node.typeAnnotation);
    case N.TSUnionType:
    case N.TSIntersectionType: return unionType(node.types.map((type) => toType(draft, type)));
    case N.TSTypeLiteral: return ['members', membersOf(draft, node, '', node.members)];
    case N.TSFunctionType: return signature(draft, node);
    case N.TSTypeQuery: {
      if (node.exprName.type === N.TSImportType) return NO_TYPE;
      const name = entityName(draft, node.exprName);
      return name[0] === '?' ? NO_TYPE : ['typeof', name];
    }
    case N.TSImportType: {
      const { source } = node;
      if (source.type !== N.Literal || typeof source.value !== 'string') return NO_TYPE;
      let name: Expr = ['module', draft.module(source.value, 'import', node, true)];
      for (const part of node.qualifier ? qualifiedParts(node.qualifier) : []) name = ['prop', name, part];
      return ['ref', name, (node.typeArguments?.params ?? []).map((parameter) => toType(draft, parameter))];
    }
    default: return NO_TYPE;
  }
}

interface SignatureNode {
  readonly params: readonly TSESTree.Parameter[];
  readonly returnType?: TSESTree.TSTypeAnnotation | undefined;
}

function signature(draft: Draft, { params, returnType }: SignatureNode): TypeExpr {
  const returned = toType(draft, returnType?.typeAnnotation);
  const types = params.map((parameter) => ('typeAnnotation' in parameter ? toType(draft, parameter.typeAnnotation?.typeAnnotation) : NO_TYPE));
  while (types.length && types.at(-1)![0] === '?') types.pop();
  return ['fn', returned[0] === '?' ? null : returned, types];
}

function unionType(types: readonly TypeExpr[]): TypeExpr {
  const known = types.filter((type) => type[0] !== '?');
  return known.length === 0 ? NO_TYPE : known.length === 1 ? known[0]! : ['union', known];
}

function qualifiedParts(name: TSESTree.EntityName): string[] {
  if (name.type === N.Identifier) return [name.name];
  return name.type === N.TSQualifiedName ? [...qualifiedParts(name.left), name.right.name] : [];
}

function entityName(draft: Draft, name: TSESTree.EntityName): Expr {
  if (name.type === N.Identifier) return toExpr(draft, name);
  if (name.type === N.TSQualifiedName) {
    const left = entityName(draft, name.left);
    return left[0] === '?' ? left : ['prop', left, name.right.name];
  }
  return ['?'];
}

/** The members of an interface or type literal, once per node. */
export function membersOf(draft: Draft, node: TSESTree.Node, name: string, members: readonly TSESTree.TypeElement[]): number {
  const id = draft.interface(node, name);
  if (draft.describedInterfaces.has(id)) return id;
  draft.describedInterfaces.add(id);
  const out: [string, TypeExpr][] = [];
  for (const member of members) {
    if (member.type === N.TSPropertySignature) {
      const key = keyOf(member, member.key);
      const type = toType(draft, member.typeAnnotation?.typeAnnotation);
      if (key !== undefined && type[0] !== '?') out.push([key, type]);
    } else if (member.type === N.TSMethodSignature) {
      const key = keyOf(member, member.key);
      if (key !== undefined) out.push([key, signature(draft, member)]);
    } else if (member.type === N.TSIndexSignature) {
      out.push(['*', toType(draft, member.typeAnnotation?.typeAnnotation)]);
    }
  }
  draft.interfaces[id]!.members = out;
  return id;
}
