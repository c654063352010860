/**
 * Template engines: fast for one page, slow for a page of ten thousand rows; some read the template from disk each
 * time.
 */
import { each, paired } from '../rows.ts';
import type { CatalogueModule } from '../types.ts';

const render = {
  workload: 'cpu',
  cost: 'content',
  grows: 'size of the page',
  sizeGated: true,
  evidence: 'runtime',
} as const;
const file = {
  workload: 'io',
  cost: 'content',
  grows: 'size of the template and the page',
  evidence: 'source',
} as const;

export const templates: readonly CatalogueModule[] = [
  { module: 'handlebars', rows: each('compile precompile compile() template()', render) },
  { module: 'mustache', rows: each('parse render', render) },
  { module: 'ejs', rows: each('compile compile() render', render) },
  {
    module: 'pug',
    rows: [
      ...each('compile compile() compileFile() render', { ...render, evidence: 'source' }),
      ...each('compileFile renderFile', {
        ...file,
        note: 'A callback is called before the call returns; compile at start-up.',
      }),
    ],
  },
  {
    module: 'nunjucks',
    aliases: { 'configure()': 'Environment', render: 'Environment#render', renderString: 'Environment#renderString' },
    rows: [
      {
        name: 'Environment#render',
        ...file,
        when: { kind: 'no-callback' },
        note: 'The callback form helps only with an async loader.',
      },
      { name: 'Environment#renderString', ...render, when: { kind: 'no-callback' } },
    ],
  },
  {
    module: 'liquidjs',
    rows: [
      ...paired('liquidjs', 'Liquid#evalValueSync Liquid#parseAndRenderSync Liquid#renderSync', render),
      ...paired('liquidjs', 'Liquid#parseFileSync Liquid#renderFileSync', file),
    ],
  },
];
