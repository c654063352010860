/** Types that JavaScript files say in doc comments, given to what has no other: parameters, results and variables. */
import { LEADS_NOWHERE, LIST, SIMPLE_TYPE } from '../catalogue/javascript/doc-types.ts';
import type { TSESTree } from '@typescript-eslint/types';
import { type Expr, isUnresolved, type TypeExpr } from '../facts/expr.ts';
import { saidOf } from '../syntax/doc-comments.ts';
import { docCommentsOf, docTypeOf, type DocComment, type DocType } from '../syntax/doc-types.ts';
import { startOf } from '../syntax/offsets.ts';
import type { ParsedComment } from '../syntax/parser.ts';
import type { Variable } from '../syntax/scopes/scopes.ts';
import type { FactsBuilder } from './facts-builder.ts';

const NO_TYPE: TypeExpr = ['?'];
/** Of `@typedef`s in each other. */
const MAX_DEPTH = 8;

/** Called when the walk is over, before bindings are described. */
export function describeDocTypes(
  builder: FactsBuilder,
  comments: readonly ParsedComment[],
  program: TSESTree.Node,
): void {
  const docs = docCommentsOf(comments, builder.text);
  if (docs.length === 0) return;
  const reader = new DocTypes(builder, docs, program);
  const byStart = new Map(docs.map((doc) => [doc.codeStart, doc]));
  for (const [node, id] of builder.functionNodes()) {
    const doc = saidOf(node, byStart);
    if (doc) reader.describe(id, doc);
  }
  for (const [variable, id] of [...builder.boundVariables()]) {
    const [definition] = variable.defs;
    const declaration = definition?.type === 'Variable' ? definition.parent : undefined;
    const doc =
      declaration && (byStart.get(startOf(declaration)) ?? byStart.get(startOf(declaration.parent ?? declaration)));
    const tag = doc?.tags.find(({ tag: name }) => name === 'type');
    if (tag) reader.give(id, tag.type);
  }
}

class DocTypes {
  /** The types that the file names. */
  readonly #named = new Map<string, string>();
  #ofModule: ReadonlyMap<string, Variable> | undefined;

  constructor(
    readonly builder: FactsBuilder,
    docs: readonly DocComment[],
    readonly program: TSESTree.Node,
  ) {
    for (const { tags } of docs)
      for (const { tag, name, type } of tags) if (tag === 'typedef') this.#named.set(name, type);
  }

  describe(id: number, { tags }: DocComment): void {
    const { bindings, functions } = this.builder;
    const described = functions[id]!;
    for (const { tag, type, name } of tags) {
      if (tag === 'param') {
        const binding = described.params.find((one) => bindings[one]?.name === name);
        if (binding !== undefined) this.give(binding, type);
      } else if (tag === 'returns' && described.returnType === undefined) {
        const returned = this.#read(type);
        if (!isUnresolved(returned)) described.returnType = returned;
      }
    }
  }

  give(binding: number, type: string): void {
    const described = this.builder.bindings[binding]!;
    if (described.type !== undefined) return;
    const read = this.#read(type);
    if (!isUnresolved(read)) described.type = read;
  }

  #read(text: string, depth = 0): TypeExpr {
    if (depth > MAX_DEPTH) return NO_TYPE;
    const simple = this.#simple(text, depth);
    if (simple) return simple;
    const type = docTypeOf(text);
    return type ? this.#type(type, depth) : NO_TYPE;
  }

  /** Names, and one of several names: most types are no more, and the parser takes its time. */
  #simple(text: string, depth: number): TypeExpr | undefined {
    const types: TypeExpr[] = [];
    for (const part of text.split('|')) {
      const [, , module, name, isArray] = SIMPLE_TYPE.exec(part.trim()) ?? [];
      if (name === undefined) return undefined;
      if (module === undefined && LEADS_NOWHERE.has(name)) continue;
      const type = module === undefined ? this.#written(name, depth) : refTo(this.#below(this.#module(module), name));
      types.push(isArray === undefined ? type : ['array', type]);
    }
    return united(types);
  }

  /** `Store`, `lib.Store`, or a type that the file names. */
  #written(name: string, depth: number): TypeExpr {
    const text = this.#named.get(name);
    if (text !== undefined) return this.#read(text, depth + 1);
    const [first = '', ...rest] = name.split('.');
    return refTo(rest.length === 0 ? this.#name(first) : this.#below(this.#name(first), rest.join('.')));
  }

  #module = (specifier: string): Expr => ['module', this.builder.module(specifier, 'import', this.program, true)];

  #below = (owner: Expr, path: string): Expr =>
    path.split('.').reduce<Expr>((base, part) => ['prop', base, part], owner);

  #type(type: DocType, depth: number): TypeExpr {
    switch (type.type) {
      case 'JsdocTypeName':
        return LEADS_NOWHERE.has(type.value) ? NO_TYPE : this.#written(type.value, depth);
      case 'JsdocTypeNamePath':
        return refTo(this.#path(type));
      case 'JsdocTypeNullable':
      case 'JsdocTypeNotNullable':
      case 'JsdocTypeOptional':
      case 'JsdocTypeParenthesis':
        return this.#type(type.element as DocType, depth);
      case 'JsdocTypeUnion':
        return united(type.elements.map((element) => this.#type(element, depth)));
      case 'JsdocTypeGeneric': {
        const parts = type.elements.map((element) => this.#type(element as DocType, depth));
        const { left } = type;
        if (left.type === 'JsdocTypeName' && left.value === LIST) return ['array', parts[0] ?? NO_TYPE];
        const name = left.type === 'JsdocTypeName' ? this.#name(left.value) : this.#path(left as DocType);
        return isUnresolved(name) ? NO_TYPE : ['ref', name, parts];
      }
      default:
        return NO_TYPE;
    }
  }

  /** `import('./store').Store`, `lib.Store` */
  #path(type: DocType): Expr {
    if (type.type === 'JsdocTypeName') return this.#name(type.value);
    if (type.type === 'JsdocTypeImport') return this.#module(type.element.value);
    if (type.type !== 'JsdocTypeNamePath' || type.right.type !== 'JsdocTypeProperty') return ['?'];
    const left = this.#path(type.left as DocType);
    return isUnresolved(left) ? left : ['prop', left, type.right.value];
  }

  #variables(): ReadonlyMap<string, Variable> {
    return (this.#ofModule ??= new Map(
      this.builder.scopes.variables.flatMap((one) =>
        one.scope.variableScope.block === this.program ? [[one.name, one] as const] : [],
      ),
    ));
  }

  /** What the file itself calls so, else what every file does. */
  #name(name: string): Expr {
    const variable = this.#variables().get(name);
    return variable ? ['var', this.builder.binding(variable)] : ['global', name];
  }
}

const refTo = (name: Expr): TypeExpr => (isUnresolved(name) ? NO_TYPE : ['ref', name, []]);

function united(types: readonly TypeExpr[]): TypeExpr {
  const known = types.filter((type) => !isUnresolved(type));
  return known.length < 2 ? (known[0] ?? NO_TYPE) : ['union', known];
}
