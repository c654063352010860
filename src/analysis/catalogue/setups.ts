/**
 * How projects run their code, and whether a worker's file is found and loaded there: data. What is not in the table
 * runs the files as they are, or as the compiler has written them beside each other.
 */

export type Placement = 'threads' | 'processes' | 'page';

export interface Setup {
  readonly name: string;
  /** One of these is a dependency; separated by spaces. */
  readonly packages?: string;
  /** One of the package's scripts runs this. */
  readonly command?: RegExp;
  /** The files that the command names are where the program starts: others do not matter. */
  readonly hasEntries?: true;
  /** Only for TypeScript. */
  readonly ofTypeScript?: true;
  /** Only for code that tests reach. */
  readonly ofTests?: true;
  /** Where a function cannot move to. */
  readonly refuses: readonly Placement[];
  /** Follows the name. */
  readonly because: string;
}

const ALL: readonly Placement[] = ['threads', 'processes', 'page'];
const OF_NODE: readonly Placement[] = ['threads', 'processes'];
const LEAVES_OUT = 'bundles the program, and leaves the file of a worker out';
const LOADS_NO_TYPESCRIPT = 'does not load TypeScript in a worker';

export const SETUPS: readonly Setup[] = [
  { name: 'Next.js', packages: 'next', refuses: ALL, because: LEAVES_OUT },
  { name: 'Nuxt', packages: 'nuxt nitropack', refuses: ALL, because: LEAVES_OUT },
  {
    name: 'Angular',
    packages: '@angular/core',
    refuses: ALL,
    because: 'compiles workers by a configuration of their own',
  },
  {
    name: 'The framework',
    packages: '@sveltejs/kit @remix-run/dev @react-router/dev astro gatsby @solidjs/start @builder.io/qwik-city',
    refuses: ALL,
    because: 'runs the same code in pages and on a server',
  },
  { name: 'Electron', packages: 'electron', refuses: ALL, because: 'runs it in processes of several kinds' },
  {
    name: 'esbuild',
    packages: 'esbuild',
    command: /\besbuild\b.*\s--bundle\b/,
    hasEntries: true,
    refuses: ALL,
    because: LEAVES_OUT,
  },
  {
    name: 'esbuild',
    packages: 'esbuild',
    command: /\b(node|tsx|bun)\s+\S*(esbuild|build|bundle)\S*\.[cm]?[jt]s\b/,
    refuses: ALL,
    because: LEAVES_OUT,
  },
  { name: 'tsup', packages: 'tsup', command: /\btsup\b/, hasEntries: true, refuses: ALL, because: LEAVES_OUT },
  { name: 'tsdown', packages: 'tsdown', command: /\btsdown\b/, hasEntries: true, refuses: ALL, because: LEAVES_OUT },
  {
    name: 'ncc',
    packages: '@vercel/ncc',
    command: /\bncc build\b/,
    hasEntries: true,
    refuses: ALL,
    because: LEAVES_OUT,
  },
  {
    name: 'The bundler',
    packages: 'rollup rolldown microbundle unbuild parcel bunchee',
    command: /\b(rollup|rolldown|microbundle|unbuild|parcel|bunchee)\b/,
    refuses: ALL,
    because: LEAVES_OUT,
  },
  {
    name: 'ts-node',
    command: /\bts-node(-dev|-esm)?\b|\bts-node\/(register|esm)\b/,
    hasEntries: true,
    ofTypeScript: true,
    refuses: OF_NODE,
    because: LOADS_NO_TYPESCRIPT,
  },
  {
    name: 'The runner',
    command: /\b(esno|jiti|babel-node|sucrase-node|swc-node|@swc-node\/register|esbuild-register)\b/,
    hasEntries: true,
    ofTypeScript: true,
    refuses: OF_NODE,
    because: LOADS_NO_TYPESCRIPT,
  },
  {
    name: 'tsx',
    command: /\btsx\b/,
    hasEntries: true,
    ofTypeScript: true,
    refuses: ['threads'],
    because: 'does not load TypeScript in threads; it does in processes',
  },
  {
    name: 'Bun',
    command: /^(bun (run )?(--\S+ )*|bunx? --bun )\S+\.[cm]?[jt]sx?\b/,
    hasEntries: true,
    refuses: OF_NODE,
    because: 'starts workers in another way',
  },
  {
    name: 'Vitest',
    packages: 'vitest',
    ofTypeScript: true,
    ofTests: true,
    refuses: OF_NODE,
    because: 'runs tests of it, and loads no TypeScript in a worker',
  },
  {
    name: 'Jest',
    packages: 'jest ts-jest',
    ofTypeScript: true,
    ofTests: true,
    refuses: OF_NODE,
    because: 'runs tests of it, and loads no TypeScript in a worker',
  },
  {
    name: 'tsx',
    packages: 'tsx',
    ofTypeScript: true,
    ofTests: true,
    refuses: ['threads'],
    because: 'runs tests of it, and loads TypeScript only in processes',
  },
];

/** Compilers of TypeScript for bundlers: with modules of CommonJS, the bundler no longer sees a worker. */
export const COMPILES_MODULES: ReadonlySet<string> = new Set(['ts-loader', 'awesome-typescript-loader']);
const KEEPS_MODULES = /"module"\s*:\s*"(es\w*|preserve)"/i;
/** @param configuration the text of the compiler's configuration */
export const keepsModules = (configuration: string): boolean => KEEPS_MODULES.test(configuration);
export const COMPILER_CONFIGURATION = 'tsconfig.json';

/** The bundler of pages whose folder has the page as a file. */
export const PAGES = { bundler: 'vite', page: 'index.html' } as const;
