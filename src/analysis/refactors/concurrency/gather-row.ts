/** Rewrites consecutive declarations, each with its own await, as one that awaits them all. */
import type { TSESTree } from '@typescript-eslint/types';
import { N } from '../../syntax/node-types.ts';
import type { SourceTree } from '../source-tree.ts';
import { Refusal } from '../chain/refusal.ts';
import type { Where } from './bound.ts';
import { endOf, indentOf, indentUnitOf, newlineOf } from '../edits/statements.ts';

/** Longer lines are split, one element per line. */
const LINE = 100;

export function gatherRow({ sourceFile, tree, sources }: Where, waits: readonly TSESTree.AwaitExpression[]): void {
  const refuse = (reason: string, at: TSESTree.Node): never => {
    throw new Refusal(reason, sourceFile.path, tree.span(at));
  };
  const declarators = waits.map((wait) =>
    wait.parent.type === N.VariableDeclarator ? wait.parent : refuse('only a part of the value is used', wait),
  );
  const statements = declarators.map(({ parent }) => parent as TSESTree.VariableDeclaration);
  const [first] = statements;
  if (!first || statements.some(({ kind }) => kind !== first.kind))
    return refuse('only some of the declarations are `const`', waits[0]!);
  if (statements.some((statement, index) => index > 0 && !isNext(statements[index - 1]!, statement)))
    return refuse('other statements stand between them', waits[0]!);
  const types = declarators.map(({ id }) => id.typeAnnotation?.typeAnnotation);
  if (types.some(Boolean) && !types.every(Boolean))
    return refuse('only some of the declarations have a type', waits[0]!);
  const names = declarators.map(({ id }) => tree.text.slice(id.range[0], id.typeAnnotation?.range[0] ?? id.range[1]));
  const annotation = types[0] ? `: [${types.map((type) => tree.code(type!)).join(', ')}]` : '';
  const head = `${first.kind} [${names.join(', ')}]${annotation} = await Promise.all([`;
  const codes = waits.map(({ argument }) => tree.code(argument));
  const comments = statements.map((statement, index) =>
    commentsBetween(tree, statements[index - 1]?.range[1], statement.range[0]),
  );
  const indent = indentOf(tree, first);
  const newline = newlineOf(tree);
  const inner = newline + indent + indentUnitOf(tree);
  const isPlain = comments.every((list) => list.length === 0) && !codes.some((code) => code.includes('\n'));
  const isShort = isPlain && indent.length + head.length + codes.join(', ').length < LINE;
  const text = isShort
    ? `${head}${codes.join(', ')}])`
    : `${head}${codes.map((code, index) => [...comments[index]!, `${code},`].map((line) => inner + line).join('')).join('')}${newline}${indent}])`;
  sources.patch(sourceFile).overwrite(first.range[0], statements.at(-1)!.range[1], `${text}${endOf(tree)}`);
}

/** The comments between two statements; end-of-line comments move above the next element. */
function commentsBetween({ comments, text }: SourceTree, from: number | undefined, to: number): string[] {
  if (from === undefined) return [];
  return comments.filter(({ range }) => range![0] >= from && range![1] <= to).map(({ range }) => text.slice(...range!));
}

function isNext(before: TSESTree.Node, after: TSESTree.Node): boolean {
  const { parent } = after;
  if (parent !== before.parent || (parent?.type !== N.BlockStatement && parent?.type !== N.Program)) return false;
  const statements: readonly TSESTree.Node[] = parent.body;
  return statements.indexOf(after) === statements.indexOf(before) + 1;
}
