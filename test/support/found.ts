/** What is found, in a form that can be compared. */
import type { Finding } from '../../src/analysis/index.ts';
import type { Analysis } from '../../src/project/index.ts';

/**
 * @param root that paths are told from
 * @param counts which findings are compared; default: all
 */
export const foundBy = (
  { findings }: Pick<Analysis, 'findings'>,
  root: string,
  counts: (finding: Finding) => boolean = () => true,
): string[] =>
  [...findings]
    .flatMap(([file, ofFile]) =>
      ofFile
        .filter(counts)
        .map(({ rule, severity, span, message, chain }) =>
          [file.slice(root.length + 1), span.join(':'), rule, severity, message, chain.length].join(' '),
        ),
    )
    .sort();
