/** What comments tell the analysis: directives that turn rules off, and annotations of functions. */
import {
  ANNOTATION,
  DIRECTIVE,
  FOREIGN_DIRECTIVE,
  FOREIGN_REASON,
  FOREIGN_RULES,
  REASON,
} from '../catalogue/directives.ts';
import type { Annotations, Directive } from '../facts/facts.ts';
import { codeAfter, isDocComment } from '../syntax/doc-comments.ts';
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
  ignore: 'next-line',
  'ignore-all': 'disable',
  'ignore-start': 'disable',
  'ignore-end': 'enable',
} as const;

/** The directives among the comments, in text order. */
export function directivesOf(comments: readonly ParsedComment[], starts: readonly number[]): Directive[] {
  const out: Directive[] = [];
  for (const comment of comments) {
    const { value } = comment;
    const span = () => spanOf(starts, startOf(comment), endOf(comment));
    const own = DIRECTIVE.exec(value);
    if (own) {
      const [rules = '', ...reason] = own[2]!.split(REASON);
      out.push({
        kind: KINDS[own[1] as keyof typeof KINDS],
        span: span(),
        rules: namesIn(rules),
        ...(reason.length > 0 && { reason: reason.join(' -- ').trim() }),
      });
    } else {
      const [, word, ofBiome, rules = ''] = FOREIGN_DIRECTIVE.exec(value) ?? [];
      const names = namesIn(rules.split(FOREIGN_REASON, 1)[0]!);
      if (names.some((name) => FOREIGN_RULES.has(name.slice(name.lastIndexOf('/') + 1))))
        out.push({
          kind: KINDS[(word ?? ofBiome) as keyof typeof KINDS],
          span: span(),
          rules: ['blocking-call'],
          foreign: true,
        });
    }
  }
  return out;
}

const namesIn = (rules: string): string[] => rules.split(/[\s,]+/).filter(Boolean);

/** Doc comments with annotations, by the offset where the annotated code starts. */
export function annotationsOf(comments: readonly ParsedComment[], text: string): ReadonlyMap<number, Annotations> {
  const out = new Map<number, Annotations>();
  for (const comment of comments) {
    const { value } = comment;
    if (!isDocComment(comment) || !value.includes('@')) continue;
    const found: { -readonly [K in keyof Annotations]: Annotations[K] } = {};
    for (const [, tag, word] of value.matchAll(ANNOTATION)) {
      if (tag === 'blocking') found.blocking = true;
      else if (tag === 'nonblocking') found.nonblocking = true;
      else if (tag === 'runs-in' && (word === 'worker' || word === 'script' || word === 'startup')) found.runsIn = word;
      else if (tag === 'workload' && (word === 'cpu' || word === 'io' || word === 'wait')) found.workload = word;
    }
    if (Object.keys(found).length === 0) continue;
    out.set(codeAfter(comment, text), found);
  }
  return out;
}
