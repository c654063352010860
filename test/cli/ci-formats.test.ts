/** The formats of build servers and review tools. */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { version } from '../../package.json';
import { deepRead, directRead } from './samples.ts';
import { run, temporaryFolders } from './support.ts';

const MESSAGE = 'readFileSync() blocks the event loop in the request handler getUser()';

describe('formats for build servers', () => {
  const folder = temporaryFolders();
  const print = async (...argv: string[]) => {
    const cwd = await folder();
    const findings = [deepRead(cwd), directRead(cwd, { severity: 'info' })];
    const errors = [{ file: `${cwd}/src/bad.ts`, span: [2, 5, 2, 6] as const, message: "'}' expected" }];
    return { cwd, ...(await run(argv, { cwd, findings, errors })) };
  };

  it('gitlab: an issue with a fingerprint for each finding', async () => {
    const issues = JSON.parse((await print('--format', 'gitlab')).stdout) as Record<string, unknown>[];
    assert.deepEqual(
      issues.map(({ description, check_name, severity, location }) => ({
        description,
        check_name,
        severity,
        location,
      })),
      [
        {
          description: "Not analyzed: '}' expected",
          check_name: 'not-analyzed',
          severity: 'minor',
          location: { path: 'src/bad.ts', lines: { begin: 2, end: 2 } },
        },
        {
          description: MESSAGE,
          check_name: 'blocking-call',
          severity: 'info',
          location: { path: 'src/a b.ts', lines: { begin: 4, end: 4 } },
        },
        {
          description: MESSAGE,
          check_name: 'blocking-call',
          severity: 'major',
          location: { path: 'src/users.ts', lines: { begin: 12, end: 12 } },
        },
      ],
    );
    assert.equal(new Set(issues.map(({ fingerprint }) => fingerprint)).size, 3);
  });

  it('junit: a suite for each file, a failed test for each finding', async () => {
    const { stdout } = await print('--format', 'junit');
    assert.equal(
      stdout,
      `<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="workload-lint" tests="3" failures="2" errors="1" time="0.042">
  <testsuite name="src/bad.ts" tests="1" failures="0" errors="1">
    <testcase name="not analyzed" classname="src/bad.ts">
      <error message="&apos;}&apos; expected"/>
    </testcase>
  </testsuite>
  <testsuite name="src/a b.ts" tests="1" failures="1" errors="0">
    <testcase name="blocking-call (4:3)" classname="src/a b.ts" file="src/a b.ts" line="4">
      <failure type="info" message="${MESSAGE}">src/a b.ts:4:3: ${MESSAGE} [blocking-call]
→ fs.readFileSync  src/a b.ts:4:3</failure>
    </testcase>
  </testsuite>
  <testsuite name="src/users.ts" tests="1" failures="1" errors="0">
    <testcase name="blocking-call (12:9)" classname="src/users.ts" file="src/users.ts" line="12">
      <failure type="warning" message="${MESSAGE}">src/users.ts:12:9: ${MESSAGE} [blocking-call]
→ loadConfig  src/users.ts:12:9
→ fs.readFileSync  src/config.ts:3:10</failure>
    </testcase>
  </testsuite>
</testsuites>
`,
    );
  });

  it('junit: one passed test if nothing is found', async () => {
    const { stdout } = await run(['--format', 'junit'], { cwd: await folder() });
    assert.match(stdout, /<testcase name="3 files without findings"/);
    assert.doesNotMatch(stdout, /<failure|<error/);
  });

  it('checkstyle: an error for each finding', async () => {
    const { stdout } = await print('--format', 'checkstyle');
    const broken =
      '<error line="2" column="5" severity="warning" message="Not analyzed: &apos;}&apos; expected" ' +
      'source="workload-lint.not-analyzed"/>';
    const error = (line: number, column: number, severity: string) =>
      `<error line="${line}" column="${column}" severity="${severity}" message="${MESSAGE}" ` +
      'source="workload-lint.blocking-call"/>';
    assert.equal(
      stdout,
      `<?xml version="1.0" encoding="UTF-8"?>
<checkstyle version="workload-lint-${version}">
  <file name="src/bad.ts">
    ${broken}
  </file>
  <file name="src/a b.ts">
    ${error(4, 3, 'info')}
  </file>
  <file name="src/users.ts">
    ${error(12, 9, 'warning')}
  </file>
</checkstyle>
`,
    );
  });

  it('compact: a line for each finding', async () => {
    assert.equal(
      (await print('--format', 'compact')).stdout,
      `src/bad.ts:2:5: not analyzed: '}' expected
src/a b.ts:4:3: info: ${MESSAGE} [blocking-call]
src/users.ts:12:9: warning: ${MESSAGE} (src/config.ts:3:10) [blocking-call]
2 findings in 3 files (1 warning, 1 info, 1 file not analyzed), 0.04 s.
`,
    );
  });

  it('several formats at once, each to its destination', async () => {
    const { cwd, stdout } = await print('--format', 'compact', '--format', 'gitlab=reports/quality.json');
    assert.match(stdout, /^src\/bad\.ts:2:5/);
    assert.equal(JSON.parse(await readFile(path.join(cwd, 'reports/quality.json'), 'utf8')).length, 3);
  });

  it('a file instead of the standard output', async () => {
    const { cwd, stdout } = await print('--format', 'json', '--output-file', 'report.json');
    assert.equal(stdout, '');
    assert.equal(JSON.parse(await readFile(path.join(cwd, 'report.json'), 'utf8')).version, version);
  });
});
