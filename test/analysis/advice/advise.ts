/** The helper of the adviser's tests: code in, and what is advised for each finding out, as short lines. */
import assert from 'node:assert/strict';
import { adviseOnFinding, judge, type Advice, type Finding } from '../../../src/analysis/index.ts';
import { filesIn, programOf } from '../small-project.ts';

export interface Advised {
  readonly finding: Finding;
  readonly advice: Required<Advice>;
}

/** Everything that is advised in the code, in the order of files and lines. See `filesIn` for the code. */
function adviceIn(source: string): Advised[] {
  const program = programOf(filesIn(source));
  const findings = [...judge(program, { rules: {}, contexts: {}, nonBlocking: [] }).values()].flat();
  return findings.flatMap((finding) => {
    const advice = adviseOnFinding(program, finding);
    return advice ? [{ finding, advice }] : [];
  });
}

/**
 * What is advised for the only finding of a rule in the code that is shown; hints count where there is nothing else.
 */
export function adviceFor(source: string, rule = 'blocking-call'): Required<Advice> {
  const shown = adviceIn(source).filter(({ finding }) => finding.rule === rule && finding.severity !== 'off');
  const loud = shown.filter(({ finding }) => finding.severity !== 'hint');
  const advised = loud.length > 0 ? loud : shown;
  assert.equal(
    advised.length,
    1,
    `one finding of ${rule}, not ${advised.map(({ finding }) => finding.message).join(' | ') || 'none'}`,
  );
  return advised[0]!.advice;
}
