/** Style, and the fences between the folders: who may import whom is the table LAYERS. */
import { defineConfig, globalIgnores } from 'eslint/config';
import sonarjs from 'eslint-plugin-sonarjs';
import tseslint from 'typescript-eslint';

/** The programs; they meet in `protocol`. */
const PROGRAMS = ['server', 'cli', 'extension', 'benchmark', 'panel'];
const FOLDERS = ['analysis', 'protocol', 'project', 'api', 'benchmark-client', ...PROGRAMS];
const LSP = ['vscode-languageserver', 'vscode-languageserver-textdocument'];
const PROGRAM_REASON =
  "Programs never import each other: they meet in src/protocol, or load each other's bundle from dist/ by its path.";

/**
 * What a folder below `src/` may import: other `folders` of it, npm `packages`, Node's built-ins where `node` is set.
 * `inner` names folders of its own that it must not know. Each has the reason that the error message gives. Whoever
 * imports another folder does so through one of its DOORS.
 */
export const LAYERS = {
  analysis: {
    folders: [],
    packages: ['@typescript-eslint', 'fastest-levenshtein', 'jsdoc-type-pratt-parser', 'refa'],
    node: false,
    reason:
      'The analysis is pure, text in and findings out: what it needs from outside is a parameter, ' +
      'or the work of src/project.',
  },
  protocol: {
    folders: ['analysis'],
    packages: [],
    node: false,
    reason:
      'The protocol is types and constants that cross a process border: it runs nothing and ' +
      'depends on nothing that does.',
  },
  project: {
    folders: ['analysis', 'protocol'],
    packages: [
      'oxc-parser',
      'oxc-resolver',
      'enhanced-resolve',
      'ajv',
      'ignore',
      'jsonc-parser',
      'p-limit',
      'picomatch',
      'resolve.exports',
      'yaml',
    ],
    node: true,
    reason: 'The project knows the disk, not who asks: programs give it options and callbacks.',
  },
  api: {
    folders: ['analysis', 'protocol', 'project'],
    packages: [],
    node: true,
    reason: 'The API of the package gives what the command line gives, as data: it prints nothing.',
  },
  server: {
    folders: ['analysis', 'protocol', 'project'],
    packages: [...LSP, 'ajv'],
    node: true,
    reason: PROGRAM_REASON,
  },
  cli: {
    folders: ['analysis', 'protocol', 'project', 'api', 'benchmark-client'],
    packages: [
      'commander',
      'picocolors',
      'ajv',
      'fastest-levenshtein',
      'sarif',
      'picomatch',
      'tinyglobby',
      'chokidar',
      'diff',
      'fast-xml-builder',
    ],
    node: true,
    reason: PROGRAM_REASON,
  },
  extension: {
    folders: ['analysis', 'protocol', 'benchmark-client'],
    packages: ['vscode', 'vscode-languageclient'],
    node: true,
    reason: `${PROGRAM_REASON} The extension host is shared with others: analysis happens in the server.`,
  },
  'benchmark-client': {
    folders: ['protocol'],
    packages: [],
    node: true,
    reason: 'The client starts the benchmark process and hears it to the end; it measures nothing and shows nothing.',
  },
  benchmark: {
    folders: ['analysis', 'protocol', 'project'],
    node: true,
    packages: [
      'tinypool',
      'simple-statistics',
      'pidusage',
      'sql.js',
      '@jsquash/jpeg',
      'ws',
      'esbuild-wasm',
      'typescript',
    ],
    reason: PROGRAM_REASON,
  },
  panel: {
    folders: ['protocol'],
    packages: ['lit', '@vscode-elements/elements', '@observablehq/plot'],
    node: false,
    reason: 'The panel runs in a browser and knows only messages.',
  },
};

/** The rooms of the analysis, from the ground up: each may know those before it, and none of those after it. */
const ROOMS = {
  catalogue: 'The catalogue is data about APIs, hosts and names: it knows no program.',
  syntax: 'Syntax is one text as a tree: it knows nothing of what is looked for in it.',
  facts: 'Facts are plain data of one file: whoever makes or reads them knows facts, not the other way round.',
  extract: 'Extraction sees one file: what other files say is linked in src/analysis/program.',
  program: 'The program has no opinions: links, contexts and effects only.',
  assessment: 'The assessment weighs what is true: it is asked by rules and knows none of them.',
  rules: 'A rule does not know its remedy: a refactor names the advice it answers.',
  advice: 'Advice names refactors by id only: refactors answer it.',
  refactors: '',
};

for (const [index, [room, reason]] of Object.entries(ROOMS).entries()) {
  const inner = Object.keys(ROOMS).slice(index + 1);
  if (inner.length > 0) LAYERS[`analysis/${room}`] = { inner, reason };
}

/** The program from the ground up, in the same way. */
const PROGRAM_ROOMS = ['graph', 'values', 'link', 'contexts', 'flow', 'program.ts'];
for (const [index, room] of PROGRAM_ROOMS.slice(0, -1).entries()) {
  const reason = `The program is linked in steps: ${PROGRAM_ROOMS.join(', ')}. None knows a later one.`;
  LAYERS[`analysis/program/${room}`] = { inner: PROGRAM_ROOMS.slice(index + 1), reason };
}

/**
 * The files through which a folder is entered from outside, and who must do so. `findings.ts`, `options.ts`
 * and `figures.ts` are plain data; the leaves of the project are what a start loads before all else.
 */
