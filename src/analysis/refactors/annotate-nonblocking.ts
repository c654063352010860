/** `annotate-nonblocking`: marks the called function as non-blocking in its doc comment. */
import type { TSESTree } from '@typescript-eslint/types';
import { N } from '../syntax/node-types.ts';
import { isFunction } from '../syntax/traverse.ts';
import type { SourceTree } from './source-tree.ts';
import { endOf, startOf } from '../syntax/offsets.ts';
import type { FunctionSymbol } from '../program/index.ts';
import { indentOf, newlineOf } from './edits/statements.ts';
import type { Refactor } from './refactor.ts';

interface Helper {
  readonly node: FunctionSymbol;
  readonly tree: SourceTree;
  readonly declaration: TSESTree.Node;
}

export const annotateNonblocking: Refactor<Helper> = {
  id: 'annotate-nonblocking',
  title: 'Mark the function as @nonblocking',
  rules: ['blocking-call', 'busy-wait'],

  find({ program, sources }, { file, span, finding }) {
    const sourceFile = program.unitAt(file);
    if (!sourceFile || !finding) return undefined;
    const entered = sourceFile.nodes
      .flatMap(({ out }) => out)
      .find((edge) => edge.kind === 'call' && edge.span.join() === span.join());
    if (!entered || entered.to.sourceFile.isDependency) return undefined;
    const tree = sources.tree(entered.to.sourceFile);
    const declaration = tree && declarationOf(tree.functionAt(entered.to.id));
    if (!tree || !declaration) return undefined;
    return {
      title: `Mark ${entered.to.facts.name}() as @nonblocking`,
      safe: false,
      subject: { node: entered.to, tree, declaration },
    };
  },

  edit({ node: { sourceFile }, tree, declaration }, { sources }) {
    const patch = sources.patch(sourceFile);
    const start = startOf(declaration);
    const indent = indentOf(tree, declaration);
    const newline = newlineOf(tree);
    const comment = tree.comments.findLast(
      (each) =>
        each.type === 'Block' &&
        each.value.startsWith('*') &&
        endOf(each) <= start &&
        tree.text.slice(endOf(each), start).trim() === '',
    );
    if (!comment) return patch.insert(start, `/** @nonblocking */${newline}${indent}`);
    const isOneLine = !comment.value.includes('\n');
    const end = endOf(comment) - '*/'.length;
    const text = isOneLine
      ? `${newline}${indent} * @nonblocking${newline}${indent} `
      : `* @nonblocking${newline}${indent} `;
    if (!isOneLine) return patch.insert(end, text);
    const words = comment.value.slice(1).trim();
    patch.overwrite(startOf(comment), endOf(comment), `/**${newline}${indent} * ${words}${text}*/`);
  },
};

/** The node that its doc comment precedes. */
function declarationOf(fn: TSESTree.Node | undefined): TSESTree.Node | undefined {
  if (!fn || !isFunction(fn)) return undefined;
  let at = fn;
  if (
    at.parent?.type === N.VariableDeclarator ||
    at.parent?.type === N.MethodDefinition ||
    at.parent?.type === N.PropertyDefinition
  )
    at = at.parent;
  if (at.type === N.VariableDeclarator) at = at.parent;
  if (at.parent?.type === N.ExportNamedDeclaration || at.parent?.type === N.ExportDefaultDeclaration) at = at.parent;
  return at.type === N.ArrowFunctionExpression || at.type === N.FunctionExpression ? undefined : at;
}
