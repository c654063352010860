/**
 * The arguments of a handler, made from what it reads of them: a property that it reads gets a value; methods that it
 * calls need none, because `stand-in.ts` provides them.
 */
import ts from 'typescript';

type Read = Map<string, Read>;

/** Methods that only lists have. */
const OF_LISTS = new Set(['map', 'filter', 'forEach', 'reduce', 'push', 'join', 'some', 'every', 'find', 'flatMap']);
/** Members of strings and numbers. */
const VALUE = '"1"';
/** The maximum depth of names: `const { body } = body.body` leads to itself. */
const DEEPEST = 4;
const LIST = '["1", "2", "3"]';

/** @returns expressions separated by commas: one object per parameter */
export function handlerArguments(parameters: readonly ts.ParameterDeclaration[]): string {
  return parameters
    .map(({ name, parent }) => {
      const read: Read = new Map();
      if (ts.isIdentifier(name)) collect(parent, name.text, read);
      else collectPattern(name, read, { fn: parent, depth: 0 });
      return objectOf(read);
    })
    .join(', ');
}

function collect(fn: ts.Node, name: string, read: Read, depth = 0): void {
  if (depth > DEEPEST) return;
  const visit = (node: ts.Node): void => {
    const path = pathOf(node);
    if (path?.[0] === name && !ts.isPropertyAccessExpression(node.parent)) note(node, path.slice(1), read);
    if (ts.isVariableDeclaration(node) && ts.isObjectBindingPattern(node.name) && node.initializer) {
      const from = ts.isIdentifier(node.initializer) ? [node.initializer.text] : pathOf(node.initializer);
      if (from?.[0] === name) collectPattern(node.name, below(read, from.slice(1)), { fn, depth: depth + 1 });
    }
    ts.forEachChild(node, visit);
  };
  visit(fn);
}

/** `req.params.id` → req, params, id */
function pathOf(node: ts.Node): string[] | undefined {
  if (!ts.isPropertyAccessExpression(node)) return undefined;
  const left = ts.isIdentifier(node.expression) ? [node.expression.text] : pathOf(node.expression);
  return left && [...left, node.name.text];
}

/**
 * A method that is called is not a value; the object that it is called on is one, unless it is the parameter itself.
 */
function note(node: ts.Node, path: readonly string[], read: Read): void {
  const isCalled = ts.isCallExpression(node.parent) && node.parent.expression === node;
  const isSet =
    ts.isBinaryExpression(node.parent) &&
    node.parent.left === node &&
    node.parent.operatorToken.kind === ts.SyntaxKind.EqualsToken;
  if (isSet) return;
  if (!isCalled) below(read, path);
  else if (path.length > 1) below(read, OF_LISTS.has(path.at(-1)!) ? path : path.slice(0, -1));
}

/** @param within the function in which the names of the pattern are used */
function collectPattern(
  pattern: ts.BindingPattern,
  read: Read,
  within: { readonly fn: ts.Node; readonly depth: number },
): void {
  if (!ts.isObjectBindingPattern(pattern)) return;
  for (const { name, propertyName } of pattern.elements) {
    const inner = below(read, [(propertyName ?? name).getText()]);
    if (ts.isIdentifier(name)) collect(within.fn, name.text, inner, within.depth);
    else collectPattern(name, inner, within);
  }
}

const below = (read: Read, path: readonly string[]): Read =>
  path.reduce((node, name) => {
    const next = node.get(name) ?? new Map<string, Read>();
    node.set(name, next);
    return next;
  }, read);

function objectOf(read: Read): string {
  const properties = [...read].map(
    ([name, inner]) => `${/^\w+$/.test(name) ? name : JSON.stringify(name)}: ${valueOf(inner)}`,
  );
  return properties.length === 0 ? '{}' : `{ ${properties.join(', ')} }`;
}

function valueOf(inner: Read): string {
  if (inner.size === 0) return VALUE;
  return [...inner.keys()].every((name) => OF_LISTS.has(name) || name === 'length') ? LIST : objectOf(inner);
}
