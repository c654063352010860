/** Configuration files that nobody writes by accident: each is at most one reported file, and the rest is analyzed. */
import assert from 'node:assert/strict';
import { makeFolder } from './folder.ts';

const SOURCE = 'import { readFileSync } from "fs";\nexport async function a() {\n  return readFileSync("x");\n}\n';

/** Aliases that unfold to ten thousand million entries. */
const ALIAS_BOMB = [
  'a: &a [x, x, x, x, x, x, x, x, x, x]',
  ...'bcdefghij'.split('').map((name, index) => {
    const inner = Array.from({ length: 10 }, () => `*${'abcdefghij'[index]}`);
    return `${name}: &${name} [${inner.join(', ')}]`;
  }),
  'packages: *j',
].join('\n');

const workspaces = (...globs: string[]) => ({ 'package.json': JSON.stringify({ name: 'x', workspaces: globs }) });

const TOO_LONG = 'A workspace pattern has more than 1000 characters: not used';

const CASES: readonly [what: string, files: Readonly<Record<string, string>>, reported: readonly string[]][] = [
  ['workspaces that are the folder itself', workspaces('./'), []],
  ['workspaces that are the root of the disk', workspaces('/'), []],
  ['workspaces that are empty', workspaces(''), []],
  ['workspaces that exclude nothing', workspaces('!'), []],
  ['workspaces above the folder', workspaces('../..'), []],
  ['workspaces with an open bracket', workspaces('['), []],
  ['a pattern of 65,536 characters', workspaces('*'.repeat(65_536)), [`package.json ${TOO_LONG}`]],
  ['a pattern of nested groups', workspaces('('.repeat(5_000)), [`package.json ${TOO_LONG}`]],
  ['pnpm packages that are the folder itself', { 'pnpm-workspace.yaml': 'packages: ["./"]\n' }, []],
  ['lerna packages that are empty', { 'lerna.json': '{ "packages": ["./", ""] }' }, []],
  [
    'aliases that unfold without end',
    { 'pnpm-workspace.yaml': ALIAS_BOMB },
    ['pnpm-workspace.yaml Is not valid YAML: Excessive alias count indicates a resource exhaustion attack'],
  ],
  [
    'brackets 5,000 deep in YAML',
    { 'pnpm-workspace.yaml': `packages: ${'['.repeat(5_000)}${']'.repeat(5_000)}` },
    ['pnpm-workspace.yaml Is not valid YAML: Maximum call stack size exceeded'],
  ],
  [
    'brackets 50,000 deep in JSON with comments',
    { 'package.json': `// comment\n{ "name": ${'['.repeat(50_000)}` },
    ['package.json Is nested too deeply'],
  ],
  [
    'configurations that extend each other 3,000 times',
    {
      'tsconfig.json': '{ "extends": "./settings/0.json" }',
      ...Object.fromEntries(
        Array.from({ length: 3_000 }, (_, at) => [`settings/${at}.json`, `{ "extends": "./${at + 1}.json" }`]),
      ),
    },
    ['tsconfig.json Extends more than 100 configurations in a row: only the first are used'],
  ],
  [
    'configurations that extend each other in a circle',
    { 'tsconfig.json': '{ "extends": "./other.json" }', 'other.json': '{ "extends": "./tsconfig.json" }' },
    [],
  ],
];

describe('hostile configuration', () => {
  for (const [what, files, reported] of CASES) {
    it(`${what}: the code is still analyzed`, async () => {
      const folder = await makeFolder({ 'a.ts': SOURCE, ...files });
      const { findings, errors } = await (await folder.open()).analyse();
      assert.deepEqual(
        { findings: findings.get(folder.path('a.ts'))?.length, errors: errors.map(withPathIn(folder.root)) },
        { findings: 1, errors: reported },
      );
    });
  }
});

const withPathIn =
  (root: string) =>
  ({ file, message }: { readonly file: string; readonly message: string }): string =>
    // How deep it goes is up to the stack.
    `${file.slice(root.length + 1)} ${message.replace(/ at line 1, column \d+:$/, '')}`;
