/** Every refactor at every finding of a repository, one at a time: what it changes, or why it does not. */
import { readFileSync } from 'node:fs';
import {
  applyEdits, extractFacts, judge, Program, refactorAt, refactors, Sources, type Change, type Finding, type Parser, type Spot,
} from '../../../src/analysis/index.ts';
import { programOf } from '../edges/program-of.ts';

export interface Application {
  readonly refactor: string;
  readonly finding: Finding;
  readonly change: Change;
  /** By path: the texts afterwards. */
  readonly after: ReadonlyMap<string, string>;
}

export interface Attempts {
  readonly applications: readonly Application[];
  /** By refactor and reason: how often. */
  readonly refusals: ReadonlyMap<string, number>;
  /** Errors of the refactors themselves. */
  readonly crashes: readonly string[];
  /** The files that import a file. */
  readonly dependants: (file: string) => string[];
}

/** @param root absolute, forward slashes */
export async function attemptsIn(root: string, parser: Parser, only: string | undefined): Promise<Attempts> {
  const { program } = await programOf(root);
  const found = [...judge(program, { rules: {}, contexts: {}, nonBlocking: [] }).values()].flat();
  const sources = new Sources({ parser, text: (path) => read(path) });
  const applications: Application[] = [];
  const refusals = new Map<string, number>();
  const crashes: string[] = [];
  for (const finding of found) {
    for (const { id, rules } of refactors) {
      if ((only !== undefined && id !== only) || rules === 'all' || !rules.includes(finding.rule)) continue;
      try {
        const spot: Spot = { file: finding.file, span: finding.span, finding };
        const change = refactorAt(id, { program, sources }, spot);
        if (!change) continue;
        if ('disabled' in change) {
          const reason = `${id}: ${change.disabled.replaceAll(/`[^`]*`|\b[\w$.]+\(\)|\([\w.-]+:\d+\)/g, '…')}`;
          refusals.set(reason, (refusals.get(reason) ?? 0) + 1);
        } else applications.push({ refactor: id, finding, change, after: textsAfter(change) });
      } catch (error) {
        crashes.push(`${id} ${finding.file}:${finding.span[0]} ${(error as Error).stack?.split('\n').slice(0, 3).join(' ')}`);
      }
    }
  }
  return { applications, refusals, crashes, dependants: (file) => dependantsOf(program, file) };
}

/** Twice the same does nothing more: asked for again where it has been applied, it has nothing to change. */
export function changesAgain({ refactor, finding: { file }, change, after }: Application, parser: Parser): boolean {
  const text = after.get(file);
  const first = change.files.find((each) => each.file === file)?.edits.at(-1);
  if (text === undefined || !first) return false;
  const program = new Program(file.slice(0, file.lastIndexOf('/')));
  const facts = extractFacts(text, file, parser);
  program.set({ path: file, facts, resolutions: facts.imports.map(({ specifier }) => ({ module: specifier.replace(/^(fs|child_process|zlib|crypto)$/, 'node:$1') })) });
  program.link();
  const findings = judge(program, { rules: {}, contexts: {}, nonBlocking: [] }).get(file) ?? [];
  const [line] = first.span;
  const sources = new Sources({ parser, text: (path) => (path === file ? text : read(path)) });
  return findings.some((finding) => {
    const again = finding.span[0] === line ? refactorAt(refactor, { program, sources }, { file, span: finding.span, finding }) : undefined;
    return again !== undefined && 'files' in again && again.title === change.title && again.files.length === change.files.length
      && again.files[0]!.edits.at(-1)?.newText === first.newText;
  });
}

function textsAfter({ files, created }: Change): ReadonlyMap<string, string> {
  return new Map([
    ...files.map(({ file, edits }) => [file, applyEdits(read(file)!, edits)] as const),
    ...created.map(({ path, text }) => [path, text] as const),
  ]);
}

function dependantsOf(program: Program, file: string): string[] {
  return [...program.units].filter(({ resolutions }) => resolutions.some((resolution) => resolution?.file === file)).map(({ path }) => path);
}

function read(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    // A file that is to be made.
    return undefined;
  }
}
