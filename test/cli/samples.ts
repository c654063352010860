/** Findings as an analysis would hand them out. */
import type { Finding, Span } from '../../src/analysis/index.ts';

/** A handler that reads a file two calls down. */
export const deepRead = (root: string, { span = [12, 9, 12, 21], ...change }: Partial<Finding> = {}): Finding => ({
  ...blockingCall(`${root}/src/users.ts`, span),
  entry: { name: 'getUser', kind: 'express', file: `${root}/src/users.ts`, span: [10, 1, 10, 8] },
  chain: [
    { name: 'loadConfig', file: `${root}/src/users.ts`, span, confidence: 'certain' },
    { name: 'fs.readFileSync', file: `${root}/src/config.ts`, span: [3, 10, 3, 40], confidence: 'certain' },
  ],
  cost: { milliseconds: 0.5, grows: 'size of the file', source: 'catalogue' },
  ...change,
});

/** A call that blocks where it stands. */
export const directRead = (
  root: string,
  { file = `${root}/src/a b.ts`, span = [4, 3, 4, 30], ...change }: Partial<Finding> = {},
): Finding => ({
  ...blockingCall(file, span),
  chain: [{ name: 'fs.readFileSync', file, span, confidence: 'certain' }],
  ...change,
});

const blockingCall = (file: string, span: Span): Finding => ({
  rule: 'blocking-call',
  severity: 'warning',
  confidence: 'certain',
  workload: 'io',
  context: 'request',
  file,
  span,
  message: 'readFileSync() blocks the event loop in the request handler getUser()',
  chain: [],
});
