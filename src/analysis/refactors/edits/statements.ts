/** Finds statements and their neighbours, and how they are indented. */
import type { TSESTree } from '@typescript-eslint/types';
import type { Span } from '../../findings.ts';
import { N } from '../../syntax/node-types.ts';
import { traverse } from '../../syntax/traverse.ts';
import type { SourceTree } from '../source-tree.ts';

/** The statement of one of these kinds that starts at the position. */
export function statementAt(
  tree: SourceTree,
  [line, column]: Span,
  kinds: ReadonlySet<string>,
): TSESTree.Statement | undefined {
  let found: TSESTree.Node | undefined;
  traverse(tree.program, (node) => {
    if (found || !kinds.has(node.type)) return found === undefined;
    const span = tree.span(node);
    if (span[0] === line && span[1] === column) found = node;
    return found === undefined;
  });
  return found as TSESTree.Statement | undefined;
}

/** The statements of the block that contains the statement. */
export function siblingsOf(statement: TSESTree.Node): readonly TSESTree.Node[] {
  const { parent } = statement;
  if (parent && 'body' in parent && Array.isArray(parent.body)) return parent.body as TSESTree.Node[];
  return parent?.type === 'SwitchCase' ? parent.consequent : [statement];
}

/** The closest enclosing statement that is directly in a block; undefined if its function has none. */
export function statementAround(node: TSESTree.Node): TSESTree.Node | undefined {
  for (let at: TSESTree.Node | undefined = node; at?.parent; at = at.parent) {
    if (siblingsOf(at).length > 0 && /^(BlockStatement|Program|SwitchCase)$/.test(at.parent.type)) return at;
    if (/Function/.test(at.type) && at !== node) return undefined;
  }
  return undefined;
}

/** The white space before a statement on its line. */
export function indentOf(tree: SourceTree, { range: [start] }: TSESTree.Node): string {
  return /^[ \t]*/.exec(tree.text.slice(tree.text.lastIndexOf('\n', start - 1) + 1, start))![0];
}

export const newlineOf = ({ text }: SourceTree): string => (text.includes('\r\n') ? '\r\n' : '\n');

/** The more frequent quote character in a text. */
export const quoteIn = (text: string): "'" | '"' =>
  (text.match(/"/g)?.length ?? 0) > (text.match(/'/g)?.length ?? 0) ? '"' : "'";

/** What each file uses most, determined once. */
const styles = new WeakMap<SourceTree, { readonly unit: string; readonly end: string }>();

function styleIn(tree: SourceTree): { readonly unit: string; readonly end: string } {
  const known = styles.get(tree);
  if (known) return known;
  const units = new Map<string, number>();
  let ended = 0;
  let open = 0;
  traverse(tree.program, (node) => {
    const body = BODIES.has(node.type) ? (node as TSESTree.BlockStatement | TSESTree.ClassBody).body[0] : undefined;
    const unit = body && unitBetween(tree, node, body);
    if (unit) units.set(unit, (units.get(unit) ?? 0) + 1);
    if (!ENDED.has(node.type) || FOR_HEADS.has(node.parent?.type ?? '')) return;
    if (tree.text[node.range[1] - 1] === ';') ended++;
    else open++;
  });
  const [unit] = [...units].sort((one, other) => other[1] - one[1])[0] ?? [];
  const style = { unit: unit ?? '  ', end: ended >= open && ended > 0 ? ';' : '' };
  styles.set(tree, style);
  return style;
}

const BODIES: ReadonlySet<string> = new Set([N.BlockStatement, N.ClassBody]);
/** Statements that end in a semicolon, if the file writes them. */
const ENDED: ReadonlySet<string> = new Set([
  N.ExpressionStatement,
  N.VariableDeclaration,
  N.ReturnStatement,
  N.ImportDeclaration,
  N.ThrowStatement,
]);
const FOR_HEADS: ReadonlySet<string> = new Set([N.ForStatement, N.ForOfStatement, N.ForInStatement]);

/** How much farther the first statement of a body stands in than its end. */
function unitBetween(tree: SourceTree, body: TSESTree.Node, first: TSESTree.Node): string | undefined {
  const outer = indentOf(tree, { range: [body.range[1] - 1, body.range[1]] } as TSESTree.Node);
  const inner = indentOf(tree, first);
  return inner.startsWith(outer) && inner.length > outer.length ? inner.slice(outer.length) : undefined;
}

/** One level of indentation in the file's style. */
export const indentUnitOf = (tree: SourceTree): string => styleIn(tree).unit;

/** The statement terminator in the file's style. */
export const endOf = (tree: SourceTree): string => styleIn(tree).end;

/** The code of a node without an indentation that all its lines have; multi-line strings stay as they are. */
export const withoutIndent = (tree: SourceTree, node: TSESTree.Node, indent: string): string =>
  withIndent(tree, node, indent, '');

/** The code of a node with another indentation in its later lines; multi-line strings stay as they are. */
export function withIndent(tree: SourceTree, node: TSESTree.Node, from: string, to: string): string {
  const isInText = textsIn(node);
  return tree
    .code(node)
    .replaceAll(`\n${from}`, (line, offset: number) => (isInText(node.range[0] + offset) ? line : `\n${to}`));
}

/** Whether an offset is in a multi-line string. */
export function textsIn(node: TSESTree.Node): (at: number) => boolean {
  const texts: (readonly [number, number])[] = [];
  traverse(node, (at) => {
    if (at.type === N.TemplateElement) texts.push(at.range);
  });
  return (at) => texts.some(([first, last]) => first <= at && at < last);
}

/** The start of the comments directly before a statement. */
export function withComments(tree: SourceTree, node: TSESTree.Node): number {
  let start = node.range[0];
  for (let at = tree.comments.length - 1; at >= 0; at--) {
    const { range } = tree.comments[at]!;
    if (range[1] > start) continue;
    if (!/^[ \t]*\r?\n?[ \t]*$/.test(tree.text.slice(range[1], start))) break;
    const line = tree.text.lastIndexOf('\n', range[0] - 1) + 1;
    if (tree.text.slice(line, range[0]).trim() !== '' || range[0] === 0) break;
    [start] = range;
  }
  return start;
}
