/** Generates an argument from the type of a parameter: an expression large enough to be worth measuring. */
import ts from 'typescript';

/** Elements, characters or bytes of generated values. */
const LENGTH = 1_000;
const NUMBER = 1_000;
/** Maximum depth of nested types. */
const DEEPEST = 6;

const KEYWORDS: Readonly<Partial<Record<ts.SyntaxKind, string>>> = {
  [ts.SyntaxKind.NumberKeyword]: `${NUMBER}`,
  [ts.SyntaxKind.StringKeyword]: `'workload '.repeat(${Math.ceil(LENGTH / 9)})`,
  [ts.SyntaxKind.BooleanKeyword]: 'true',
  [ts.SyntaxKind.BigIntKeyword]: `${NUMBER}n`,
  [ts.SyntaxKind.NullKeyword]: 'null',
  [ts.SyntaxKind.UndefinedKeyword]: 'undefined',
  [ts.SyntaxKind.VoidKeyword]: 'undefined',
};

/** Types by name; their type arguments are generated first. */
const NAMED: Readonly<Record<string, (of: readonly string[]) => string>> = {
  Array: ([item]) => listOf(item!),
  ReadonlyArray: ([item]) => listOf(item!),
  Iterable: ([item]) => listOf(item!),
  Set: ([item]) => `new Set(${listOf(item!)})`,
  ReadonlySet: ([item]) => `new Set(${listOf(item!)})`,
  Map: ([key, value]) => mapOf(key!, value!),
  ReadonlyMap: ([key, value]) => mapOf(key!, value!),
  Record: ([key, value]) => `Object.fromEntries(${mapOf(key!, value!).slice('new Map('.length, -1)})`,
  Promise: ([value]) => `Promise.resolve(${value})`,
  Readonly: ([value]) => value!,
  Partial: ([value]) => value!,
  Required: ([value]) => value!,
  Date: () => 'new Date(0)',
  RegExp: () => '/workload/g',
  URL: () => `new URL('https://example.com/')`,
  Buffer: () => `Buffer.alloc(${LENGTH * LENGTH}, 7)`,
  ArrayBuffer: () => `new ArrayBuffer(${LENGTH * LENGTH})`,
  DataView: () => `new DataView(new ArrayBuffer(${LENGTH * LENGTH}))`,
  ...Object.fromEntries(
    ['Uint8', 'Uint8Clamped', 'Int8', 'Uint16', 'Int16', 'Uint32', 'Int32', 'Float32', 'Float64'].map((kind) => [
      `${kind}Array`,
      () => `new ${kind}Array(${LENGTH * LENGTH}).fill(7)`,
    ]),
  ),
};

const listOf = (item: string): string => `Array.from({ length: ${LENGTH} }, (_, index) => ${varied(item)})`;
const mapOf = (key: string, value: string): string =>
  `new Map(Array.from({ length: ${LENGTH} }, (_, index) => [${varied(key)}, ${varied(value)}]))`;

/** Different elements: equal ones are searched, sorted and cached faster than usual. */
function varied(item: string): string {
  if (item === KEYWORDS[ts.SyntaxKind.NumberKeyword]) return `(index * 7919) % ${NUMBER}`;
  if (item === KEYWORDS[ts.SyntaxKind.StringKeyword]) return '`item ${(index * 7919) % 1000}`';
  return item.startsWith('{') ? `(${item})` : item;
}

/** @returns an expression, or undefined if none can be generated */
export function makeArgument(type: ts.TypeNode | undefined, source: ts.SourceFile, depth = 0): string | undefined {
  if (type === undefined || depth > DEEPEST) return undefined;
  const make = (inner: ts.TypeNode): string | undefined => makeArgument(inner, source, depth + 1);
  const keyword = KEYWORDS[type.kind];
  if (keyword !== undefined) return keyword;
  if (ts.isParenthesizedTypeNode(type)) return make(type.type);
  if (ts.isTypeOperatorNode(type) && type.operator === ts.SyntaxKind.ReadonlyKeyword) return make(type.type);
  if (ts.isLiteralTypeNode(type)) return type.literal.getText();
  if (ts.isArrayTypeNode(type)) return wrapped(make(type.elementType), listOf);
  if (ts.isTupleTypeNode(type))
    return allOf(
      type.elements.map((element) => make(ts.isNamedTupleMember(element) ? element.type : element)),
      (made) => `[${made.join(', ')}]`,
    );
  if (ts.isUnionTypeNode(type))
    return type.types.map(make).find((made) => made !== undefined && made !== 'undefined' && made !== 'null');
  if (ts.isIntersectionTypeNode(type))
    return allOf(type.types.map(make), (made) => `Object.assign({}, ${made.join(', ')})`);
  if (ts.isTypeLiteralNode(type)) return makeObject(type.members, make);
  if (!ts.isTypeReferenceNode(type)) return undefined;
  const name = type.typeName.getText();
  const declared = source.statements.find(
    (statement) =>
      (ts.isInterfaceDeclaration(statement) ||
        ts.isTypeAliasDeclaration(statement) ||
        ts.isEnumDeclaration(statement)) &&
      statement.name.text === name,
  );
  if (declared !== undefined && ts.isTypeAliasDeclaration(declared)) return make(declared.type);
  if (declared !== undefined && ts.isInterfaceDeclaration(declared) && !declared.heritageClauses)
    return makeObject(declared.members, make);
  if (declared !== undefined && ts.isEnumDeclaration(declared)) return `${name}.${declared.members[0]?.name.getText()}`;
  const named = Object.hasOwn(NAMED, name) ? NAMED[name] : undefined;
  return named && allOf((type.typeArguments ?? []).map(make), named);
}

function makeObject(
  members: ts.NodeArray<ts.TypeElement>,
  make: (type: ts.TypeNode) => string | undefined,
): string | undefined {
  const needed = members.filter((member) => member.questionToken === undefined);
  const made = needed.map((member) =>
    ts.isPropertySignature(member) && member.type
      ? wrapped(make(member.type), (value) => `${member.name.getText()}: ${value}`)
      : undefined,
  );
  return allOf(made, (properties) => `{ ${properties.join(', ')} }`);
}

const wrapped = (made: string | undefined, wrap: (made: string) => string): string | undefined =>
  made === undefined ? undefined : wrap(made);

function allOf(made: readonly (string | undefined)[], join: (made: readonly string[]) => string): string | undefined {
  return made.every((one) => one !== undefined) ? join(made) : undefined;
}
