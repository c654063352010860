/** Finds the functions around a position in a text. Facts know only where functions start; this needs the tree. */
import type { TSESTree } from '@typescript-eslint/types';
import { visitorKeys } from '@typescript-eslint/visitor-keys';
import type { Span } from '../findings.ts';
import { scriptOf } from './script-blocks.ts';
import { lineStarts, spanOf } from './lines.ts';
import { N } from './node-types.ts';
import { SyntaxProblem, type Parser } from './parser.ts';
import { endOf, startOf } from './offsets.ts';

/** Nodes that may contain the name of the function assigned to them. */
const NAMING: ReadonlySet<string> = new Set([
  N.MethodDefinition,
  N.PropertyDefinition,
  N.Property,
  N.VariableDeclarator,
  N.AssignmentExpression,
]);
const FUNCTIONS: ReadonlySet<string> = new Set([
  N.FunctionDeclaration,
  N.FunctionExpression,
  N.ArrowFunctionExpression,
]);

/**
 * The signatures of the functions around a position, innermost first: each from the start of its name to the start of
 * its body.
 * @param line from 1
 * @param column from 1, in UTF-16 units
 * @returns empty if the text does not parse or is not a script
 */
export function signaturesAround(
  text: string,
  path: string,
  parser: Parser,
  line: number,
  column: number,
): readonly Span[] {
  const script = scriptOf(path, text);
  if (!script) return [];
  const starts = lineStarts(text);
  const offset = (starts[line - 1] ?? text.length) + column - 1;
  const heads: Span[] = [];
  try {
    collect(parser.parse(script.text, script.language).program, undefined, offset, (node, parent) => {
      const start = parent && NAMING.has(parent.type) ? startOf(parent) : startOf(node);
      heads.unshift(spanOf(starts, start, startOf(node.body ?? node)));
    });
  } catch (error) {
    if (!(error instanceof SyntaxProblem)) throw error;
  }
  return heads;
}

type FunctionSyntax = TSESTree.FunctionDeclaration | TSESTree.FunctionExpression | TSESTree.ArrowFunctionExpression;

function collect(
  node: TSESTree.Node,
  parent: TSESTree.Node | undefined,
  offset: number,
  found: (node: FunctionSyntax, parent?: TSESTree.Node) => void,
): void {
  const head = FUNCTIONS.has(node.type) && parent && NAMING.has(parent.type) ? parent : node;
  if (offset < startOf(head) || offset > endOf(head)) return;
  if (FUNCTIONS.has(node.type)) found(node as FunctionSyntax, parent);
  for (const key of visitorKeys[node.type] ?? []) {
    const child = (
      node as unknown as Record<string, TSESTree.Node | readonly (TSESTree.Node | null)[] | null | undefined>
    )[key];
    for (const item of Array.isArray(child) ? child : [child])
      if (item) collect(item as TSESTree.Node, node, offset, found);
  }
}
