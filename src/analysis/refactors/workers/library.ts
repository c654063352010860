/** The ways to call a function in a worker: with the project's own pool library, or with a generated pool. */
import { COPIES, OF_PAGES, OF_SERVERS, WORKER_OF_PAGE } from '../../catalogue/bundlers.ts';
import { isOfNode } from '../../catalogue/node/specifiers.ts';
import type { SourceFile } from '../../program/index.ts';
import { importLine, type FileStyle } from './pool-files.ts';
import type { PoolKind } from './pool-templates.ts';

/** What caller and worker need to know. */
export interface Crossing {
  readonly style: FileStyle;
  /** The function's name in the worker file. */
  readonly fn: string;
  /** The pool's name in the calling file. */
  readonly pool: string;
  /** The worker file's specifier for type imports. */
  readonly worker: string;
  /** The worker file's path at run time. */
  readonly address: string;
  /** The file of the generated pool. */
  readonly poolFile: string;
  /** The arguments as code. */
  readonly args: readonly string[];
  /** The result is a buffer that the worker no longer needs. */
  readonly transfers: boolean;
  /** The result is a Buffer, which arrives as a `Uint8Array`. */
  readonly isBuffer: boolean;
  /** The name of the thread constructor in the calling file, and its import if it is missing. */
  readonly thread: { readonly name: string; readonly imports: string };
  /** A built-in module as the calling file writes it. */
  readonly builtIn: (module: string) => string;
}

export interface Library {
  readonly kind: PoolKind;
  /** Imports of the calling file. */
  readonly imports: (crossing: Crossing) => string;
  /** Creates the pool, in one statement. */
  readonly pool: (crossing: Crossing) => string;
  readonly call: (crossing: Crossing) => string;
  /** Does `call` have the function's return type? */
  readonly isTyped: boolean;
  readonly workerImports: (crossing: Crossing) => string;
  readonly serve: (crossing: Crossing) => string;
  /** It needs a generated pool file. */
  readonly hasFile: boolean;
}

const url = ({ address }: Crossing): string => `new URL('${address}', import.meta.url)`;
const typeOf = ({ style, worker, fn }: Crossing): string =>
  style.isTypeScript ? `<typeof import('${worker}').${fn}>` : '';

/** The path from which CommonJS loads the file. */
const inFolder = ({ address }: Crossing): string => `require.resolve('${address}')`;
const file = (crossing: Crossing): string => (crossing.style.knowsMeta ? url(crossing) : inFolder(crossing));
const href = (crossing: Crossing): string => (crossing.style.knowsMeta ? `${url(crossing)}.href` : inFolder(crossing));

const tuple =
  (names: string) =>
  ({ style: { isTypeScript }, fn }: Crossing): string => {
    const typed = isTypeScript ? `: Parameters<typeof ${fn}>` : '';
    return `${names}(args${typed}) {\n  return ${fn}(...args);\n}\n`;
  };

/** Transfers the result's buffer if the result covers all of it. */
const TRANSFER = `(value) => (ArrayBuffer.isView(value) && value.byteLength === value.buffer.byteLength ? [value.buffer] : value instanceof ArrayBuffer ? [value] : [])`;
const serveOwn = ({ fn, transfers, style: { isTypeScript } }: Crossing): string => {
  const transfer = isTypeScript ? TRANSFER.replace('[value.buffer]', '[value.buffer as ArrayBuffer]') : TRANSFER;
  return transfers ? `serve(${fn}, ${transfer});\n` : `serve(${fn});\n`;
};

/** Code that starts a worker. Bundlers and compilers recognise the first two forms. */
const STARTS: Readonly<Record<PoolKind, (crossing: Crossing) => string>> = {
  page: (crossing) => `() => new Worker(${url(crossing)}, { type: 'module' })`,
  threads: (crossing) => `() => new ${crossing.thread.name}(${file(crossing)})`,
  processes: file,
};

const own = (kind: PoolKind): Library => ({
  kind,
  imports: ({ poolFile, style, thread }) =>
    `${kind === 'threads' ? thread.imports : ''}${importLine(['WorkerPool'], poolFile, style)}`,
  pool: (crossing) => `const ${crossing.pool} = new WorkerPool${typeOf(crossing)}(${STARTS[kind](crossing)});`,
  call: ({ pool, args }) => `${pool}.run(${args.join(', ')})`,
  isTyped: true,
  workerImports: ({ poolFile, style }) => importLine(['serve'], poolFile, style),
  serve: (crossing) => (kind === 'processes' ? `serve(${crossing.fn});\n` : serveOwn(crossing)),
  hasFile: true,
});

