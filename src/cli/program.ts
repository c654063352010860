/** The words of the command line: commands, options and their help. */
import { Command, InvalidArgumentError, Option } from 'commander';
import { version } from '../../package.json';
import { SEVERITIES } from '../analysis/index.ts';
import { SETTINGS } from '../protocol/settings.ts';
import { BASELINE_FILE } from './baseline.ts';
import type { CheckOptions } from './commands/check.ts';
import { FORMATS } from './reporters/index.ts';
import { parseRuleOption, type RuleOption } from './rule-option.ts';

/** What each command does; they are called with what the user has written. */
export interface Actions {
  readonly check: (paths: readonly string[], options: CheckOptions) => Promise<void>;
  readonly explain: (rule: string) => Promise<void>;
  readonly lsp: () => Promise<void>;
}

/** @param write takes the help and the version */
export function createProgram(actions: Actions, write: (text: string) => void): Command {
  const program = new Command('workload-lint')
    .description('Finds the code that holds up the event loop.')
    .version(version, '-v, --version')
    // Wrong use is reported by the caller, in one line.
    .configureOutput({ writeOut: write, outputError: () => {} })
    .exitOverride();

  program.command('check', { isDefault: true })
    .description('report findings below the paths')
    .argument('[path...]', 'files and folders (default: the current folder)')
    .addOption(new Option('--format <name>', 'how to report (default: text; github inside GitHub Actions)').choices(FORMATS))
    .addOption(new Option('--rule <id[=severity]>', 'look for this rule only; or, with a severity, give it this severity; repeatable')
      .argParser(collectRules).default([], 'as set'))
    .option('--all', 'also report what its context makes harmless: start-up, scripts, tests, workers', false)
    .addOption(new Option('--min-severity <severity>', 'report nothing below')
      .choices(SEVERITIES.filter((severity) => severity !== 'off')).default('info'))
    .addOption(new Option('--max-warnings <n>', 'fail above this many warnings').argParser(integer(0, Infinity)).default(0))
    .option('--baseline <file>', 'report only what is not in this file')
    .option('--update-baseline', `write the findings to the baseline (default: ${BASELINE_FILE})`, false)
    .option('--no-cache', 'read and parse everything anew')
    .option('--cache-dir <folder>', 'folder of the cache (default: node_modules/.cache/workload-lint)')
    .addOption(new Option('--threads <n>', SETTINGS.threads.description)
      .argParser(integer(SETTINGS.threads.schema.minimum, SETTINGS.threads.schema.maximum)))
    .action((paths: string[], options: CheckOptions) => actions.check(paths, options));

  program.command('explain')
    .description('the page of a rule: what, why, bad, good, what to use instead')
    .argument('<rule>', 'id of the rule')
    .action((rule: string) => actions.explain(rule));

  program.command('lsp')
    .description('the language server, for any editor')
    .requiredOption('--stdio', 'talk over standard input and output')
    .action(() => actions.lsp());

  return program;
}

const collectRules = (text: string, before: readonly RuleOption[]): readonly RuleOption[] => [...before, parseRuleOption(text)];

const integer = (minimum: number, maximum: number) => (text: string): number => {
  const number = Number(text);
  if (/^\d+$/.test(text) && number >= minimum && number <= maximum) return number;
  throw new InvalidArgumentError(`It must be a whole number from ${minimum}${maximum === Infinity ? '' : ` to ${maximum}`}.`);
};
