/** Promise APIs that compute on the calling thread: the event loop is blocked while they are awaited. */
import { instead } from './twins.ts';
import type { AsyncInNameOnlyModule } from './types.ts';

const whole = { stalls: 'whole', evidence: 'measured' } as const;
const swc = (name: string) => instead('@swc/core', name, 'It computes on another thread.');

const compilers: readonly AsyncInNameOnlyModule[] = [
  {
    module: '@babel/core',
    rows: ['transformAsync', 'transformFileAsync', 'transformFromAstAsync'].map((name) => ({
      name,
      ...whole,
      milliseconds: 178,
      input: '100 KB',
      instead: swc('transform'),
    })),
  },
  { module: 'eslint', rows: [{ name: 'ESLint#lintText', ...whole, milliseconds: 387, input: '100 KB' }] },
  { module: 'html-minifier-terser', rows: [{ name: 'minify', ...whole, milliseconds: 39, input: '60 KB' }] },
  { module: 'less', rows: [{ name: 'render', ...whole, milliseconds: 170, input: '100 KB' }] },
  {
    module: 'postcss',
    aliases: { 'default()': 'Processor', 'Processor#use()': 'Processor' },
    rows: [{ name: 'Processor#process', ...whole, milliseconds: 29, note: 'Only plugins that read files yield.' }],
  },
  {
    module: 'prettier',
    sameAs: ['prettier/standalone'],
    rows: ['check', 'format', 'formatWithCursor'].map((name) => ({
      name,
      ...whole,
      milliseconds: 183,
      input: '100 KB',
    })),
  },
  {
    module: 'sass',
    rows: ['compileAsync', 'compileStringAsync'].map((name) => ({
      name,
      ...whole,
      milliseconds: 160,
      input: '100 KB',
      instead: instead('sass-embedded', name, 'The compiler runs in its own process.'),
    })),
  },
  {
    module: 'terser',
    rows: [{ name: 'minify', ...whole, milliseconds: 243, input: '100 KB', instead: swc('minify') }],
  },
];

const documents: readonly AsyncInNameOnlyModule[] = [
  {
    module: 'unified',
    sameAs: ['remark', 'rehype', 'retext'],
    aliases: {
      'unified()': 'Processor',
      'remark()': 'Processor',
      'rehype()': 'Processor',
      'retext()': 'Processor',
      'Processor#use()': 'Processor',
    },
    rows: [{ name: 'Processor#process', ...whole, milliseconds: 2040, input: '60 KB', ofBuilds: true }],
  },
  {
    module: 'csv-parse',
    rows: [
      {
        name: 'parse',
        ...whole,
        sizeGated: true,
        milliseconds: 55,
        input: '100,000 rows',
        when: { kind: 'callback' },
        instead: instead('csv-parse', 'parse', 'As a stream, it yields between chunks.'),
      },
    ],
  },
  {
    module: 'ejs',
    rows: [
      {
        name: 'render',
        ...whole,
        sizeGated: true,
        milliseconds: 25,
        input: '100,000 rows',
        when: { kind: 'option', index: 2, property: 'async', value: true },
      },
      {
        name: 'renderFile',
        stalls: 'whole',
        sizeGated: true,
        evidence: 'source',
        note: 'It reads the file and renders before it returns.',
      },
    ],
  },
  {
    module: 'marked',
    aliases: { default: 'marked', parse: 'marked', 'marked.parse': 'marked' },
    rows: [
      {
        name: 'marked',
        ...whole,
        sizeGated: true,
        milliseconds: 72,
        input: '200 KB',
        when: { kind: 'option', index: 1, property: 'async', value: true },
      },
    ],
  },
  { module: 'shiki', rows: [{ name: 'codeToHtml', ...whole, milliseconds: 72, input: '20 KB' }] },
  {
    module: 'xml2js',
    rows: ['parseStringPromise', 'Parser#parseStringPromise'].map((name) => ({
      name,
      ...whole,
      sizeGated: true,
      milliseconds: 70,
      input: '440 KB',
    })),
  },
];

const images: readonly AsyncInNameOnlyModule[] = [
  {
    module: 'pngjs',
    rows: [
      {
        name: 'PNG#parse',
        ...whole,
        milliseconds: 44,
        input: '4 megapixels',
        instead: instead('sharp', 'default', 'It decodes and encodes on other threads.'),
      },
    ],
  },
  {
    module: 'qrcode',
    rows: ['toBuffer', 'toDataURL', 'toFile', 'toString'].map((name) => ({ name, ...whole, milliseconds: 24 })),
  },
];

const hashes: readonly AsyncInNameOnlyModule[] = [
  {
    module: 'bcryptjs',
    rows: ['compare', 'hash'].map((name) => ({
      name,
      stalls: 'slices',
      evidence: 'measured',
      milliseconds: 101,
      input: 'cost 12',
      instead: instead('bcrypt', name, 'It computes on another thread.'),
    })),
  },
  {
    module: 'ethers',
    aliases: { 'ethers.Wallet': 'Wallet', HDNodeWallet: 'Wallet', 'ethers.HDNodeWallet': 'Wallet' },
    rows: [
      { name: 'Wallet#encrypt', ...whole, milliseconds: 521, input: 'the default cost' },
      { name: 'Wallet.fromEncryptedJson', stalls: 'whole', evidence: 'source' },
    ],
  },
  {
    module: 'hash-wasm',
    rows: [
      ...['argon2d', 'argon2i', 'argon2id'].map((name) => ({
        name,
        ...whole,
        milliseconds: 299,
        input: '64 MB in 3 passes',
        instead: instead('argon2', 'hash', 'It computes on another thread.'),
      })),
      {
        name: 'bcrypt',
        stalls: 'whole',
        evidence: 'source',
        instead: instead('bcrypt', 'hash', 'It computes on another thread.'),
      },
      {
        name: 'pbkdf2',
        stalls: 'whole',
        evidence: 'source',
        instead: instead('node:crypto', 'pbkdf2', 'It takes a callback.'),
      },
      {
        name: 'scrypt',
        stalls: 'whole',
        evidence: 'source',
        instead: instead('node:crypto', 'scrypt', 'It takes a callback.'),
      },
    ],
  },
];

const web: AsyncInNameOnlyModule = {
  module: 'globals',
  aliases: { 'fetch()': 'Response' },
  rows: [
    {
      name: 'Response#json',
      ...whole,
      sizeGated: true,
      milliseconds: 59,
      input: '7.5 MB',
      note: 'The body arrives without blocking; parsing it does not.',
    },
  ],
};

const ofBuilds = (module: AsyncInNameOnlyModule): AsyncInNameOnlyModule => ({
  ...module,
  rows: module.rows.map((row) => ({ ...row, ofBuilds: true })),
});

export const asyncInNameOnlyModules: readonly AsyncInNameOnlyModule[] = [
  ...compilers.map(ofBuilds),
  ...documents,
  ...images,
  ...hashes,
  web,
];
