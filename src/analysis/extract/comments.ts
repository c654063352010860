/** What comments tell the analysis: directives that turn rules off, and annotations of functions. */
import { ANNOTATION, DIRECTIVE, FOREIGN_DIRECTIVE, FOREIGN_RULES } from '../catalogue/directives.ts';
import type { Annotations, Directive } from '../facts/facts.ts';
import type { ParsedComment } from '../syntax/parser.ts';
import { endOf, startOf } from '../syntax/offsets.ts';
import { spanOf } from '../syntax/lines.ts';

/** How comments to us begin. */
export const OUR_COMMENTS = 'workload-lint-';

const KINDS = {
  'disable-next-line': 'next-line',
  'disable-line': 'line',
  disable: 'disable',
  enable: 'enable',
} as const;

/** The directives among the comments, in text order. */
export function directivesOf(comments: readonly ParsedComment[], starts: readonly number[]): Directive[] {
  const out: Directive[] = [];
  for (const comment of comments) {
    const { value } = comment;
    const own = DIRECTIVE.exec(value);
    const match = own ?? FOREIGN_DIRECTIVE.exec(value);
    if (!match) continue;
    const [rules = '', ...reason] = match[2]!.split(/\s--\s|\s--$/);
    const names = rules.split(/[\s,]+/).filter(Boolean);
    const common = {
      kind: KINDS[match[1] as keyof typeof KINDS],
      span: spanOf(starts, startOf(comment), endOf(comment)),
    };
    if (own) out.push({ ...common, rules: names, ...(reason.length > 0 && { reason: reason.join(' -- ').trim() }) });
    else if (names.some((name) => FOREIGN_RULES.has(name)))
      out.push({ ...common, rules: ['blocking-call'], foreign: true });
  }
  return out;
}

/** Doc comments with annotations, by the offset where the annotated code starts. */
export function annotationsOf(comments: readonly ParsedComment[], text: string): ReadonlyMap<number, Annotations> {
  const out = new Map<number, Annotations>();
  for (const comment of comments) {
    const { type, value } = comment;
    if (type !== 'Block' || !value.startsWith('*') || !value.includes('@')) continue;
    const found: { -readonly [K in keyof Annotations]: Annotations[K] } = {};
    for (const [, tag, word] of value.matchAll(ANNOTATION)) {
      if (tag === 'blocking') found.blocking = true;
      else if (tag === 'nonblocking') found.nonblocking = true;
      else if (tag === 'runs-in' && (word === 'worker' || word === 'script' || word === 'startup')) found.runsIn = word;
      else if (tag === 'workload' && (word === 'cpu' || word === 'io' || word === 'wait')) found.workload = word;
    }
    if (Object.keys(found).length === 0) continue;
    const code = /\S/g;
    code.lastIndex = endOf(comment);
    out.set(code.exec(text)?.index ?? endOf(comment), found);
  }
  return out;
}
