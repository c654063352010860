/**
 * Lets refactors see a program with the texts behind it. They want texts at once: what one lacks is read, and it looks
 * again.
 */
import { readFile } from 'node:fs/promises';
import {
  adviseOnFinding,
  OUTCOMES,
  Sources,
  type Finding,
  type OutcomeId,
  type Program,
  type Workspace,
} from '../analysis/index.ts';
import { decode } from './extract/decode.ts';
import { loadParser } from './extract/load-parser.ts';
import type { Project } from './project.ts';

export type LookForRefactors<T> = (workspace: Workspace, findings: ReadonlyMap<string, readonly Finding[]>) => T;

/** Looks, one at a time: what was read and parsed for one is there for the next. */
export type Refactoring = <T>(look: LookForRefactors<T>) => Promise<T>;

interface Refactorable extends Pick<Project, 'inspect'> {
  /** From then on it is known what tests do, and not only whether they parse. */
  readTests(): Promise<void>;
}

/**
 * @param opened the text that the facts of an open document were made from; null where it has been changed since and
 * does not parse
 * @returns what takes a look; it is called again after what it lacked was read, so it must change nothing
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
      // What cannot be read is not changed.
      await Promise.all(
        [...lacking].map(async (path) => read.set(path, await readFile(path).then(decode, () => undefined))),
      );
    }
  };
}

/** Ids of the refactors that the advice on a finding calls for, the best first; none where it says to leave it. */
export function calledFor(program: Program, finding: Finding): readonly string[] {
  const outcome = adviseOnFinding(program, finding)?.outcome as OutcomeId | undefined;
  return outcome === undefined ? [] : OUTCOMES[outcome].refactors;
}
