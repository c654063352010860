/** Extracts the facts of one file from its text. */
import { TEMPLATE_FILE } from '../catalogue/javascript/angular.ts';
import { saidOf } from '../syntax/doc-comments.ts';
import { isServed } from '../syntax/directives.ts';
import type { FileFacts } from '../facts/facts.ts';
import { SyntaxProblem, type Language, type ParsedFile, type Parser } from '../syntax/parser.ts';
import { describeBindings } from './bindings.ts';
import { describeDocTypes } from './doc-types.ts';
import { annotationsOf, directivesOf, OUR_COMMENTS } from './comments.ts';
import { FactsBuilder } from './facts-builder.ts';
import { scriptOf } from '../syntax/script-blocks.ts';
import { toExpr } from './references.ts';
import { describeHandles } from './cost/worker-handles.ts';
import { assignStableIds } from './stable-ids.ts';
import { usesInTemplate } from './templates/uses.ts';
import { lineStarts, spanOf } from '../syntax/lines.ts';
import { ModuleTable } from './modules.ts';
import { Waits } from './waiting/awaits.ts';
import { Walk } from './walk.ts';
import { CostCollector } from './cost/work.ts';

export { ANALYSED_EXTENSIONS } from '../syntax/script-blocks.ts';

/** Changes with the shape of the facts and with what is extracted; part of every cache key. */
export const EXTRACTOR_VERSION = '59';

const EMPTY = {
  bindings: [],
  functions: [],
  classes: [],
  objects: [],
  interfaces: [],
  imports: [],
  exports: [],
  directives: [],
  addressable: 0,
} as const;

/** How much of a file is extracted: everything, or only whether it parses. */
export type Depth = 'full' | 'syntax';

/**
 * @param text the complete text of the file
 * @param path its extension decides the language; not part of the facts
 * @param depth `syntax` for files that cannot matter, as far as known yet
 * @returns the facts; empty ones with `error` for text that does not parse
 */
export function extractFacts(text: string, path: string, parser: Parser, depth: Depth = 'full'): FileFacts {
  const starts = lineStarts(text);
  if (TEMPLATE_FILE.test(path)) return { ...EMPTY, template: usesInTemplate(text), lines: starts.length };
  const script = scriptOf(path, text);
  if (!script) return { ...EMPTY, lines: starts.length };
  if (isGenerated(text, starts.length)) return { ...EMPTY, lines: starts.length };
  let code = script.withMarkup ?? script.text;
  let parsed: ParsedFile;
  try {
    parsed =
      (script.withMarkup !== undefined && tryParse(parser, code, script.language)) ||
      parser.parse((code = script.text), script.language);
  } catch (error) {
    if (!(error instanceof SyntaxProblem)) throw error;
    return {
      ...EMPTY,
      lines: starts.length,
      error: { message: error.message, span: spanOf(starts, error.offset, error.offset) },
    };
  }
  const facts = (): FileFacts => ({
    ...factsOf(parsed, code, starts),
    ...(script.isPerInstance && { isComponent: true as const }),
  });
  if (depth === 'full') return facts();
  return text.includes(OUR_COMMENTS) ? asSyntaxOnly(facts()) : { ...EMPTY, lines: starts.length, syntaxOnly: true };
}

/** @returns undefined where it does not parse; the markup of a component may be of another language than its script */
function tryParse(parser: Parser, text: string, language: Language): ParsedFile | undefined {
  try {
    return parser.parse(text, language);
  } catch (error) {
    if (error instanceof SyntaxProblem) return undefined;
    throw error;
  }
}

const syntaxOnly = new WeakMap<FileFacts, FileFacts>();

/**
 * The facts that extraction at the depth `syntax` gives of the same text, whatever depth these have; always the same
 * object for the same facts. So what is linked does not depend on what was extracted before for somebody else.
 */
export function asSyntaxOnly(facts: FileFacts): FileFacts {
  if (facts.syntaxOnly || facts.error || facts.directives.length > 0) return facts;
  const known = syntaxOnly.get(facts) ?? { ...EMPTY, lines: facts.lines, syntaxOnly: true };
  syntaxOnly.set(facts, known);
  return known;
}

/** Minified code is generated, not source. */
const isGenerated = (text: string, lines: number): boolean => text.length > 1_500 && text.length / lines > 400;

interface Drafted {
  readonly builder: FactsBuilder;
  readonly modules: ModuleTable;
  readonly addressable: number;
}

/** Fills the tables of a parsed file. */
export function draftOf({ program, comments, scopes }: ParsedFile, text: string, starts: readonly number[]): Drafted {
  const builder = new FactsBuilder(text, starts, scopes());
  const modules = new ModuleTable(builder);
  const waits = new Waits(builder);
  const addressable = assignStableIds(builder, program);
  const works = new CostCollector(builder);
  new Walk(builder, modules, waits, works).program(program);
  for (const object of builder.pendingObjects) toExpr(builder, object);
  waits.describe();
  works.describe();
  describeHandles(builder);
  describeDocTypes(builder, comments, program);
  describeBindings(builder);
  builder.describeLoads();
  annotate(builder, annotationsOf(comments, text));
  return { builder, modules, addressable };
}

function factsOf(parsed: ParsedFile, text: string, starts: readonly number[]): FileFacts {
  const { builder, modules, addressable } = draftOf(parsed, text, starts);
  const { program, comments } = parsed;
  return {
    bindings: builder.bindings,
    functions: builder.functions,
    classes: builder.classes,
    objects: builder.objects,
    interfaces: builder.interfaces,
    addressable,
    imports: builder.imports,
    exports: modules.exports,
    ...(modules.commonjs && { commonjs: modules.commonjs }),
    directives: directivesOf(comments, starts),
    ...(builder.tables.size > 0 && { tables: [...builder.tables] }),
    ...(isServed(program) && { isServed: true as const }),
    ...(text.startsWith('#!') && { shebang: true as const }),
    lines: starts.length,
  };
}

/** Assigns annotations to functions. */
function annotate(builder: FactsBuilder, annotations: ReturnType<typeof annotationsOf>): void {
  if (annotations.size === 0) return;
  for (const [node, id] of builder.functionNodes()) {
    const found = saidOf(node, annotations);
    if (found) builder.functions[id]!.annotations = found;
  }
}
