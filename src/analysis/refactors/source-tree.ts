/** The syntax tree of one file, with the ids that the facts use: for code that edits the file. */
import type { TSESTree } from '@typescript-eslint/types';
import type { Span } from '../findings.ts';
import type { Parser } from '../syntax/parser.ts';
import { endOf, startOf, type Placed } from '../syntax/offsets.ts';
import type { Variable } from '../syntax/scopes/scopes.ts';
import { underline } from '../extract/calls.ts';
import type { FactsBuilder } from '../extract/facts-builder.ts';
import { scriptOf } from '../syntax/script-blocks.ts';
import { toExpr } from '../extract/references.ts';
import { draftOf } from '../extract/index.ts';
import { lineStarts, spanOf } from '../syntax/lines.ts';
import { N } from '../syntax/node-types.ts';
import { traverse } from '../syntax/traverse.ts';
import type { Expr } from '../facts/expr.ts';

export type CallNode = TSESTree.CallExpression | TSESTree.NewExpression | TSESTree.TaggedTemplateExpression;

export interface TreeComment {
  readonly type: 'Line' | 'Block';
  readonly value: string;
  readonly range: readonly [start: number, end: number];
}

export class SourceTree {
  readonly program: TSESTree.Program;
  readonly comments: readonly TreeComment[];
  readonly #builder: FactsBuilder;
  readonly #starts: readonly number[];
  readonly #functions = new Map<number, TSESTree.Node>();
  #calls: Map<string, CallNode> | undefined;

  /**
   * @param path absolute; its extension decides the language
   * @param text the complete text of the file
   * @throws {SyntaxProblem} if the text cannot be parsed
   */
  constructor(
    readonly path: string,
    readonly text: string,
    parser: Parser,
  ) {
    const script = scriptOf(path, text) ?? { text, language: 'ts' as const };
    this.#starts = lineStarts(text);
    const parsed = parser.parse(script.text, script.language);
    this.program = parsed.program;
    this.comments = parsed.comments.map((comment) => ({
      type: comment.type,
      value: comment.value,
      range: [startOf(comment), endOf(comment)],
    }));
    this.#builder = draftOf(parsed, script.text, this.#starts).builder;
    for (const [node, id] of this.#builder.functionNodes()) this.#functions.set(id, node);
    traverse(parsed.program, (node) => complete(node));
  }

  /**
   * The syntax of a function in the facts. The module's syntax is the program; that of field initialisers is the class
   * body.
   */
  functionAt(id: number): TSESTree.Node | undefined {
    return this.#functions.get(id);
  }

  /** The id of the function with this syntax. */
  idOf(fn: TSESTree.Node): number {
    return this.#builder.fn(fn);
  }

  /** The call with this span in the facts. */
  callAt(span: Span): CallNode | undefined {
    if (!this.#calls) {
      this.#calls = new Map();
      traverse(this.program, (node) => {
        if (node.type !== N.CallExpression && node.type !== N.NewExpression && node.type !== N.TaggedTemplateExpression)
          return;
        this.#calls!.set(String(this.spanOfCall(node)), node);
      });
    }
    return this.#calls.get(String(span));
  }

  spanOfCall(node: CallNode): Span {
    if (node.type === N.TaggedTemplateExpression) return underline(this.#builder, node, node.tag);
    return underline(this.#builder, node, node.callee.type === N.MemberExpression ? node.callee.property : node.callee);
  }

  span(node: Placed): Span {
    return spanOf(this.#starts, startOf(node), endOf(node));
  }

  /** What an expression refers to, with the ids of the facts. */
  expr(node: TSESTree.Node): Expr {
    return toExpr(this.#builder, node);
  }

  /** The variable that an identifier refers to; null if the file does not declare it. */
  variable(identifier: TSESTree.Node): Variable | null | undefined {
    return this.#builder.variable(identifier);
  }

  /** The variable that an identifier declares. */
  declared(identifier: TSESTree.Node): Variable | undefined {
    return this.#builder.declared(identifier);
  }

  /** Is the name declared or used anywhere in the file? */
  isTaken(name: string): boolean {
    if (this.#builder.scopes.variables.some((variable) => variable.name === name && variable.defs.length > 0))
      return true;
    for (const identifier of this.#builder.scopes.resolved.keys())
      if ('name' in identifier && identifier.name === name) return true;
    return false;
  }

  /** The first of the names that is neither declared nor used in the file; undefined if all are. */
  freeName(...names: readonly string[]): string | undefined {
    return names.find((name) => !this.isTaken(name));
  }

  /** The number of variables with this name, over all scopes. */
  declarationsOf(name: string): number {
    return this.#builder.scopes.variables.filter((variable) => variable.name === name && variable.defs.length > 0)
      .length;
  }

  /** Whether a whole comment stands between two offsets. */
  hasComment(start: number, end: number): boolean {
    return this.comments.some(({ range }) => start <= range[0] && range[1] <= end);
  }

  code(node: Placed): string {
    return this.text.slice(startOf(node), endOf(node));
  }
}

/**
 * Sets the parents of type nodes, which extraction skips, and the `range` of every node, which only one of the parsers
 * writes.
 */
function complete(node: TSESTree.Node): void {
  Object.assign(node, { range: [startOf(node), endOf(node)] });
  traverse(node, (child) => {
    if (child === node) return;
    (child as { parent: TSESTree.Node }).parent = node;
    return false;
  });
}
