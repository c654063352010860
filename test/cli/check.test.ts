/** What a check tells of, what makes it fail, and what it hands to the project. */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Severity } from '../../src/analysis/index.ts';
import { DEFAULT_SETTINGS } from '../../src/protocol/settings.ts';
import { deepRead, directRead } from './samples.ts';
import { run, temporaryFolders } from './support.ts';

interface Told {
  readonly findings: readonly {
    readonly severity: Severity;
    readonly file: string;
    readonly line: number;
    readonly context: string;
  }[];
  readonly summary: { readonly findings: Readonly<Record<string, number>> };
}

const told = (stdout: string): Told => JSON.parse(stdout) as Told;

describe('check', () => {
  const folder = temporaryFolders();

  it('is the default command', async () => {
    const cwd = await folder({ 'package.json': '{}', 'src/users.ts': '' });
    const { code, stdout, opened } = await run(['src', '--format', 'json'], { cwd, findings: [deepRead(cwd)] });
    assert.equal(code, 1);
    assert.equal(told(stdout).findings.length, 1);
    assert.equal(opened?.root, cwd);
    assert.deepEqual(opened?.paths, [`${cwd}/src`]);
  });

  it('checks the current folder by default', async () => {
    const cwd = await folder();
    const { code, opened } = await run([], { cwd });
    assert.equal(code, 0);
    assert.deepEqual([opened?.root, opened?.paths], [cwd, []]);
  });

  it('reports once why the native parser does not load, and continues', async () => {
    const cwd = await folder();
    const { code, stderr } = await run([], {
      cwd,
      analyse: ({ onParser }) => {
        onParser?.({ description: 'typescript-eslint', problem: new Error('no binding\nfor this platform') });
        const summary = { files: 0, lines: 0, milliseconds: 1, cachedFiles: 0 };
        return Promise.resolve({ findings: new Map(), errors: [], summary });
      },
    });
    assert.equal(code, 0);
    assert.equal(stderr, 'workload-lint: native parser not loaded, analysis takes much longer: Error: no binding\n');
  });

  describe('the folder that is read', () => {
    const tree = () =>
      folder({
        'repo/.git/HEAD': '',
        'repo/package.json': '{"workspaces":["packages/*"]}',
        'repo/packages/a/package.json': '{}',
        'repo/packages/a/src/x.ts': '',
        'repo/examples/b/package.json': '{}',
        'repo/examples/b/src/x.ts': '',
        'tool/package.json': '{}',
        'tool/src/x.ts': '',
        'tool/lib/y.ts': '',
        'loose/one/x.ts': '',
        'loose/two/y.ts': '',
      });
    for (const [from, paths, expected] of [
      ['repo', ['packages/a/src'], 'repo'],
      ['repo/packages/a', ['src/x.ts'], 'repo'],
      ['repo/packages/a', ['.'], 'repo'],
      ['tool/src', ['.'], 'tool'],
      ['repo/examples/b', ['.'], 'repo/examples/b'],
      ['repo', ['examples/b/src'], 'repo/examples/b'],
      ['repo', ['examples'], 'repo'],
      ['repo/packages/a', ['../..'], 'repo'],
      ['loose', ['../repo/packages/a/src'], 'repo'],
      ['', ['repo/packages/a/src'], 'repo'],
      ['', ['tool/src', 'tool/lib/y.ts'], 'tool'],
      ['', ['loose/one'], 'loose/one'],
      ['', ['loose/one/x.ts', 'loose/two'], 'loose'],
      ['', ['.'], ''],
    ] as const) {
      it(`is ${expected || 'the current one'} for ${paths.join(' and ')} in ${from || 'a folder of projects'}`, async () => {
        const top = await tree();
        const { opened } = await run(['check', ...paths], { cwd: path.join(top, from) });
        assert.equal(opened?.root, path.join(top, expected));
      });
    }
  });

  it('reports only findings below the paths', async () => {
    const cwd = await folder({ 'src/users.ts': '', 'lib/users.ts': '' });
    const { code } = await run(['lib'], { cwd, findings: [deepRead(cwd)] });
    assert.equal(code, 0);
  });

  it('reports a path that does not exist, and checks nothing', async () => {
    const cwd = await folder();
    const { code, stdout, stderr, opened } = await run(['check', 'nowhere'], { cwd });
    assert.deepEqual(
      [code, stdout, stderr, opened],
      [2, '', 'workload-lint: nowhere: no such file or folder\n', undefined],
    );
  });

  describe('exit code', () => {
    for (const [severities, argv, expected] of [
      [[], [], 0],
      [['info'], [], 0],
      [['warning'], [], 1],
      [['error'], [], 1],
      [['warning', 'warning'], ['--max-warnings', '2'], 0],
      [['warning', 'warning'], ['--max-warnings', '1'], 1],
      [['error'], ['--max-warnings', '9'], 1],
      [['warning'], ['--min-severity', 'error'], 0],
    ] as const satisfies [Severity[], string[], number][]) {
      it(`is ${expected} with ${severities.join(' and ') || 'no findings'} ${argv.join(' ')}`, async () => {
        const cwd = await folder();
        const { code } = await run(argv, { cwd, findings: severities.map((severity) => deepRead(cwd, { severity })) });
        assert.equal(code, expected);
      });
    }

    it('ignores files that do not parse', async () => {
      const cwd = await folder();
      const errors = [{ file: `${cwd}/bad.ts`, span: [2, 5, 2, 6] as const, message: "'}' expected" }];
      const { code, stdout } = await run(['check'], { cwd, errors });
      assert.equal(code, 0);
      assert.match(stdout, /^bad\.ts:2:5 {2}not analyzed {2}'}' expected$/m);
    });
  });

  describe('the report', () => {
    it('has findings from info up, and hints on request', async () => {
      const cwd = await folder();
      const findings = (['hint', 'info', 'warning'] as const).map((severity) => deepRead(cwd, { severity }));
      const usual = await run(['--format', 'json'], { cwd, findings });
      assert.deepEqual(
        told(usual.stdout).findings.map(({ severity }) => severity),
        ['info', 'warning'],
      );
      assert.deepEqual(told(usual.stdout).summary.findings, { warning: 1, info: 1 });
      const all = await run(['--format', 'json', '--min-severity', 'hint'], { cwd, findings });
      assert.equal(told(all.stdout).findings.length, 3);
    });

    it('has harmless contexts only with --all, as info', async () => {
      const cwd = await folder();
      const findings = [deepRead(cwd, { context: 'startup', severity: 'off' })];
      assert.deepEqual(told((await run(['--format', 'json'], { cwd, findings })).stdout).findings, []);
      const { code, stdout } = await run(['--format', 'json', '--all'], { cwd, findings });
      assert.deepEqual(
        told(stdout).findings.map(({ severity, context }) => [severity, context]),
        [['info', 'startup']],
      );
      assert.equal(code, 0);
    });

    it('is sorted by file and position', async () => {
      const cwd = await folder();
      const findings = [
        deepRead(cwd, { span: [30, 1, 30, 2] }),
        deepRead(cwd, { span: [2, 1, 2, 2] }),
        directRead(cwd),
      ];
      const { stdout } = await run(['--format', 'json'], { cwd, findings });
      const places = told(stdout).findings.map(({ file, line }) => `${file}:${line}`);
      assert.deepEqual(places, ['src/a b.ts:4', 'src/users.ts:2', 'src/users.ts:30']);
    });
  });

  describe('options of the project', () => {
    it('put the cache in node_modules, elsewhere, or nowhere', async () => {
      const cwd = await folder();
      const cacheDir = async (...argv: string[]) => (await run(argv, { cwd })).opened?.cacheDir;
      assert.equal(await cacheDir(), path.join(cwd, 'node_modules/.cache/workload-lint'));
      assert.equal(await cacheDir('--cache-dir', 'kept'), path.join(cwd, 'kept'));
      assert.equal(await cacheDir('--no-cache'), false);
    });

    it('prefer the number of threads of the command line to the settings', async () => {
      const cwd = await folder({ 'workload-lint.json': '{ "threads": 3 }' });
      assert.equal((await run([], { cwd })).opened?.threads, 3);
      assert.equal((await run(['--threads', '2'], { cwd })).opened?.threads, 2);
    });

    it('prefer rule severities of the command line to the settings', async () => {
      const cwd = await folder({
        'workload-lint.json': '{ "rules": { "blocking-call": "info" }, "dependencies": false }',
      });
      const expected = { ...DEFAULT_SETTINGS, dependencies: false, rules: { 'blocking-call': 'info' } };
      assert.deepEqual((await run([], { cwd })).opened?.settings, expected);
      assert.deepEqual((await run(['--rule', 'blocking-call=error'], { cwd })).opened?.settings.rules, {
        'blocking-call': 'error',
      });
    });
  });

  describe('baseline', () => {
    it('hides known findings, even if they moved, and reports new ones', async () => {
      const cwd = await folder();
      const before = await run(['--update-baseline', '--baseline', 'known.json'], {
        cwd,
        findings: [deepRead(cwd), directRead(cwd)],
      });
      assert.equal(before.code, 0);
      assert.equal(
        await readFile(path.join(cwd, 'known.json'), 'utf8'),
        `{
  "version": 1,
  "findings": {
    "src/a b.ts": {
      "blocking-call: fs.readFileSync": 1
    },
    "src/users.ts": {
      "blocking-call: loadConfig → fs.readFileSync": 1
    }
  }
}
`,
      );
      const moved = [deepRead(cwd, { span: [90, 1, 90, 5] }), directRead(cwd, { span: [70, 2, 70, 9] })];
      const same = await run(['--baseline', 'known.json'], { cwd, findings: moved });
      assert.equal(same.code, 0);
      assert.match(same.stdout, /^No findings in 3 files \(2 in the baseline\)/m);

      const findings = [...moved, deepRead(cwd, { span: [95, 1, 95, 5] })];
      const more = await run(['--baseline', 'known.json', '--format', 'json'], { cwd, findings });
      assert.equal(more.code, 1);
      assert.deepEqual(
        told(more.stdout).findings.map(({ line }) => line),
        [95],
      );
    });

    it('keeps findings of files that were not checked, and drops those that are gone', async () => {
      const cwd = await folder({ 'lib/x.ts': '', 'src/users.ts': '' });
      await run(['--update-baseline'], {
        cwd,
        findings: [deepRead(cwd), directRead(cwd, { file: `${cwd}/lib/x.ts` })],
      });
      await run(['lib', '--update-baseline'], { cwd, findings: [] });
      const { findings } = JSON.parse(await readFile(path.join(cwd, 'workload-lint-baseline.json'), 'utf8')) as {
        findings: object;
      };
      assert.deepEqual(Object.keys(findings), ['src/users.ts']);
    });

    for (const [what, text] of [
      ['not JSON', '{'],
      ['something else', '[1]'],
      ['a baseline with wrong counts', '{"findings":{"a.ts":{"x":"2"}}}'],
    ] as const) {
      it(`is refused when it is ${what}`, async () => {
        const cwd = await folder({ 'known.json': text });
        const { code, stderr } = await run(['--baseline', 'known.json'], { cwd });
        assert.equal(code, 2);
        assert.equal(
          stderr,
          'workload-lint: known.json: not a baseline of workload-lint; rewrite it with --update-baseline\n',
        );
      });
    }

    it('must exist', async () => {
      const cwd = await folder();
      const { code, stderr } = await run(['--baseline', 'known.json'], { cwd });
      assert.deepEqual([code, stderr], [2, 'workload-lint: known.json: no such file or folder\n']);
    });
  });

  describe('progress', () => {
    const analyse = async ({ onProgress }: { readonly onProgress?: (done: number, total: number) => void }) => {
      for (let done = 0; done < 4; done++) {
        await sleep(60);
        onProgress?.(done, 4);
      }
      return { findings: new Map(), errors: [], summary: { files: 4, lines: 4, milliseconds: 1, cachedFiles: 0 } };
    };

    it('is shown on stderr if that is a terminal, and erased at the end', async () => {
      const { stdout, stderr } = await run([], { cwd: await folder(), tty: true, analyse });
      assert.match(stderr, /Analyzing \d of 4 files/);
      assert.ok(stderr.endsWith('\r\u001B[K'));
      assert.doesNotMatch(stdout, /Looking/);
    });

    it('is not written if stderr is no terminal', async () => {
      const { stderr } = await run([], { cwd: await folder(), analyse });
      assert.equal(stderr, '');
    });
  });

  it('exits with 130 after Ctrl-C, without output', async () => {
    const cancel = new AbortController();
    const { code, stdout, stderr } = await run([], {
      cwd: await folder(),
      signal: cancel.signal,
      analyse: async ({ signal }) => {
        cancel.abort();
        signal?.throwIfAborted();
        throw new Error('the signal has not arrived');
      },
    });
    assert.deepEqual([code, stdout, stderr], [130, '', '']);
  });

  it('prints the stack of an internal error, and asks for a report', async () => {
    const { code, stderr } = await run([], {
      cwd: await folder(),
      analyse: () => Promise.reject(new TypeError('boom')),
    });
    assert.equal(code, 3);
    assert.match(
      stderr,
      /^workload-lint [\d.]+: internal error; please report it with these lines\nTypeError: boom\n {4}at /,
    );
  });

  it('reports a baseline that cannot be written', async () => {
    const cwd = await folder({ 'file.txt': '' });
    const { code, stderr } = await run(['--update-baseline', '--baseline', 'file.txt/known.json'], { cwd });
    assert.deepEqual([code, stderr], [2, 'workload-lint: file.txt/known.json: is not a folder\n']);
  });
});
