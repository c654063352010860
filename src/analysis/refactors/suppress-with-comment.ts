/**
 * `suppress-with-comment`: disables the rule for a line by a comment above it, with a reason for the user to fill in.
 */
import { REASON_PLACEHOLDER } from '../catalogue/directives.ts';
import { lineStarts } from '../syntax/lines.ts';
import { N } from '../syntax/node-types.ts';
import { traverse } from '../syntax/traverse.ts';
import type { SourceTree } from './source-tree.ts';
import { endOf, startOf } from '../syntax/offsets.ts';
import type { Directive } from '../facts/facts.ts';
import type { SourceFile } from '../program/index.ts';
import { Refusal } from './chain/refusal.ts';
import { newlineOf } from './edits/statements.ts';
import type { Refactor } from './refactor.ts';
import { UNUSED_SUPPRESSION } from '../rule-ids.ts';

interface Line {
  readonly sourceFile: SourceFile;
  readonly tree: SourceTree;
  readonly rule: string;
  /** The offset where the line starts. */
  readonly start: number;
  readonly number: number;
}

export const suppressWithComment: Refactor<Line> = {
  id: 'suppress-with-comment',
  title: 'Suppress with a comment',
  rules: 'all',

  find({ program, sources }, { file, span, finding }) {
    const sourceFile = program.unitAt(file);
    const tree = sourceFile && finding && finding.rule !== UNUSED_SUPPRESSION ? sources.tree(sourceFile) : undefined;
    if (!sourceFile || !finding || !tree) return undefined;
    const start = lineStarts(tree.text)[span[0] - 1]!;
    return {
      title: `Suppress ${finding.rule} on this line with a comment`,
      safe: false,
      subject: { sourceFile, tree, rule: finding.rule, start, number: span[0] },
    };
  },

  edit({ sourceFile, tree, rule, start, number }, { sources }) {
    const patch = sources.patch(sourceFile);
    const isAbove = ({ kind, span, foreign, rules }: Directive) =>
      kind === 'next-line' && span[2] === number - 1 && !foreign && rules.length > 0;
    const known = sourceFile.facts.directives.find(isAbove);
    const comment = known && tree.comments.find((each) => tree.span(each as never).join() === known.span.join());
    if (comment) {
      const last = tree.code(comment).indexOf(known.rules.at(-1)!) + known.rules.at(-1)!.length;
      patch.insert(startOf(comment) + last, `, ${rule}`);
      return undefined;
    }
    const text = `workload-lint-disable-next-line ${rule} -- ${REASON_PLACEHOLDER}`;
    const indent = /^[ \t]*/.exec(tree.text.slice(start))![0];
    const around = surroundings(tree, start + indent.length);
    if (around === 'text')
      throw new Refusal('the line starts inside a string', sourceFile.path, [number, 1, number, 1]);
    patch.insert(start, `${indent}${around === 'markup' ? `{/* ${text} */}` : `// ${text}`}${newlineOf(tree)}`);
    return { placeholder: REASON_PLACEHOLDER };
  },
};

/** What the line starts in: code, a multi-line string, or markup. */
function surroundings(tree: SourceTree, at: number): 'code' | 'markup' | 'text' {
  let found: 'code' | 'markup' | 'text' = 'code';
  traverse(tree.program, (node) => {
    if (startOf(node) >= at || endOf(node) <= at) return startOf(node) < at;
    if (node.type === N.TemplateElement) found = 'text';
    else if (node.type === N.JSXElement || node.type === N.JSXFragment)
      found = isBetweenTags(node, at) ? 'markup' : 'code';
    else if (node.type === N.JSXExpressionContainer || node.type === N.TemplateLiteral)
      found = node.type === N.TemplateLiteral ? 'text' : 'code';
    else if (node.type.endsWith('Expression') && found === 'text') found = 'code';
    return true;
  });
  return found;
}

function isBetweenTags(node: { readonly type: string } & Parameters<typeof startOf>[0], at: number): boolean {
  const { openingElement, closingElement, openingFragment, closingFragment } = node as unknown as Record<
    string,
    Parameters<typeof startOf>[0] | null
  >;
  const [open, close] = [openingElement ?? openingFragment, closingElement ?? closingFragment];
  return Boolean(open && close && endOf(open) <= at && at <= startOf(close));
}
