/** `advise`: which approach fits a finding or a function, with the path through the decision tree. */
import {
  APPROACH_ROWS,
  calledAs,
  OUTCOMES,
  type Advice,
  type Decision,
  type OutcomeId,
  type Place,
} from '../../analysis/index.ts';
import type { Subject } from '../../project/index.ts';
import { leading, printableData } from '../../project/printable.ts';
import { readText } from '../../project/read-file.ts';
import { EXIT, type ExitCode } from '../exit-code.ts';
import type { CliIo } from '../io.ts';
import { programOf, withProject, type OpenOptions } from '../open.ts';
import { relativeTo, resolveTargets } from '../paths.ts';
import { place } from '../reporters/place.ts';
import { UserError } from '../user-error.ts';

export interface AdviseOptions extends OpenOptions {
  /** 1-based line and column. */
  readonly at: { readonly file: string; readonly line: number; readonly column: number };
  readonly format: 'text' | 'json';
}

/** @throws {UserError} if nothing is known about the position */
export async function advise({ at, format, ...opened }: AdviseOptions, io: CliIo): Promise<ExitCode> {
  const targets = await resolveTargets(io.cwd, [at.file]);
  const file = targets[0]!.path;
  const options = await programOf(targets, opened, io);
  const subject = await withProject(options, io, async (project) => {
    await project.analyse({ signal: io.signal });
    // Loaded together with the project's code, which other commands do not need.
    const { subjectAt } = await import('../../project/index.ts');
    return subjectAt(project, file, at, await readText(file, 'source'));
  });
  if (!subject) throw new UserError(`${at.file}:${at.line}:${at.column}: there is no finding and no function here`);
  const answer = answerOf(subject);
  await io.stdout.write(format === 'json' ? jsonOf(answer, io.cwd) : textOf(printableData(answer), io.cwd));
  return EXIT.clean;
}

interface Answer {
  readonly where: Place;
  readonly what: string;
  readonly advice: Required<Advice>;
}

function answerOf({ finding, report }: Subject): Answer {
  if (finding)
    return {
      where: finding.finding,
      what: `${finding.finding.message} (${finding.finding.rule})`,
      advice: finding.advice,
    };
  return { where: report!, what: calledAs(report!.name), advice: report!.advice };
}

function textOf({ where, what, advice: { approach, outcome, reasons, path } }: Answer, cwd: string): string {
  const { what: todo, refactors, snippets, scenario } = OUTCOMES[outcome as OutcomeId];
  const further = [
    ['Refactors', refactors],
    ['Snippets', snippets],
    ['To measure', scenario === undefined ? [] : [`workload-lint bench ${scenario}`]],
  ] as const;
  const sections = [
    `${leading(place(cwd, where))}  ${what}`,
    [`${APPROACH_ROWS[approach].title}: ${todo}`, ...reasons.map((reason) => `  - ${reason}`)].join('\n'),
    ['Decision path', ...path.map((decision) => `  ${describe(decision)}`)].join('\n'),
    further
      .filter(([, names]) => names.length > 0)
      .map(([title, names]) => `${title}: ${names.join(', ')}`)
      .join('\n'),
  ];
  return `${sections.filter(Boolean).join('\n\n')}\n`;
}

const describe = ({ question, answer, because, assumed }: Decision): string =>
  `${question} ${answer}${because === undefined ? '' : ` — ${because}`}${assumed ? ' — assumed: the code does not say' : ''}`;

function jsonOf(
  {
    where: {
      file,
      span: [line, column],
    },
    what,
    advice,
  }: Answer,
  cwd: string,
): string {
  const { refactors, snippets, scenario } = OUTCOMES[advice.outcome as OutcomeId];
  return `${JSON.stringify({ file: relativeTo(cwd, file), line, column, subject: what, advice, refactors, snippets, scenario }, null, 2)}\n`;
}