const DOORS = [
  {
    to: 'analysis',
    from: ['protocol', 'project', 'api', 'benchmark-client', ...PROGRAMS],
    doors: ['index.ts', 'findings.ts', 'options.ts', 'advice/figures.ts'],
    reason: 'Programs use the analysis through src/analysis/index.ts; its plain data has doors of its own.',
  },
  {
    to: 'project',
    from: ['api', ...PROGRAMS],
    doors: [
      'index.ts',
      'changed-since.ts',
      'collect.ts',
      'configuration/index.ts',
      'file-error.ts',
      'paths.ts',
      'printable.ts',
      'program-root.ts',
      'read-file.ts',
      'resolve/resolver-library.ts',
      'source-files.ts',
      'v8-flags.ts',
      'write-change.ts',
    ],
    reason: 'Programs open a project through src/project/index.ts; only its leaves are loaded by themselves.',
  },
  {
    to: 'program',
    from: ['analysis', 'analysis/assessment', 'analysis/rules', 'analysis/advice'],
    doors: ['index.ts'],
    reason: 'Who judges, advises or changes code sees the program through src/analysis/program/index.ts.',
  },
];

const BUILT_IN = 'node:';
const escaped = (text) => text.replaceAll('/', '\\/').replaceAll('.', '\\.');

/** The patterns of `no-restricted-imports` for one line of the table. */
function fences(folder, { folders = FOLDERS, packages, node, inner = [], reason }) {
  const own = folder.split('/')[0];
  const others = FOLDERS.filter((other) => other !== own && !folders.includes(other));
  const patterns = [...others, ...inner].map((name) => ({
    regex: `^(?:\\.\\.\\/)+${escaped(name)}(?:\\/|$)`,
    message: reason,
  }));
  if (packages === undefined) return patterns;
  const allowed = ['\\.{1,2}\\/', ...(node ? [BUILT_IN] : []), ...packages.map((name) => `${escaped(name)}(?:\\/|$)`)];
  return [...patterns, { regex: `^(?!${allowed.join('|')})`, message: reason }];
}

/** The patterns for those who must go through a door. */
const doors = (folder) =>
  DOORS.filter(({ from }) => from.includes(folder)).map(({ to, doors: files, reason }) => ({
    regex: `^(?:\\.{1,2}\\/)+${to}\\/(?!(?:${files.map(escaped).join('|')})$)`,
    message: reason,
  }));

/**
 * A narrower line (`analysis/rules`) adds to the line of the folder around it, because a later block of ESLint replaces
 * an earlier one.
 */
function patternsOf(folder) {
  const rows = Object.entries(LAYERS).filter(([other]) => folder === other || folder.startsWith(`${other}/`));
  return [...rows.flatMap(([other, row]) => fences(other, row)), ...doors(folder)];
}

/** Whoever opens a file of the user may find a device, a pipe or a file without end behind its name. */
const READERS = {
  regex: '^node:fs(?:\\/promises)?$',
  importNames: ['readFile', 'readFileSync', 'open', 'openSync', 'createReadStream'],
  message: 'Files of the user are read through src/project/read-file.ts: regular files only, of a limited size.',
};
/** Those that may: the one place, what writes a new file, and what reads a file of our own. */
const OPENERS = ['read-file.ts', 'cache/segment-writer.ts', 'versions.ts'].map((file) => `src/project/${file}`);

const layerBlock = (folder, files, patterns) => ({
  files,
  rules: { 'no-restricted-imports': ['error', { patterns: [...patternsOf(folder), ...patterns] }] },
});

const READ_BY_OTHERS = ['project', 'api', 'server', 'cli'];
const layerBlocks = [
  ...Object.keys(LAYERS).map((folder) =>
    layerBlock(folder, [`src/${folder}/**`], READ_BY_OTHERS.includes(folder) ? [READERS] : []),
  ),
  layerBlock('project', OPENERS, []),
];

export default defineConfig(
  globalIgnores(['dist/', 'out/', '.vscode-test/', 'test/workspaces/', 'snippets/']),
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  {
    files: ['**/*.{ts,mjs,cjs}'],
    extends: [tseslint.configs.recommended],
    plugins: { sonarjs },
    rules: {
      'max-lines': ['error', { max: 300 }],
      'max-len': [
        'error',
        { code: 120, ignoreUrls: true, ignoreRegExpLiterals: true, ignoreStrings: true, ignoreTemplateLiterals: true },
      ],
      'no-restricted-syntax': [
        'error',
        { selector: 'TSEnumDeclaration', message: 'Use an `as const` object: an enum is a second language.' },
      ],
      eqeqeq: ['error', 'always', { null: 'ignore' }],
    },
  },
  // Trees of the quick parser have no ranges: offsets.ts knows where nodes of either begin and end.
  {
    files: ['src/analysis/extract/**', 'src/analysis/syntax/scopes/**'],
    rules: {
      'no-restricted-syntax': [
        'error',
        { selector: "MemberExpression[property.name='range']", message: 'Use startOf() and endOf() of offsets.ts.' },
      ],
    },
  },
  // A require in a function loads a heavy package when it is first wanted: start-up stays quick.
  { files: ['**/*.cjs', 'src/**'], rules: { '@typescript-eslint/no-require-imports': 'off' } },
  {
    files: ['src/**/*.ts', 'test/**/*.ts'],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': 'error',
    },
  },
  { files: ['src/**/*.ts'], rules: { 'no-console': 'error', 'sonarjs/cognitive-complexity': ['error', 20] } },
  // Tables of cases are read by the row.
  { files: ['test/**'], rules: { 'max-lines': ['error', { max: 450 }] } },
  { files: ['src/analysis/catalogue/**'], rules: { 'max-lines': 'off', 'max-len': 'off' } },
  ...layerBlocks,
);
