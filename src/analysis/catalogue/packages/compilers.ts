/** Compilers, bundlers, minifiers and linters. */
import { each, paired } from '../rows.ts';
import { awaited, instead, withCallback } from '../twins.ts';
import type { CatalogueModule } from '../types.ts';

const compile = { workload: 'cpu', cost: 'content', grows: 'length of the code', evidence: 'runtime' } as const;
const slow = { ...compile, cost: 'heavy' } as const;
const native = { ...compile, evidence: 'typings' } as const;
const bundle = { ...slow, grows: 'number and size of the files' } as const;
const config = {
  workload: 'io',
  cost: 'content',
  grows: 'number of configuration files',
  evidence: 'runtime',
} as const;
const noTwin = 'Its promise form blocks just as long; use a worker.';
const measured = { ...slow, evidence: 'measured' } as const;

const swcMinify = instead('@swc/core', 'minify', 'It computes on another thread.');

const styles: readonly CatalogueModule[] = [
  {
    module: 'sass',
    rows: [
      ...['compile', 'compileString'].map((name) => ({
        name,
        ...measured,
        milliseconds: 160,
        twin: instead('sass-embedded', `${name}Async`, 'The compiler runs in its own process.'),
      })),
      { name: 'renderSync', ...measured, milliseconds: 160, twin: withCallback('sass', 'render') },
    ],
  },
  {
    module: 'sass-embedded',
    rows: [
      { name: 'compile', ...slow, twin: awaited('sass-embedded', 'compileAsync') },
      { name: 'compileString', ...slow, twin: awaited('sass-embedded', 'compileStringAsync') },
      { name: 'renderSync', ...slow, twin: withCallback('sass-embedded', 'render') },
    ],
  },
  {
    module: 'less',
    rows: [
      {
        name: 'render',
        ...measured,
        milliseconds: 170,
        note: noTwin,
        when: { kind: 'option', index: 1, property: 'syncImport', value: true },
      },
    ],
  },
  {
    module: 'postcss',
    aliases: { 'default()': 'Processor', 'Processor#use()': 'Processor', 'Processor#process()': 'LazyResult' },
    rows: [{ name: 'LazyResult#sync', ...compile, note: noTwin }],
  },
  {
    module: 'lightningcss',
    rows: [
      { name: 'transform', ...native },
      { name: 'transformStyleAttribute', ...native, cost: 'metadata' },
      { name: 'bundle', ...native, twin: awaited('lightningcss', 'bundleAsync') },
    ],
  },
];

const scripts: readonly CatalogueModule[] = [
  {
    module: 'esbuild',
    sameAs: ['esbuild-wasm'],
    rows: [
      ...paired('esbuild', 'buildSync', bundle),
      ...paired('esbuild', 'transformSync', compile),
      ...paired('esbuild', 'analyzeMetafileSync formatMessagesSync', {
        workload: 'cpu',
        cost: 'metadata',
        evidence: 'runtime',
      }),
    ],
  },
  {
    module: '@babel/core',
    rows: [
      ...each('transformSync transformFileSync transformFromAstSync', { ...measured, milliseconds: 178, note: noTwin }),
      ...each('transform transformFile transformFromAst', {
        ...measured,
        milliseconds: 178,
        note: noTwin,
        when: { kind: 'no-callback' },
      }),
      { name: 'parseSync', ...compile, note: noTwin },
      ...paired(
        '@babel/core',
        'createConfigItemSync',
        { workload: 'cpu', cost: 'metadata', evidence: 'runtime' },
        (module, name) => awaited(module, `${name}Async`),
      ),
      ...paired('@babel/core', 'loadOptionsSync loadPartialConfigSync', config, (module, name) =>
        awaited(module, `${name}Async`),
      ),
    ],
  },
  {
    module: '@swc/core',
    rows: paired('@swc/core', 'transformSync transformFileSync parseSync parseFileSync printSync minifySync', native),
  },
  { module: 'oxc-parser', rows: paired('oxc-parser', 'parseSync', native) },
  {
    module: 'oxc-transform',
    rows: paired('oxc-transform', 'transformSync isolatedDeclarationSync moduleRunnerTransformSync', native),
  },
  {
    module: 'typescript',
    aliases: { 'createProgram()': 'Program' },
    rows: [
      { name: 'createProgram', ...bundle, evidence: 'docs' },
      { name: 'getPreEmitDiagnostics', ...bundle, evidence: 'docs' },
      { name: 'Program#emit', ...bundle, evidence: 'docs' },
      ...each('createSourceFile transpile transpileModule', { ...compile, evidence: 'docs' }),
      ...each('sys.readFile sys.writeFile', { ...config, grows: 'size of the file', evidence: 'docs' }),
      { name: 'sys.readDirectory', ...config, grows: 'number of files below the folder', evidence: 'docs' },
    ],
  },
];

const minifiers: readonly CatalogueModule[] = [
  { module: 'terser', rows: [{ name: 'minify_sync', ...measured, milliseconds: 243, twin: swcMinify }] },
  { module: 'uglify-js', rows: [{ name: 'minify', ...slow, twin: swcMinify }] },
  { module: 'svgo', rows: [{ name: 'optimize', ...compile, grows: 'length of the markup', evidence: 'source' }] },
];

const linters: readonly CatalogueModule[] = [
  {
    module: 'eslint',
    rows: each('Linter#verify Linter#verifyAndFix', {
      ...measured,
      milliseconds: 387,
      note: 'ESLint#lintText blocks just as long; use a worker.',
    }),
  },
];

export const compilers: readonly CatalogueModule[] = [...styles, ...scripts, ...minifiers, ...linters];
