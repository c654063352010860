/**
 * Calls that take microseconds or more each time, for a value of usual size: nothing once, and long where it is done
 * for each of many elements.
 */
import { createLookup } from './lookup.ts';
import type { ApiTable } from './types.ts';

/** `copies` a value with all that it holds; `makes` what could be made once and kept; `parses` or writes a document. */
export type RepeatedWork = 'copies' | 'makes' | 'parses';

export interface PerElementRow {
  readonly name: string;
  readonly does: RepeatedWork;
  readonly microseconds: number;
  /** It is given whole documents, as people and other programs make them: pages, tables, dumps. */
  readonly ofDocuments?: true;
}

const rows = (does: RepeatedWork, microseconds: number, names: string): readonly PerElementRow[] =>
  names.split(' ').map((name) => ({ name, does, microseconds }));
const copies = (microseconds: number, names: string) => rows('copies', microseconds, names);
const makes = (microseconds: number, names: string) => rows('makes', microseconds, names);
const parses = (microseconds: number, names: string) => rows('parses', microseconds, names);
const documents = (microseconds: number, names: string): readonly PerElementRow[] =>
  parses(microseconds, names).map((row) => ({ ...row, ofDocuments: true }));

const TABLES: readonly ApiTable<PerElementRow>[] = [
  {
    module: 'globals',
    rows: [
      ...copies(4, 'structuredClone'),
      ...makes(
        25,
        'Intl.DateTimeFormat.new Intl.DateTimeFormat Intl.NumberFormat.new Intl.NumberFormat Intl.Collator.new ' +
          'Intl.Collator Intl.PluralRules.new Intl.RelativeTimeFormat.new Intl.ListFormat.new Intl.Segmenter.new ' +
          'Intl.DisplayNames.new',
      ),
      ...makes(10, 'eval Function.new Function'),
    ],
  },
  { module: 'lodash', sameAs: ['lodash-es', 'es-toolkit', 'radash'], rows: copies(4, 'cloneDeep cloneDeepWith') },
  { module: 'lodash/cloneDeep', sameAs: ['lodash-es/cloneDeep', 'lodash.clonedeep'], rows: copies(4, 'default') },
  {
    module: 'rfdc',
    sameAs: ['clone', 'clone-deep', 'klona', 'fast-copy'],
    rows: copies(3, 'default default() klona copy'),
  },
  {
    module: 'class-transformer',
    rows: copies(10, 'instanceToPlain plainToInstance classToPlain plainToClass instanceToInstance classToClass'),
  },
  { module: 'ajv', rows: makes(2_000, 'default#compile Ajv#compile') },
  { module: 'node-sql-parser', rows: documents(500, 'Parser#astify Parser#parse Parser#sqlify') },
  { module: 'pgsql-ast-parser', rows: documents(300, 'parse parseFirst') },
  { module: 'sql-formatter', rows: parses(300, 'format') },
  { module: 'csv-parse/sync', rows: documents(100, 'parse') },
  { module: 'papaparse', rows: documents(100, 'parse') },
  { module: 'js-yaml', rows: parses(100, 'load loadAll dump') },
  { module: 'yaml', rows: parses(150, 'parse parseDocument parseAllDocuments stringify') },
  { module: 'fast-xml-parser', rows: documents(100, 'XMLParser#parse XMLBuilder#build') },
  { module: 'jsdom', rows: documents(3_000, 'JSDOM.new') },
  { module: 'cheerio', rows: documents(200, 'load') },
  { module: 'node-html-parser', rows: documents(100, 'parse default') },
  { module: 'turndown', rows: documents(500, 'default#turndown') },
  { module: 'html-to-text', rows: documents(300, 'convert htmlToText compile()') },
  { module: 'sanitize-html', rows: parses(200, 'default') },
  { module: 'dompurify', sameAs: ['isomorphic-dompurify'], rows: parses(300, 'sanitize') },
  { module: 'marked', rows: parses(100, 'marked parse marked.parse Marked#parse') },
  { module: 'markdown-it', rows: parses(100, 'default#render default()#render') },
  { module: 'showdown', rows: parses(200, 'Converter#makeHtml') },
  { module: 'handlebars', rows: makes(1_000, 'compile precompile') },
  { module: 'ejs', rows: makes(300, 'compile render') },
  { module: 'pug', rows: makes(2_000, 'compile render') },
  { module: 'highlight.js', sameAs: ['highlight.js/lib/core'], rows: parses(500, 'highlight highlightAuto') },
  { module: 'katex', rows: parses(300, 'renderToString render') },
  {
    module: 'diff',
    rows: documents(200, 'createPatch createTwoFilesPatch structuredPatch diffLines diffWords diffChars'),
  },
  {
    module: 'acorn',
    sameAs: ['espree', '@babel/parser', 'esprima', 'meriyah'],
    rows: parses(500, 'parse parseScript parseModule'),
  },
  { module: 'typescript', rows: parses(500, 'createSourceFile transpile transpileModule') },
  { module: 'postcss', rows: parses(300, 'parse') },
  {
    module: 'js-tiktoken',
    sameAs: ['tiktoken', 'gpt-tokenizer', 'gpt-3-encoder'],
    rows: documents(200, 'encode Tiktoken#encode getEncoding()#encode encodingForModel()#encode'),
  },
];

const lookup = createLookup(TABLES);

/** Methods of whatever they are called on, by the number of arguments from which on they make a formatter each time. */
const METHODS: ReadonlyMap<string, readonly [least: number, row: PerElementRow]> = new Map(
  (
    [
      ['toLocaleString', 2, 30],
      ['toLocaleDateString', 2, 30],
      ['toLocaleTimeString', 2, 30],
      ['localeCompare', 3, 15],
    ] as const
  ).map(([name, least, microseconds]) => [name, [least, { name, does: 'makes', microseconds }]]),
);

export const perElementRow = (module: string, path: string): PerElementRow | undefined => lookup.rows(module, path)[0];

export function perElementMethod(name: string, given: number): PerElementRow | undefined {
  const [least, row] = METHODS.get(name) ?? [Infinity, undefined];
  return given >= least ? row : undefined;
}

/** A value that is written as JSON and read again. */
export const JSON_COPY: PerElementRow = { name: 'JSON.parse', does: 'copies', microseconds: 3 };
