/** JUnit's XML, which most build servers show: a suite per file, a failed test per finding. */
import type { Finding } from '../../analysis/index.ts';
import { printable } from '../../project/printable.ts';
import { byFile } from '../by-file.ts';
import { relativeTo } from '../paths.ts';
import type { Reporter } from '../report.ts';
import { place } from './place.ts';
import { xmlOf, type Element } from './xml.ts';

export const report: Reporter = ({ root, findings, errors, summary }) => {
  const nameOf = ({ file }: { readonly file: string }) => printable(relativeTo(root, file));
  const broken = errors.map((error) => ({
    ...counts(nameOf(error), { errors: 1 }),
    testcase: { '@name': 'not analyzed', '@classname': nameOf(error), error: { '@message': printable(error.message) } },
  }));
  const found = byFile(findings).map((ofFile) => ({
    ...counts(nameOf(ofFile[0]!), { failures: ofFile.length }),
    testcase: ofFile.map((finding) => failedTest(finding, root)),
  }));
  // Build servers treat a report without tests as a build that did not run.
  const name = 'workload-lint';
  const passed = {
    ...counts(name, {}),
    testcase: { '@name': `${summary.files} files without findings`, '@classname': name },
  };
  return xmlOf({
    testsuites: {
      ...counts(name, { failures: findings.length, errors: errors.length }),
      '@time': (summary.milliseconds / 1000).toFixed(3),
      testsuite: broken.length + found.length > 0 ? [...broken, ...found] : [passed],
    },
  });
};

function counts(name: string, { failures = 0, errors = 0 }: { readonly failures?: number; readonly errors?: number }) {
  return { '@name': name, '@tests': Math.max(failures + errors, 1), '@failures': failures, '@errors': errors };
}

function failedTest(finding: Finding, root: string): Element {
  const [line, column] = finding.span;
  const file = printable(relativeTo(root, finding.file));
  const lines = [
    `${place(root, finding)}: ${finding.message} [${finding.rule}]`,
    ...finding.chain.map((link) => `→ ${link.name}  ${place(root, link)}`),
  ];
  return {
    '@name': `${finding.rule} (${line}:${column})`,
    '@classname': file,
    '@file': file,
    '@line': line,
    failure: {
      '@type': finding.severity,
      '@message': printable(finding.message),
      '#text': lines.map(printable).join('\n'),
    },
  };
}
