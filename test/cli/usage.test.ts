/** Wrong words and wrong settings: one line that says what and where, exit code 2. */
import assert from 'node:assert/strict';
import { version } from '../../package.json';
import { run, temporaryFolders } from './support.ts';

describe('wrong usage of the command line', () => {
  const folder = temporaryFolders();

  for (const [argv, expected] of [
    [['--formt', 'json'], /^workload-lint: unknown option '--formt' \(Did you mean --format\?\)\n$/],
    [['--format', 'xml'], /^workload-lint: .*'xml' is invalid\. Allowed choices are text, json, .*, compact\.\n$/],
    [['--format', 'json', '--format', 'text'], /^workload-lint: .*to the standard output; name a file: text=FILE\.\n$/],
    [['-'], /^workload-lint: name the file of the standard input with --stdin-filepath FILE\n$/],
    [['-', 'src', '--stdin-filepath', 'a.ts'], /^workload-lint: the standard input is checked alone.*\n$/],
    [['src/**/*.ts'], /^workload-lint: src\/\*\*\/\*\.ts: no file matches this pattern\n$/],
    [['--changed'], /^workload-lint: --changed HEAD: not a git repository.*\n$/],
    [['--min-severity', 'off'], /^workload-lint: .*'off' is invalid.*\n$/],
    [['--max-warnings', 'many'], /^workload-lint: .*'many' is invalid\. It must be an integer from 0\.\n$/],
    [['--threads', '65'], /^workload-lint: .*'65' is invalid\. It must be an integer from 0 to 64\.\n$/],
    [['--baseline'], /^workload-lint: option '--baseline <file>' argument missing\n$/],
    [['--rule', 'blocking-cal'], /^workload-lint: .* There is no such rule \(did you mean blocking-call\?\)\.\n$/],
    [
      ['--rule', 'blocking-call=loud'],
      /^workload-lint: .*The severity must be one of off, hint, info, warning, error\.\n$/,
    ],
    [['explain'], /^workload-lint: name a rule, or a line with --at FILE:LINE\n$/],
    [['explain', 'cpu-loop', '--at', 'a.ts:1'], /^workload-lint: name a rule or --at, not both\n$/],
    [['explain', '--at', 'a.ts'], /^workload-lint: .* It must be FILE:LINE or FILE:LINE:COLUMN, counted from 1\.\n$/],
    [['--strictness', 'loud'], /^workload-lint: .*Allowed choices are quiet, normal, strict\.\n$/],
    [['explain', 'no-such'], /^workload-lint: there is no rule no-such; available: blocking-call.*\n$/],
    [
      ['explain', 'bloking-call'],
      /^workload-lint: there is no rule bloking-call \(did you mean blocking-call\?\);.*\n$/,
    ],
    [['lsp'], /^workload-lint: required option '--stdio' not specified\n$/],
  ] as const) {
    it(`is reported in one line: ${argv.join(' ')}`, async () => {
      const { code, stdout, stderr, opened } = await run(argv, { cwd: await folder() });
      assert.match(stderr, expected);
      assert.deepEqual([code, stdout, opened], [2, '', undefined]);
    });
  }

  it('is prevented by the help', async () => {
    const { code, stdout, stderr } = await run(['--help'], { cwd: await folder() });
    assert.deepEqual([code, stderr], [0, '']);
    for (const word of ['check', 'explain', 'lsp']) assert.match(stdout, new RegExp(`^ {2}${word} `, 'm'));
    const ofCheck = await run(['check', '--help'], { cwd: await folder() });
    assert.equal(ofCheck.code, 0);
    const options =
      'format rule all min-severity max-warnings strictness baseline update-baseline no-cache cache-dir threads'.split(
        ' ',
      );
    for (const option of options) assert.match(ofCheck.stdout, new RegExp(`^ {2}--${option} `, 'm'));
  });

  it('prints its version', async () => {
    const { code, stdout } = await run(['--version'], { cwd: await folder() });
    assert.deepEqual([code, stdout], [0, `${version}\n`]);
  });
});

describe('settings of the command line', () => {
  const folder = temporaryFolders();

  for (const [text, expected] of [
    ['{', /^1:2: not valid JSON: close brace expected\n$/],
    ['{\n  "rules": {},\n  x\n}', /^3:3: not valid JSON: invalid symbol\n$/],
    ['[]', /^1:1: must be an object of settings\n$/],
    ['{"rule": {}}', /^1:2: unknown setting "rule" \(did you mean rules\?\)\n$/],
    ['{"overrides": [{"files": ["a"], "threads": 1}]}', /^1:33: "overrides\.0\.threads" is unknown\n$/],
    ['{"overrides": [{"rules": {}}]}', /^1:16: "overrides\.0" needs "files"\n$/],
    ['{"overrides": [{"files": ["src/[**"]}]}', /^1:27: "overrides\.0\.files\.0" is not a valid glob pattern\n$/],
    [
      `{"overrides": [{"files": ["a/b"], "excludedFiles": ["${'('.repeat(50_000)}"]}]}`,
      /^1:53: "overrides\.0\.excludedFiles\.0" is not a valid glob pattern\n$/,
    ],
    ['{"extends": "./workload-lint.json"}', /^1:13: extends itself: .*\n$/],
    ['{"extends": "nowhere"}', /^1:13: extends nowhere, which is not installed\n$/],
    [
      '{"rules": {"blocking-call": "loud"}}',
      /^1:29: "rules\.blocking-call" must be one of off, hint, info, warning, error\n$/,
    ],
    ['{"rules": {"blocking-cal": "info"}}', /^1:12: there is no rule blocking-cal \(did you mean blocking-call\?\)\n$/],
    ['{"contexts": {"moon": "off"}}', /^1:15: "contexts\.moon" is unknown; available: request, .*\n$/],
    ['{"threads": 99}', /^1:13: "threads" must be at most 64\n$/],
    ['{"exclude": "dist"}', /^1:13: "exclude" must be an array\n$/],
    ['{"exclude": [1]}', /^1:14: "exclude\.0" must be a string\n$/],
    [`{"exclude": ${'['.repeat(50_000)}${']'.repeat(50_000)}}`, /^1:1: nested too deeply\n$/],
  ] as const) {
    it(`are refused in one line: ${text.slice(0, 80)}`, async () => {
      const { code, stdout, stderr, opened } = await run(['check'], {
        cwd: await folder({ 'workload-lint.json': text }),
      });
      const prefix = 'workload-lint: workload-lint.json:';
      assert.ok(stderr.startsWith(prefix), stderr);
      assert.match(stderr.slice(prefix.length), expected);
      assert.deepEqual([code, stdout, opened], [2, '', undefined]);
    });
  }

  it('may start with a byte order mark and name their schema', async () => {
    const { code, opened } = await run([], {
      cwd: await folder({ 'workload-lint.json': '\uFEFF{"$schema": "x", "debounce": 5}' }),
    });
    assert.deepEqual([code, opened?.settings.debounce], [0, 5]);
  });
});

describe('lsp', () => {
  const folder = temporaryFolders();

  it('starts the language server', async () => {
    let started = 0;
    const { code, stdout } = await run(['lsp', '--stdio'], {
      cwd: await folder(),
      startServer: () => Promise.resolve(void started++),
    });
    assert.deepEqual([started, code, stdout], [1, 0, '']);
  });
});
