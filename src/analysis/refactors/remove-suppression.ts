/** `remove-suppression`: removes a comment that suppresses nothing. */
import type { ParsedComment } from '../syntax/parser.ts';
import { endOf, startOf } from '../syntax/offsets.ts';
import type { SourceTree } from './source-tree.ts';
import type { SourceFile } from '../program/index.ts';
import type { Refactor } from './refactor.ts';
import { UNUSED_SUPPRESSION } from '../rule-ids.ts';
import { lacksReason } from '../suppressions.ts';

interface UnusedComment {
  readonly sourceFile: SourceFile;
  readonly tree: SourceTree;
  readonly comment: ParsedComment;
}

export const removeSuppression: Refactor<UnusedComment> = {
  id: 'remove-suppression',
  title: 'Remove the unused suppression comment',
  rules: [UNUSED_SUPPRESSION],

  find({ program, sources }, { file, span, finding }) {
    const sourceFile = program.unitAt(file);
    // A suppression without a reason still suppresses something.
    if (sourceFile?.facts.directives.some((each) => each.span.join() === span.join() && lacksReason(each)))
      return undefined;
    const tree = sourceFile && finding ? sources.tree(sourceFile) : undefined;
    const comment = tree?.comments.find((each) => tree.span(each as never).join() === span.join());
    return (
      sourceFile &&
      tree &&
      comment && { title: 'Remove the unused suppression comment', safe: true, subject: { sourceFile, tree, comment } }
    );
  },

  edit({ sourceFile, tree: { text }, comment }, { sources }) {
    const lineStart = text.lastIndexOf('\n', startOf(comment) - 1) + 1;
    const newline = text.indexOf('\n', endOf(comment));
    const lineEnd = newline === -1 ? text.length : newline + 1;
    const isAlone =
      text.slice(lineStart, startOf(comment)).trim() === '' && text.slice(endOf(comment), lineEnd).trim() === '';
    const [start, end] = isAlone
      ? [lineStart, lineEnd]
      : [lineStart + text.slice(lineStart, startOf(comment)).trimEnd().length, endOf(comment)];
    sources.patch(sourceFile).overwrite(start, end, '');
  },
};
