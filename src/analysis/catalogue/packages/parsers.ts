/** Parsers and writers of data and documents: negligible for small input, noticeable for large input. */
import { each, paired } from '../rows.ts';
import { instead } from '../twins.ts';
import type { CatalogueModule, CatalogueRow } from '../types.ts';

const text = {
  workload: 'cpu',
  cost: 'content',
  grows: 'length of the text',
  sizeGated: true,
  evidence: 'runtime',
} as const;
const value = { ...text, grows: 'size of the value' } as const;
const markup = { ...text, grows: 'length of the markup' } as const;
const workbook = { workload: 'io', cost: 'content', grows: 'number of cells', evidence: 'source' } as const;

/** An option of Papa Parse that makes it return at once. */
const papaElsewhere = (property: string, note: string): CatalogueRow => ({
  name: 'parse',
  workload: 'cpu',
  cost: 'negligible',
  evidence: 'docs',
  note,
  when: { kind: 'option', index: 1, property, value: true },
});

const tables: readonly CatalogueModule[] = [
  {
    module: 'csv-parse/sync',
    rows: [
      {
        name: 'parse',
        ...text,
        milliseconds: 55,
        evidence: 'measured',
        twin: instead('csv-parse', 'parse', 'Pipe into the stream that it returns.'),
      },
    ],
  },
  {
    module: 'csv-stringify/sync',
    rows: [
      {
        name: 'stringify',
        ...value,
        twin: instead('csv-stringify', 'stringify', 'Pipe into the stream that it returns.'),
      },
    ],
  },
  {
    module: 'papaparse',
    rows: [
      papaElsewhere('worker', 'It parses in a worker.'),
      papaElsewhere('download', 'It fetches first, and parses in chunks.'),
      { name: 'parse', ...text },
      { name: 'unparse', ...value },
    ],
  },
  {
    module: 'xlsx',
    rows: [
      ...each('readFile readFileSync', {
        ...workbook,
        note: 'It reads and parses the whole workbook before it returns.',
      }),
      ...each('writeFile writeFileSync', { ...workbook, note: 'It builds the whole workbook before it returns.' }),
      ...each('read write', { ...workbook, workload: 'cpu' }),
      ...each('utils.sheet_to_json utils.json_to_sheet utils.aoa_to_sheet utils.sheet_to_csv', {
        ...text,
        grows: 'number of cells',
      }),
    ],
  },
];

const data: readonly CatalogueModule[] = [
  { module: 'js-yaml', rows: [...each('load loadAll safeLoad safeLoadAll', text), ...each('dump safeDump', value)] },
  { module: 'yaml', rows: [...each('parse parseAllDocuments parseDocument', text), { name: 'stringify', ...value }] },
  {
    module: 'fast-xml-parser',
    rows: [...each('XMLParser#parse XMLValidator.validate', markup), { name: 'XMLBuilder#build', ...value }],
  },
  { module: 'svgson', rows: paired('svgson', 'parseSync', markup) },
];

const documents: readonly CatalogueModule[] = [
  {
    module: 'jsdom',
    rows: [
      { name: 'JSDOM.new', workload: 'cpu', cost: 'content', grows: 'length of the markup', evidence: 'measured' },
    ],
  },
  {
    module: 'unified',
    sameAs: ['remark', 'rehype', 'retext'],
    aliases: {
      'unified()': 'Processor',
      'remark()': 'Processor',
      'rehype()': 'Processor',
      'retext()': 'Processor',
      'Processor#data()': 'Processor',
      'Processor#freeze()': 'Processor',
      'Processor#use()': 'Processor',
    },
    rows: [
      { name: 'Processor#processSync', ...text, note: 'Its promise form blocks just as long.' },
      { name: 'Processor#runSync', ...value, grows: 'size of the tree', note: 'Its promise form blocks just as long.' },
      { name: 'Processor#parse', ...text },
      { name: 'Processor#stringify', ...value, grows: 'size of the tree' },
    ],
  },
  {
    module: 'marked',
    aliases: {
      default: 'marked',
      parse: 'marked',
      'marked.parse': 'marked',
      parseInline: 'marked',
      'marked.parseInline': 'marked',
    },
    rows: [
      { name: 'marked', ...text, milliseconds: 72, evidence: 'measured' },
      ...each('Marked#parse Marked#parseInline', { ...text, milliseconds: 72, evidence: 'measured' }),
    ],
  },
  {
    module: 'shiki',
    sameAs: ['shiki/core'],
    aliases: {
      'createHighlighter()': 'Highlighter',
      'createHighlighterCore()': 'Highlighter',
      'createHighlighterCoreSync()': 'Highlighter',
    },
    rows: [
      ...each('createHighlighterCoreSync createShikiInternalSync', {
        workload: 'cpu',
        cost: 'content',
        grows: 'number of languages and themes',
        evidence: 'runtime',
        twin: instead('shiki', 'createHighlighterCore', 'It loads languages and themes without blocking.'),
      }),
      ...each('Highlighter#codeToHtml Highlighter#codeToTokens Highlighter#codeToHast', {
        ...text,
        milliseconds: 72,
        evidence: 'measured',
      }),
    ],
  },
  {
    module: 'diff',
    rows: each(
      'createTwoFilesPatch createPatch structuredPatch diffLines diffWords diffWordsWithSpace diffChars diffArrays',
      { workload: 'cpu', cost: 'content', grows: 'lengths of both texts and how much they differ', evidence: 'docs' },
    ),
  },
  { module: 'highlight.js', sameAs: ['highlight.js/lib/core'], rows: each('highlight highlightAuto', text) },
];

export const parsers: readonly CatalogueModule[] = [...tables, ...data, ...documents];