const pooled = (module: string, name: string): Library => ({
  kind: 'threads',
  imports: ({ style }) => importLine([name], module, style),
  pool: (crossing) => `const ${crossing.pool} = new ${name}({ filename: ${href(crossing)} });`,
  call: ({ pool, args }) => `${pool}.run([${args.join(', ')}])`,
  isTyped: false,
  workerImports: () => '',
  serve: (crossing) => {
    const isExported = crossing.style.isEsModule || crossing.style.isTypeScript;
    return isExported
      ? tuple('export default function run')(crossing)
      : `${tuple('module.exports = function run')(crossing).trimEnd()};\n`;
  },
  hasFile: false,
});

const workerpool: Library = {
  kind: 'threads',
  imports: (crossing) => {
    const { style } = crossing;
    const library =
      style.isEsModule || style.isTypeScript
        ? `import workerpool from 'workerpool';\n`
        : `const workerpool = require('workerpool');\n`;
    return style.knowsMeta
      ? `${importLine(['fileURLToPath'], crossing.builtIn('node:url'), style)}${library}`
      : library;
  },
  pool: (crossing) =>
    `const ${crossing.pool} = workerpool.pool(${crossing.style.knowsMeta ? `fileURLToPath(${url(crossing)})` : inFolder(crossing)}, { workerType: 'thread' });`,
  call: ({ pool, fn, args }) => `${pool}.exec('${fn}', [${args.join(', ')}])`,
  isTyped: false,
  workerImports: ({ style }) =>
    style.isEsModule || style.isTypeScript
      ? `import workerpool from 'workerpool';\n`
      : `const workerpool = require('workerpool');\n`,
  serve: ({ fn }) => `workerpool.worker({ ${fn} });\n`,
  hasFile: false,
};

const comlink: Library = {
  kind: 'page',
  imports: () => `import * as Comlink from 'comlink';\n`,
  pool: (crossing) => {
    const typed = crossing.style.isTypeScript
      ? `<{ ${crossing.fn}: typeof import('${crossing.worker}').${crossing.fn} }>`
      : '';
    return `const ${crossing.pool} = Comlink.wrap${typed}(new Worker(${url(crossing)}, { type: 'module' }));`;
  },
  call: ({ pool, fn, args }) => `${pool}.${fn}(${args.join(', ')})`,
  isTyped: true,
  workerImports: () => `import * as Comlink from 'comlink';\n`,
  serve: ({ fn }) => `Comlink.expose({ ${fn} });\n`,
  hasFile: false,
};

const LIBRARIES: Readonly<Record<string, Library>> = {
  piscina: pooled('piscina', 'Piscina'),
  tinypool: pooled('tinypool', 'Tinypool'),
  workerpool,
};
const OWN: Readonly<Record<PoolKind, Library>> = {
  threads: own('threads'),
  processes: own('processes'),
  page: own('page'),
};

export const copierOf = ({ package: owner }: SourceFile): string | undefined =>
  owner?.dependencies.find((name) => COPIES.has(name));

/**
 * @param kind what the function moves to
 * @param isPage the package is known to be a page
 * @returns the library, or why there is none, to follow "because"
 */
export function libraryFor(sourceFile: SourceFile, kind: 'worker' | 'process', isPage: boolean): Library | string {
  const { package: owner, facts, resolutions } = sourceFile;
  const dependencies = owner?.dependencies ?? [];
  const copying = copierOf(sourceFile);
  if (kind === 'process')
    return copying === undefined ? OWN.processes : `${copying} compiles workers, but not the files of processes`;
  const usesNode = facts.imports.some((_, index) => isOfNode(resolutions[index]?.module ?? ''));
  if (
    !usesNode &&
    (isPage || dependencies.some((name) => OF_PAGES.has(name))) &&
    !dependencies.some((name) => OF_SERVERS.has(name))
  ) {
    return dependencies.includes(WORKER_OF_PAGE) ? comlink : OWN.page;
  }
  // It compiles a worker if it sees the constructor call; other files it copies uncompiled.
  if (copying !== undefined) return OWN.threads;
  const known = Object.keys(LIBRARIES).find((name) => dependencies.includes(name));
  return known ? LIBRARIES[known]! : OWN.threads;
}
