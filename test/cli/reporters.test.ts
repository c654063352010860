/** What each format tells, and the page of a rule. */
import assert from 'node:assert/strict';
import { pathToFileURL } from 'node:url';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import type { Log } from 'sarif';
import sarifSchema from '@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json';
import { version } from '../../package.json';
import { UNUSED_SUPPRESSION, type Finding } from '../../src/analysis/index.ts';
import { deepRead, directRead } from './samples.ts';
import { run, temporaryFolders, type World } from './support.ts';

const BROKEN = (root: string) => ({ file: `${root}/src/bad.ts`, span: [2, 5, 2, 6] as const, message: "'}' expected" });

describe('format', () => {
  const folder = temporaryFolders();
  const tell = async (format: string, world: (root: string) => Partial<World>, ...argv: string[]) => {
    const cwd = await folder();
    return { cwd, ...(await run(['--format', format, ...argv], { cwd, ...world(cwd) })) };
  };

  describe('text', () => {
    it('groups findings by file, with the chain below and a total at the end', async () => {
      const { stdout } = await tell('text', (root) => ({
        findings: [deepRead(root), directRead(root, { severity: 'error', confidence: 'possible' })],
        errors: [BROKEN(root)],
      }));
      assert.equal(
        stdout,
        `src/bad.ts:2:5  not analyzed  '}' expected

src/a b.ts
  4:3  error  readFileSync() blocks the event loop in the request handler getUser()  blocking-call
              possible: some calls on the path are not certain

src/users.ts
  12:9  warning  readFileSync() blocks the event loop in the request handler getUser()  blocking-call
                 in getUser (express)  src/users.ts:10:1
                 → loadConfig  src/users.ts:12:9
                 → fs.readFileSync  src/config.ts:3:10
                 cost: about 0.5 ms, grows with size of the file

2 findings in 3 files (1 error, 1 warning, 1 file not analyzed), 0.04 s.
`,
      );
    });

    it('says so if there are no findings', async () => {
      assert.equal((await tell('text', () => ({}))).stdout, 'No findings in 3 files, 0.04 s.\n');
      const nothing = {
        findings: new Map(),
        errors: [],
        summary: { files: 0, lines: 0, milliseconds: 0, cachedFiles: 0 },
      };
      const { stdout } = await tell('text', () => ({ analyse: () => Promise.resolve(nothing) }));
      assert.equal(stdout, 'No TypeScript or JavaScript files found.\n');
    });

    it('has colors on a terminal or on request, unless they are disabled', async () => {
      const colored = async (world: Partial<World>) =>
        (await tell('text', (root) => ({ findings: [deepRead(root)], ...world }))).stdout.includes('\u001B[');
      assert.equal(await colored({ tty: true }), true);
      assert.equal(await colored({}), false);
      assert.equal(await colored({ tty: true, env: { NO_COLOR: '1' } }), false);
      assert.equal(await colored({ tty: true, env: { TERM: 'dumb' } }), false);
      assert.equal(await colored({ env: { FORCE_COLOR: '1' } }), true);
    });
  });

  describe('json', () => {
    it('has the documented shape', async () => {
      const { stdout } = await tell('json', (root) => ({ findings: [deepRead(root)], errors: [BROKEN(root)] }));
      assert.deepEqual(JSON.parse(stdout), {
        version,
        findings: [
          {
            rule: 'blocking-call',
            severity: 'warning',
            confidence: 'certain',
            workload: 'io',
            context: 'request',
            file: 'src/users.ts',
            line: 12,
            column: 9,
            endLine: 12,
            endColumn: 21,
            message: 'readFileSync() blocks the event loop in the request handler getUser()',
            entry: { name: 'getUser', kind: 'express', file: 'src/users.ts', line: 10, column: 1 },
            chain: [
              { name: 'loadConfig', file: 'src/users.ts', line: 12, column: 9, confidence: 'certain' },
              { name: 'fs.readFileSync', file: 'src/config.ts', line: 3, column: 10, confidence: 'certain' },
            ],
            cost: { milliseconds: 0.5, grows: 'size of the file', source: 'catalogue' },
            refactors: [],
          },
        ],
        errors: [{ file: 'src/bad.ts', line: 2, column: 5, message: "'}' expected" }],
        summary: { files: 3, lines: 120, findings: { warning: 1 }, milliseconds: 42, cachedFiles: 1 },
      });
    });
  });

  describe('sarif', () => {
    const log = async (world: (root: string) => Partial<World>) => {
      const told = await tell('sarif', world);
      return { ...told, run: (JSON.parse(told.stdout) as Log).runs[0]! };
    };

    it('is valid by the schema of SARIF 2.1.0', async () => {
      const { stdout } = await log((root) => ({
        findings: [
          deepRead(root),
          directRead(root),
          directRead(root, { rule: UNUSED_SUPPRESSION, chain: [], severity: 'info' }),
        ],
        errors: [BROKEN(root)],
      }));
      // The schema is written in an older draft, whose names for these two the validator does not know.
      const schema = Object.fromEntries(
        Object.entries(sarifSchema).filter(([key]) => key !== '$schema' && key !== 'id'),
      );
      const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false });
      addFormats.default(ajv);
      const valid = ajv.validate(schema, JSON.parse(stdout));
      assert.ok(valid, ajv.errorsText());
      assert.equal(ajv.validate(schema, { ...(JSON.parse(stdout) as object), version: '2.0.0' }), false);
    });

    it('has position, level, chain and the help of the rule', async () => {
      const {
        cwd,
        run: { results = [], ...told },
      } = await log((root) => ({ findings: [deepRead(root)] }));
      assert.equal(told.columnKind, 'utf16CodeUnits');
      assert.equal(told.originalUriBaseIds?.['%SRCROOT%']?.uri, `${pathToFileURL(cwd).href}/`);
      const [result] = results;
      assert.deepEqual([results.length, result?.level, result?.ruleId], [1, 'warning', 'blocking-call']);
      const rule = told.tool.driver.rules?.[result!.ruleIndex!];
      assert.equal(rule?.id, 'blocking-call');
      assert.ok(rule.help?.markdown?.includes('```'));
      assert.deepEqual(result?.locations?.[0]?.physicalLocation, {
        artifactLocation: { uri: 'src/users.ts', uriBaseId: '%SRCROOT%' },
        region: { startLine: 12, startColumn: 9, endLine: 12, endColumn: 21 },
      });
      const flow = result?.codeFlows?.[0]?.threadFlows[0]?.locations;
      const names = ['getUser (express)', 'loadConfig', 'fs.readFileSync'];
      assert.deepEqual(
        flow?.map(({ location }) => location?.message?.text),
        names,
      );
      assert.deepEqual(
        result?.relatedLocations?.map(({ message }) => message?.text),
        names,
      );
    });

    it('escapes file names, and refers to files elsewhere by URI', async () => {
      const elsewhere = { name: 'x', file: '/elsewhere/ö.js', span: [1, 1, 1, 2], confidence: 'certain' } as const;
      const {
        run: { results = [] },
      } = await log((root) => ({ findings: [directRead(root), directRead(root, { chain: [elsewhere] })] }));
      assert.equal(results[0]?.locations?.[0]?.physicalLocation?.artifactLocation?.uri, 'src/a%20b.ts');
      const related = results[1]?.relatedLocations?.at(-1)?.physicalLocation?.artifactLocation;
      assert.deepEqual(related, { uri: 'file:///elsewhere/%C3%B6.js' });
    });

    it('has fingerprints that survive moved lines, and differ between findings', async () => {
      const prints = async (...changes: Partial<Finding>[]) => {
        const {
          run: { results = [] },
        } = await log((root) => ({ findings: changes.map((change) => deepRead(root, change)) }));
        return results.map(({ partialFingerprints }) => Object.values(partialFingerprints ?? {})[0]);
      };
      const before = await prints({}, { span: [20, 1, 20, 5] }, { rule: 'other', span: [30, 1, 30, 5] });
      const after = await prints(
        { span: [40, 1, 40, 5] },
        { span: [70, 1, 70, 5] },
        { rule: 'other', span: [99, 1, 99, 2] },
      );
      assert.deepEqual(after, before);
      assert.equal(new Set(before).size, 3);
    });
  });

  describe('github', () => {
    it('writes annotations, escaped', async () => {
      const { stdout } = await tell('github', (root) => ({
        findings: [
          deepRead(root, { message: '100% blocked:\nread, write' }),
          directRead(root, { severity: 'info', file: `${root}/a,b:c.ts`, span: [4, 3, 6, 30] }),
        ],
        errors: [BROKEN(root)],
      }));
      assert.deepEqual(stdout.split('\n'), [
        "::warning file=src/bad.ts,line=2,endLine=2,col=5,endColumn=6,title=not analyzed::'}' expected",
        '::notice file=a%2Cb%3Ac.ts,line=4,endLine=6,col=3,title=blocking-call' +
          '::readFileSync() blocks the event loop in the request handler getUser()',
        '::warning ' +
          'file=src/users.ts,line=12,endLine=12,col=9,endColumn=21,title=blocking-call::100%25 ' +
          'blocked:\\nread, write' +
          '%0A→ loadConfig  src/users.ts:12:9%0A→ fs.readFileSync  src/config.ts:3:10',
        '2 findings in 3 files (1 warning, 1 info, 1 file not analyzed), 0.04 s.',
        '',
      ]);
    });

    it('is the default in GitHub Actions, with paths from the root of the repository', async () => {
      const top = await folder({ 'packages/api/x.ts': '' });
      const cwd = `${top}/packages/api`;
      const env = { GITHUB_ACTIONS: 'true', GITHUB_WORKSPACE: top };
      const { stdout } = await run([], { cwd, env, findings: [deepRead(cwd)] });
      assert.match(stdout, /^::warning file=packages\/api\/src\/users\.ts,/);
      const text = await run(['--format', 'text'], { cwd, env, findings: [deepRead(cwd)] });
      assert.match(text.stdout, /^src\/users\.ts$/m);
    });
  });
});

describe('explain', () => {
  const folder = temporaryFolders();

  it('prints the page of a rule', async () => {
    const { code, stdout, stderr } = await run(['explain', 'blocking-call'], { cwd: await folder() });
    assert.deepEqual([code, stderr], [0, '']);
    const titles = stdout.split('\n').filter((line) => /^\S/.test(line));
    assert.deepEqual(titles, ['blocking-call', 'Why', 'Bad', 'Good', 'Use instead', 'Limits']);
    assert.match(stdout, /^ {4}.*Sync\(/m);
  });
});
