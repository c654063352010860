/**
 * Compiles a function of the user, with everything its file imports, to a module that any process of a run can load.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { dirname, extname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type {
  BuildFailure,
  Loader,
  OnLoadArgs,
  OnLoadResult,
  OnResolveArgs,
  OnResolveResult,
  Plugin,
} from 'esbuild-wasm';
import ts from 'typescript';
import { Failure } from '../failure.ts';
import { usage } from '../plan.ts';
import { chooseArguments } from './choose-arguments.ts';
import { argumentsProblem } from './arguments-problem.ts';
import { openCompiler } from './compiler.ts';
import { codeLines, DEFAULT_NAME, parse } from './find-function.ts';
import { findTarget, withCapture } from './find-handler.ts';
import { HANDLER } from './handler-names.ts';
import type { CompileRequest, Compiled } from './messages.ts';
import { createImports, type ImportTarget } from './project-imports.ts';

const LOADERS: Readonly<Record<string, Loader>> = {
  '.ts': 'ts',
  '.mts': 'ts',
  '.cts': 'ts',
  '.tsx': 'tsx',
  '.js': 'jsx',
  '.mjs': 'js',
  '.cjs': 'js',
  '.jsx': 'jsx',
  '.json': 'json',
};

/** Expressions for a file's own location, and the names that replace them in the compiled module. */
const PLACE = {
  'import.meta.url': '__workload_url',
  'import.meta.filename': '__workload_file',
  'import.meta.dirname': '__workload_folder',
  __filename: '__workload_file',
  __dirname: '__workload_folder',
} as const;

