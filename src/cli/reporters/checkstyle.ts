/** Checkstyle's XML, which review tools and editors read. */
import type { Severity } from '../../analysis/index.ts';
import { printable } from '../../project/printable.ts';
import { byFile } from '../by-file.ts';
import { relativeTo } from '../paths.ts';
import type { Reporter } from '../report.ts';
import { xmlOf } from './xml.ts';

const SEVERITIES = {
  off: 'ignore',
  hint: 'info',
  info: 'info',
  warning: 'warning',
  error: 'error',
} as const satisfies Record<Severity, string>;

export const report: Reporter = ({ version, root, findings, errors }) => {
  const nameOf = ({ file }: { readonly file: string }) => printable(relativeTo(root, file));
  const broken = errors.map((error) => ({
    '@name': nameOf(error),
    error: {
      '@line': error.span[0],
      '@column': error.span[1],
      '@severity': 'warning',
      '@message': printable(`Not analyzed: ${error.message}`),
      '@source': 'workload-lint.not-analyzed',
    },
  }));
  const found = byFile(findings).map((ofFile) => ({
    '@name': nameOf(ofFile[0]!),
    error: ofFile.map(({ span, severity, message, rule }) => ({
      '@line': span[0],
      '@column': span[1],
      '@severity': SEVERITIES[severity],
      '@message': printable(message),
      '@source': `workload-lint.${rule}`,
    })),
  }));
  return xmlOf({ checkstyle: { '@version': `workload-lint-${version}`, file: [...broken, ...found] } });
};
