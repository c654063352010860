/** Finds statements and their neighbours, and how they are indented. */
import type { TSESTree } from '@typescript-eslint/types';
import type { Span } from '../../findings.ts';
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

/** One level of indentation in the file's style. */
export function indentUnitOf({ text }: SourceTree): string {
  return /^\t/m.test(text) ? '\t' : /^ {2}\S/m.test(text) || !/^ {4}\S/m.test(text) ? '  ' : '    ';
}

/** The statement terminator in the file's style. */
export const endOf = ({ text }: SourceTree): string => (/;[ \t]*\r?$/m.test(text) ? ';' : '');

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
