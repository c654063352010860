/** `explain`: prints the page of a rule. */
import { didYouMean, type Rule, rules } from '../../analysis/index.ts';
import { EXIT, type ExitCode } from '../exit-code.ts';
import type { CliIo } from '../io.ts';
import { UserError } from '../user-error.ts';

/** Columns of running text: easy to read, and safe in a narrow terminal. */
const WIDTH = 76;

/**
 * @param id id of the rule
 * @throws {UserError} if there is no such rule
 */
export async function explain(id: string, io: CliIo): Promise<ExitCode> {
  const rule = rules.find((candidate) => candidate.id === id);
  if (rule === undefined) {
    const ids = rules.map((candidate) => candidate.id);
    throw new UserError(`there is no rule ${id}${didYouMean(id, ids)}; available: ${ids.join(', ')}`);
  }
  await io.stdout.write(pageOf(rule));
  return EXIT.clean;
}

function pageOf({ id, docs }: Rule): string {
  const sections = [
    [id, wrapped(docs.what)],
    ['Why', wrapped(docs.why)],
    ['Bad', docs.bad],
    ['Good', docs.good],
    ['Use instead', wrapped(docs.instead)],
    ['Limits', wrapped(docs.limits)],
  ] as const;
  return `${sections.map(([title, text]) => `${title}\n\n${indented(text)}`).join('\n\n')}\n`;
}

const wrapped = (text: string): string => text.replaceAll(new RegExp(`(.{1,${WIDTH}})(?: +|$)`, 'gm'), '$1\n');
const indented = (text: string): string => text.trimEnd().replaceAll(/^(?=.)/gm, '    ');
