/**
 * Runs refactors on a program with access to its source texts. They need texts synchronously, so missing texts are read
 * and the refactor runs again.
 */
import { adviseOnFinding, OUTCOMES, Sources, type Finding, type OutcomeId, type Program } from '../analysis/index.ts';
import { decode } from './extract/decode.ts';
import { loadParser } from './extract/load-parser.ts';
import type { Project, Refactoring } from './project.ts';
import { readBytes } from './read-file.ts';

interface Refactorable extends Pick<Project, 'inspect'> {
  /** Extracts tests in full from now on. */
  readTests(): Promise<void>;
}

/**
 * @param opened the text that the facts of an open document were made from; null if it has changed since and does not
 * parse
 * @returns a function that runs `look`, again after missing texts were read; so `look` must change nothing
 */
export async function openRefactoring(
  project: Refactorable,
  opened: (path: string) => string | null | undefined,
): Promise<Refactoring> {
  const parser = await loadParser();
  const read = new Map<string, string | undefined>();
  const lacking = new Set<string>();
  let lacksTests = false;
  const text = (path: string): string | undefined => {
    const open = opened(path);
    if (open !== undefined) return open ?? undefined;
    if (!read.has(path)) lacking.add(path);
    return read.get(path);
  };
  let sources = new Sources({
    parser,
    text,
    wantTests: () => {
      lacksTests = true;
    },
  });
  return async (look) => {
    for (;;) {
      lacking.clear();
      lacksTests = false;
      const found = await project.inspect((program, findings) => {
        sources = sources.again();
        return look({ program, sources }, findings);
      });
      if (lacksTests) await project.readTests();
      else if (lacking.size === 0) return found;
      // Files that cannot be read are not changed.
      await Promise.all(
        [...lacking].map(async (path) => read.set(path, await readBytes(path, 'source').then(decode, () => undefined))),
      );
    }
  };
}

/** Ids of the refactors that the advice on a finding recommends, the best first; none if it says to leave the code. */
export function calledFor(program: Program, finding: Finding): readonly string[] {
  const outcome = adviseOnFinding(program, finding)?.outcome as OutcomeId | undefined;
  return outcome === undefined ? [] : OUTCOMES[outcome].refactors;
}
