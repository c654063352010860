/**
 * The text of the generated pool, for projects without a pool library: threads, processes or Web Workers behind one
 * `run`.
 */
import { CLASS_OF_POOL, FUNCTION_OF_WORKER, RUN, TEMPLATES, type PoolKind } from './pool-templates.ts';

/** The style of a file in the project. */
export interface FileStyle {
  readonly isTypeScript: boolean;
  /** Written with `import` and `export`. */
  readonly isEsModule: boolean;
  /** Loaded as an ES module, so `import.meta.url` exists at run time. */
  readonly knowsMeta: boolean;
  readonly quote: "'" | '"';
  readonly hasSemicolons: boolean;
  readonly indent: string;
  readonly newline: string;
}

/** The complete text of the pool file. */
export function poolFile(kind: PoolKind, style: FileStyle): string {
  const { imports, body } = TEMPLATES[kind];
  const head = imports
    .map(([module, names]) =>
      importLine(
        names.filter((name) => style.isTypeScript || !name.startsWith('⟨')),
        module,
        style,
      ),
    )
    .join('');
  const text = `${head}${head ? '\n' : ''}${RUN}${body}`;
  const exported =
    style.isEsModule || style.isTypeScript
      ? text
      : `${text.replaceAll(/^export /gm, '')}\nmodule.exports = { WorkerPool, serve };\n`;
  return inStyle(forLanguage(exported, style.isTypeScript), style);
}

/** Is it the text of a generated pool, even if it was formatted or changed since? */
export const isPoolFile = (text: string): boolean => MARKS.every((mark) => text.includes(mark));
/** The first line states its purpose; callers need both names. */
const MARKS: readonly string[] = [RUN.slice(0, RUN.indexOf('\n')), CLASS_OF_POOL, FUNCTION_OF_WORKER];

/** An import in the style of the file. */
export function importLine(names: readonly string[], module: string, { isEsModule, isTypeScript }: FileStyle): string {
  const list = names.join(', ');
  return isEsModule || isTypeScript
    ? `import { ${list} } from '${module}';\n`
    : `const { ${list} } = require('${module}');\n`;
}

function forLanguage(text: string, isTypeScript: boolean): string {
  const typed = isTypeScript
    ? text.replaceAll(/[⟨⟩]/g, '')
    : text
        .replaceAll(/^ *⟨[^⟩]*⟩\n/gm, '')
        .replaceAll(/⟨[^⟩]*⟩/g, '')
        .replaceAll(/\{\n\n/g, '{\n');
  return typed.replaceAll(/\n{3,}/g, '\n\n').replaceAll('\n\n}', '\n}');
}

/** Converts a template to the style of a project. */
export function inStyle(text: string, { quote, hasSemicolons, indent, newline }: FileStyle): string {
  let out = text;
  if (quote === '"') out = out.replaceAll(/'([^'"\n]*)'/g, '"$1"');
  if (!hasSemicolons) out = out.replaceAll(/;$/gm, '');
  if (indent !== '  ') out = out.replaceAll(/^( {2})+/gm, (spaces) => indent.repeat(spaces.length / 2));
  return newline === '\n' ? out : out.replaceAll('\n', newline);
}
