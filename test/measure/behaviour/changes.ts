/** What the refactors make of a program: all that is safe, and each that is offered. */
import {
  applyEdits,
  fixAllIn,
  judge,
  refactorAt,
  refactors,
  Sources,
  typescriptEslintParser,
  type Change,
  type Finding,
} from '../../../src/analysis/index.ts';
import { filesIn, programOf, ROOT } from '../../analysis/small-project.ts';

export interface Offered {
  readonly refactor: string;
  readonly text: string;
  /** The title says that other code may run in between. */
  readonly isTold: boolean;
}

export interface Changes {
  /** After `fix`; left out where nothing is safe. */
  readonly fixed?: string;
  readonly offered: readonly Offered[];
  readonly refused: number;
}

const FILE = `${ROOT}/app.mjs`;
/** The refactors that add an await. */
const WAITING = ['use-async-api', 'make-chain-async', 'await-all-calls'];
const ALL = refactors.map(({ id }) => id);

export function changesOf(text: string): Changes {
  const program = programOf(filesIn(`//- /app.mjs\n${text}`));
  const source = { parser: typescriptEslintParser, text: (path: string) => (path === FILE ? text : undefined) };
  const workspace = { program, sources: new Sources(source) };
  const findings: readonly Finding[] = judge(program, { rules: {}, contexts: {}, nonBlocking: [] }).get(FILE) ?? [];
  const after = ({ files }: Change) => applyEdits(text, files.find(({ file }) => file === FILE)?.edits ?? []);
  const all = fixAllIn(workspace, findings, () => ALL)?.change;
  const offered: Offered[] = [];
  let refused = 0;
  for (const finding of findings.filter(({ rule }) => rule === 'blocking-call'))
    for (const refactor of WAITING) {
      const made = refactorAt(refactor, workspace, { file: FILE, span: finding.span, finding });
      if (!made) continue;
      if ('disabled' in made) refused++;
      else if (!made.safe) offered.push({ refactor, text: after(made), isTold: made.title.includes('in between') });
    }
  return { ...(all && { fixed: after(all) }), offered, refused };
}
