/**
 * Tries refactors where they may be offered: what each changes, or why it does not, and whether it would change the
 * result again.
 */
import { readFileSync } from 'node:fs';
import { dirname, posix } from 'node:path';
import { isBuiltin } from 'node:module';
import {
  applyEdits,
  extractFacts,
  refactorAt,
  Sources,
  type Change,
  type SourceFileInput,
  type Parser,
  type Program,
  type Resolution,
  type Spot,
  type TextEdit,
} from '../../../src/analysis/index.ts';
import type { SourceFile } from '../../../src/analysis/program/graph/graph.ts';
import type { Candidate } from './candidates.ts';

export interface Application extends Candidate {
  readonly change: Change;
  /** By path: the texts afterwards. */
  readonly after: ReadonlyMap<string, string>;
}

export type Attempt =
  | { readonly kind: 'applied'; readonly application: Application }
  | { readonly kind: 'refused'; readonly reason: string }
  | { readonly kind: 'crashed'; readonly error: string }
  | { readonly kind: 'nothing' };

/** @param sources shared by all attempts: what has been parsed is kept */
export function attempt({ refactor, spot }: Candidate, program: Program, sources: Sources): Attempt {
  try {
    const change = refactorAt(refactor, { program, sources }, spot);
    if (!change) return { kind: 'nothing' };
    if ('disabled' in change) return { kind: 'refused', reason: change.disabled };
    return { kind: 'applied', application: { refactor, spot, change, after: textsAfter(change) } };
  } catch (error) {
    return { kind: 'crashed', error: (error as Error).stack?.split('\n').slice(0, 3).join(' ') ?? String(error) };
  }
}

export const sourcesOf = (parser: Parser): Sources => new Sources({ parser, text: read });

/**
 * Asked for again at the same place of the program that it made, would it change something? Leaves the program as it
 * was.
 */
export function changesAgain(
  { refactor, spot, change, after }: Application,
  program: Program,
  parser: Parser,
): boolean {
  const moved = movedBy(spot, change);
  if (!moved) return false;
  const edited = change.files.map(({ file }) => program.unitAt(file)!);
  const before = edited.map(inputOf);
  for (const sourceFile of edited) program.set(changedInput(sourceFile, after, program, parser));
  program.link();
  const sources = new Sources({ parser, text: (path) => after.get(path) ?? read(path) });
  try {
    const again = refactorAt(refactor, { program, sources }, moved);
    return again !== undefined && !('disabled' in again);
  } finally {
    for (const input of before) program.set(input);
    program.link();
  }
}

/** The cursor after the change; undefined where the place has become another. */
function movedBy({ file, span: [line, column] }: Spot, { files }: Change): Spot | undefined {
  const text = read(file);
  const edits = files.find((each) => each.file === file)?.edits ?? [];
  if (text === undefined) return undefined;
  const offset =
    text
      .split('\n')
      .slice(0, line - 1)
      .reduce((sum, each) => sum + each.length + 1, 0) +
    column -
    1;
  let shift = 0;
  for (const edit of edits) {
    if (edit.start > offset) break;
    shift += shiftOf(edit, offset);
  }
  const lines = applyEdits(text, edits)
    .slice(0, offset + shift)
    .split('\n');
  const place = [lines.length, lines.at(-1)!.length + 1] as const;
  return { file, span: [...place, ...place] };
}

/** Inside a replaced stretch the cursor goes to its beginning. */
const shiftOf = ({ start, end, newText }: TextEdit, offset: number): number =>
  end <= offset ? newText.length - (end - start) : start - offset;

const inputOf = ({ path, facts, resolutions, package: owner, isDependency }: SourceFile): SourceFileInput => ({
  path,
  facts,
  resolutions,
  isDependency,
  ...(owner && { package: owner }),
});

function changedInput(
  sourceFile: SourceFile,
  after: ReadonlyMap<string, string>,
  program: Program,
  parser: Parser,
): SourceFileInput {
  const facts = extractFacts(after.get(sourceFile.path)!, sourceFile.path, parser);
  return {
    ...inputOf(sourceFile),
    facts,
    resolutions: facts.imports.map(({ specifier }) => resolve(specifier, sourceFile, program)),
  };
}

function resolve(specifier: string, { path, facts, resolutions }: SourceFile, program: Program): Resolution | null {
  const index = facts.imports.findIndex((request) => request.specifier === specifier);
  if (index !== -1) return resolutions[index]!;
  if (isBuiltin(specifier)) return { module: specifier.startsWith('node:') ? specifier : `node:${specifier}` };
  if (!specifier.startsWith('.')) return { module: specifier };
  const target = posix.join(dirname(path), specifier);
  const file = [target, target.replace(/\.([cm]?)js$/, '.$1ts'), `${target}.ts`, `${target}.js`].find((each) =>
    program.unitAt(each),
  );
  return file === undefined ? null : { file };
}

/** @returns the files that import a file */
export function dependantsOf(program: Program, file: string): string[] {
  return [...program.sourceFiles]
    .filter(({ resolutions }) => resolutions.some((resolution) => resolution?.file === file))
    .map(({ path }) => path);
}

function textsAfter({ files, created }: Change): ReadonlyMap<string, string> {
  return new Map([
    ...files.map(({ file, edits }) => [file, applyEdits(read(file)!, edits)] as const),
    ...created.map(({ path, text }) => [path, text] as const),
  ]);
}

const texts = new Map<string, string | undefined>();

function read(path: string): string | undefined {
  if (!texts.has(path)) texts.set(path, readOrNone(path));
  return texts.get(path);
}

function readOrNone(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    // A file that is to be made.
    return undefined;
  }
}
