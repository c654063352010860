/** Files with JavaScript or TypeScript, by their names, and the elements of a page that contain it: data. */

/** The language of a file, by the ending of its name. JavaScript may contain JSX. */
export const LANGUAGES = {
  ts: 'ts',
  mts: 'ts',
  cts: 'ts',
  tsx: 'tsx',
  js: 'jsx',
  jsx: 'jsx',
  mjs: 'jsx',
  cjs: 'jsx',
} as const satisfies Readonly<Record<string, string>>;

/**
 * Files of components: whether their code may stand above the page, between two lines of dashes, and which scripts run
 * for each component that is made.
 */
export const COMPONENTS = {
  vue: { isFenced: false, instance: 'setup' },
  svelte: { isFenced: false, instance: 'not module' },
  astro: { isFenced: true, instance: 'fence' },
} as const;

const COMPONENT_FILE = /\.(vue|svelte|astro)$/;
export const isComponentFile = (path: string): boolean => COMPONENT_FILE.test(path);

const TYPESCRIPT = /\.[cm]?tsx?$/;
export const isTypeScriptFile = (path: string): boolean => TYPESCRIPT.test(path);

/** An element with code: its attributes and its content. */
export const SCRIPT_ELEMENT = /<script\b([^>]*)>([\s\S]*?)<\/script\s*>/gi;
/** Attributes of an element whose content is no code. */
export const OTHER_TYPE = /\btype\s*=\s*["'](?!module|text\/javascript|text\/typescript)/i;
export const EXTERNAL = /\bsrc\s*=/;
/** The attribute with the language. */
export const LANGUAGE = /\blang\s*=\s*["']?(tsx?|jsx?)/i;