/** Files that are loaded by URL: workers. */
const BY_ADDRESS =
  /new URL\(\s*(['"])(\.{1,2}\/[^'"]+)\1\s*,\s*import\.meta\.url\s*\)|require\.resolve\(\s*(['"])(\.{1,2}\/[^'"]+)\3\s*\)/g;

/** @throws {Failure} `usage` if the function, its arguments or its file cannot be used */
export async function compileFunction(request: CompileRequest): Promise<Compiled> {
  const { file, name, texts, arguments: wanted, folder, label } = request;
  const overlay = new Map(Object.entries(texts));
  const textOf = async (path: string): Promise<string> => overlay.get(path) ?? (await readFile(path, 'utf8'));
  const text = await textOf(file).catch((error: Error) => {
    throw usage(`${file} cannot be read: ${error.message}`);
  });
  const source = parse(file, text);
  const found = findTarget(source, request);
  if ('reason' in found) throw usage(found.reason);
  const chosen = wanted === undefined ? await chooseArguments(found, name, source) : { text: wanted };
  const problem = 'reason' in chosen ? chosen.reason : argumentsProblem(chosen.text, name, found);
  if ('reason' in chosen || problem !== undefined) throw wrongArguments(problem!);

  const isModule = await isEsModule(file, source);
  const format = isModule ? 'esm' : 'cjs';
  const extension = isModule ? 'mjs' : 'cjs';
  const resolveImport = await createImports(overlay);
  /** Files that are loaded by URL, and their output paths. */
  const addressed = new Map<string, string>();
  const outputOf = (path: string): string => {
    const output = addressed.get(path) ?? join(folder, `${label}-${addressed.size + 1}.${extension}`);
    addressed.set(path, output);
    return output;
  };

  const onResolve = async ({ path, importer, kind }: OnResolveArgs): Promise<OnResolveResult> => {
    if (kind === 'entry-point') return { path, namespace: 'user' };
    const isRequire = kind === 'require-call' || kind === 'require-resolve';
    const target = resolveImport(importer, path, isRequire ? 'require' : 'import');
    // It may never be needed; if it is, Node reports what is missing.
    if (target === undefined) return { path, external: true };
    if ('file' in target) return { path: target.file, namespace: 'user' };
    const isAddress = isModule && !isRequire && /[\\/]/.test(target.external) && !target.external.startsWith('node:');
    return { path: isAddress ? pathToFileURL(target.external).href : target.external, external: true };
  };
  const onLoad = async ({ path }: OnLoadArgs): Promise<OnLoadResult> => {
    const loader = LOADERS[extname(path)] ?? 'empty';
    if (loader === 'empty' || loader === 'json')
      return { contents: loader === 'json' ? await textOf(path) : '', loader };
    const contents = await withAddresses(
      path,
      path === file
        ? withExports(
            'start' in found ? withCapture(text, found) : text,
            found.expression,
            chosen.text,
            hasModuleSyntax(source),
          )
        : await textOf(path),
    );
    return { contents: `${placeOf(path, contents)}${contents.replace(/^#!.*/, '')}`, loader };
  };
  /** Also compiles files that are loaded by URL, and replaces the URLs. */
  const withAddresses = async (path: string, contents: string): Promise<string> => {
    const addresses = [...contents.matchAll(BY_ADDRESS)].map((match) => match[2] ?? match[4]!);
    const targets = new Map<string, ImportTarget | undefined>();
    for (const address of addresses) targets.set(address, resolveImport(path, address, 'import'));
    return contents.replaceAll(
      BY_ADDRESS,
      (whole, _quote, inUrl: string | undefined, _other, inRequire: string | undefined) => {
        const target = targets.get(inUrl ?? inRequire!);
        if (target === undefined || !('file' in target) || !(extname(target.file) in LOADERS)) return whole;
        const output = outputOf(target.file);
        return inUrl === undefined ? JSON.stringify(output) : `new URL(${JSON.stringify(pathToFileURL(output).href)})`;
      },
    );
  };
  const plugin: Plugin = {
    name: 'user-code',
    setup(build) {
      build.onResolve({ filter: /.*/ }, onResolve);
      build.onLoad({ filter: /.*/, namespace: 'user' }, onLoad);
    },
  };

  const { build } = await openCompiler();
  const compileTo = async (entry: string, output: string): Promise<string> => {
    try {
      const { outputFiles } = await build({
        entryPoints: [entry],
        bundle: true,
        write: false,
        format,
        platform: 'node',
        target: 'node20',
        logLevel: 'silent',
        plugins: [plugin],
        outfile: output,
        tsconfigRaw: tsconfigFor(file),
        define: PLACE,
        sourcemap: 'inline',
        sourcesContent: false,
        keepNames: true,
        ...(isModule && {
          banner: {
            js: `import { createRequire as __workload_require } from 'node:module'; const require = __workload_require(${JSON.stringify(file)});`,
          },
        }),
      });
      await writeFile(output, outputFiles[0]!.contents);
      return output;
    } catch (error) {
      throw toFailure(error as BuildFailure);
    }
  };
  const module = await compileTo(file, join(folder, `${label}${'start' in found ? HANDLER.file : ''}.${extension}`));
  const done = new Set<string>();
  for (let next = nextOf(addressed, done); next !== undefined; next = nextOf(addressed, done)) {
    done.add(next[0]);
    await compileTo(...next);
  }
  const added = [...overlay].filter(([path]) => done.has(path));
  return {
    module,
    lines: found.lines + added.reduce((sum, [, code]) => sum + codeLines(code), 0),
    arguments: chosen.text,
    ...('handler' in found && { handler: found.handler }),
  };
}

const wrongArguments = (message: string): Failure => new Failure({ code: 'usage', message, field: 'arguments' });

const nextOf = (all: ReadonlyMap<string, string>, done: ReadonlySet<string>): [string, string] | undefined =>
  [...all].find(([path]) => !done.has(path));

/** Exports the function and its arguments for the measuring process. */
function withExports(text: string, expression: string, args: string, isModuleSyntax: boolean): string {
  const named =
    expression === DEFAULT_NAME
      ? text.replace(
          /export\s+default\s+(async\s+)?function\b/,
          (_, isAsync = '') => `export default ${isAsync}function ${DEFAULT_NAME}`,
        )
      : text;
  const [fn, list] = [
    `const __workload_function = ${expression}`,
    `const __workload_arguments = async () => [${args}\n]`,
  ];
  return isModuleSyntax
    ? `${named}\nexport ${fn};\nexport ${list};\n`
    : `${named}\n;{ ${fn}; ${list};\nmodule.exports = { __workload_function, __workload_arguments }; }\n`;
}

/** On the first line, so that the other lines keep their numbers. */
function placeOf(path: string, contents: string): string {
  if (!/import\.meta|__filename|__dirname/.test(contents)) return '';
  const [url, folder] = [pathToFileURL(path).href, dirname(path)];
  return `var __workload_url = ${JSON.stringify(url)}, __workload_file = ${JSON.stringify(path)}, __workload_folder = ${JSON.stringify(folder)}; `;
}

const hasModuleSyntax = (source: ts.SourceFile): boolean => ts.isExternalModule(source);

/**
 * The module kind that Node would choose for the file or its output: by extension, by package, and else by its code.
 */
async function isEsModule(file: string, source: ts.SourceFile): Promise<boolean> {
  if (/\.m[jt]s$/.test(file)) return true;
  if (/\.c[jt]s$/.test(file)) return false;
  for (let folder = dirname(file); ; folder = dirname(folder)) {
    const manifest = await readFile(join(folder, 'package.json'), 'utf8').catch(() => undefined);
    if (manifest !== undefined) return (JSON.parse(manifest) as { type?: string }).type === 'module';
    if (folder === dirname(folder)) return hasModuleSyntax(source);
  }
}

/** The options of the nearest tsconfig.json for decorators, JSX and classes, including what it extends. */
function tsconfigFor(file: string): string {
  const path = ts.findConfigFile(dirname(file), ts.sys.fileExists);
  if (path === undefined) return '{}';
  const { config } = ts.readConfigFile(path, ts.sys.readFile) as { config?: object };
  // Only the options are needed, not the files.
  const { options } = ts.parseJsonConfigFileContent(
    config ?? {},
    { ...ts.sys, readDirectory: () => [] },
    dirname(path),
  );
  const { experimentalDecorators, useDefineForClassFields, jsxFactory, jsxFragmentFactory, jsxImportSource, jsx } =
    options;
  const compilerOptions = {
    experimentalDecorators,
    useDefineForClassFields,
    jsxFactory,
    jsxFragmentFactory,
    jsxImportSource,
    jsx: jsx && JSX[jsx],
  };
  return JSON.stringify({ compilerOptions });
}

const JSX: Readonly<Partial<Record<ts.JsxEmit, string>>> = {
  [ts.JsxEmit.React]: 'react',
  [ts.JsxEmit.ReactJSX]: 'react-jsx',
  [ts.JsxEmit.ReactJSXDev]: 'react-jsxdev',
  [ts.JsxEmit.Preserve]: 'react-jsx',
};

function toFailure({ errors, message }: BuildFailure): Failure {
  const [first] = errors ?? [];
  if (first === undefined) return usage(message);
  const { location, text } = first;
  return usage(
    location ? `${location.file.replace(/^user:/, '')}:${location.line}:${location.column + 1}: ${text}` : text,
  );
}
