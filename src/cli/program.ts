/** The command-line interface: commands, options and their help. */
import { Command, InvalidArgumentError, Option } from 'commander';
import { version } from '../../package.json';
import { SEVERITIES } from '../analysis/index.ts';
import { STRICTNESS } from '../analysis/options.ts';
import { SETTINGS } from '../protocol/settings.ts';
import { STRATEGIES, type StrategyId, type StrategyRef } from '../protocol/strategies.ts';
import { BASELINE_FILE } from './baseline.ts';
import { RESULT_FORMATS, type BenchOptions } from './commands/bench.ts';
import type { AdviseOptions } from './commands/advise.ts';
import type { ExplainLineOptions } from './commands/explain-line.ts';
import type { FixOptions } from './commands/fix.ts';
import type { CheckOptions } from './commands/check.ts';
import { collectFormats } from './format-option.ts';
import { FORMATS } from './reporters/index.ts';
import { parseRuleOption, type RuleOption } from './rule-option.ts';
import { UserError } from './user-error.ts';

/** The functions called for each command, with the parsed arguments. */
export interface Actions {
  readonly check: (paths: readonly string[], options: CheckOptions) => Promise<void>;
  readonly fix: (paths: readonly string[], options: FixOptions) => Promise<void>;
  readonly advise: (options: AdviseOptions) => Promise<void>;
  readonly explain: (rule: string) => Promise<void>;
  readonly explainLine: (options: ExplainLineOptions) => Promise<void>;
  readonly bench: (scenario: string | undefined, options: BenchOptions) => Promise<void>;
  readonly lsp: () => Promise<void>;
}

/** @param write prints the help and the version */
export function createProgram(actions: Actions, write: (text: string) => void): Command {
  const program = new Command('workload-lint')
    .description('Finds code that blocks the event loop.')
    .version(version, '-v, --version')
    // The caller reports wrong usage, in one line.
    .configureOutput({ writeOut: write, outputError: () => {} })
    .exitOverride();

  program
    .command('check', { isDefault: true })
    .description('report findings below the paths')
    .argument('[path...]', 'files, folders and glob patterns; - for the standard input (default: the current folder)')
    .addOption(
      new Option(
        '--format <name[=file]>',
        `output format: ${FORMATS.join(', ')} (default: text; github inside GitHub Actions); repeatable, with files`,
      ).argParser(collectFormats),
    )
    .option('--output-file <file>', 'write the report to this file instead of the standard output')
    .option('--quiet', 'report warnings and errors only, and nothing when there are none', false)
    .addOption(
      new Option('--rule <id[=severity]>', 'run only this rule; or, with a severity, set its severity; repeatable')
        .argParser(collectRules)
        .default([], 'from the settings'),
    )
    .option('--all', 'also report findings in harmless contexts: start-up, scripts, tests, workers', false)
    .addOption(
      new Option('--min-severity <severity>', 'report nothing below')
        .choices(SEVERITIES.filter((severity) => severity !== 'off'))
        .default('info'),
    )
    .addOption(
      new Option('--max-warnings <n>', 'fail above this number of warnings').argParser(integer(0, Infinity)).default(0),
    )
    .option('--strict', 'fail with exit code 2 if a file could not be analyzed', false)
    .option(
      '--changed [reference]',
      'report only findings in or through files changed since a Git reference (default: HEAD)',
    )
    .option('--stdin-filepath <file>', 'check the standard input as the text of this file')
    .option('--watch', 'keep running, and report again whenever files change', false)
    .addOption(new Option('--strictness <name>', SETTINGS.strictness.description).choices(STRICTNESS))
    .option('--baseline <file>', 'report only findings that are not in this file')
    .option('--update-baseline', `write the findings to the baseline (default: ${BASELINE_FILE})`, false)
    .option('--no-refactors', 'leave the refactors of each finding out of JSON and SARIF (faster)')
    .option('--config <file>', 'use this configuration, and no other (default: the nearest workload-lint.json)')
    .option('--verbose', 'print which program, configuration, cache and parser are used', false)
    .option('--no-cache', 'ignore the cache and parse every file')
    .option('--cache-dir <folder>', 'cache folder (default: node_modules/.cache/workload-lint)')
    .addOption(
      new Option('--threads <n>', SETTINGS.threads.description).argParser(
        integer(SETTINGS.threads.schema.minimum, SETTINGS.threads.schema.maximum),
      ),
    )
    .action((paths: string[], options: CheckOptions) => actions.check(paths, options));

  program
    .command('fix')
    .description('apply all safe refactors; or one refactor at one position, safe or not')
    .argument('[path...]', 'files or folders (default: the current folder)')
    .option('--refactor <id>', 'only this refactor')
    .option('--at <file:line:column>', 'position, counted from 1', parsePlace)
    .option('--dry-run', 'show what would change, without changing anything', false)
    .addOption(new Option('--format <name>', 'output format').choices(['text', 'json']).default('text'))
    .option('--config <file>', 'use this configuration, and no other (default: the nearest workload-lint.json)')
    .option('--verbose', 'print which program, configuration, cache and parser are used', false)
    .option('--no-cache', 'ignore the cache and parse every file')
    .option('--cache-dir <folder>', 'cache folder (default: node_modules/.cache/workload-lint)')
    .action((paths: string[], options: FixOptions) => actions.fix(paths, options));

  program
    .command('advise')
    .description('show which approach fits a finding or a function, and why')
    .requiredOption('--at <file:line:column>', 'position, counted from 1; the column is optional', parsePlace)
    .addOption(new Option('--format <name>', 'output format').choices(['text', 'json']).default('text'))
    .option('--config <file>', 'use this configuration, and no other (default: the nearest workload-lint.json)')
    .option('--verbose', 'print which program, configuration, cache and parser are used', false)
    .option('--no-cache', 'ignore the cache and parse every file')
    .option('--cache-dir <folder>', 'cache folder (default: node_modules/.cache/workload-lint)')
    .action((options: AdviseOptions) => actions.advise(options));

  program
    .command('explain')
    .description('print the page of a rule, or explain the level of a line')
    .argument('[rule]', 'id of the rule: what, why, bad, good, what to use instead')
    .option(
      '--at <file:line>',
      'line, counted from 1, whether reported, a hint or silent; a column may follow',
      parseLine,
    )
    .addOption(new Option('--format <name>', 'output format of --at').choices(['text', 'json']).default('text'))
    .option('--config <file>', 'use this configuration, and no other (default: the nearest workload-lint.json)')
    .option('--verbose', 'print which program, configuration, cache and parser are used', false)
    .option('--no-cache', 'ignore the cache and parse every file')
    .option('--cache-dir <folder>', 'cache folder (default: node_modules/.cache/workload-lint)')
    .action((rule: string | undefined, options: Partial<ExplainLineOptions>) => explain(actions, rule, options));

  program
    .command('bench')
    .description('measure a scenario under each strategy; without a scenario, list them')
    .argument('[scenario]', 'id of the scenario')
    .addOption(
      new Option('--strategy <id>', 'only this strategy, with its pool size after a colon: threads:10; repeatable')
        .argParser(collectStrategies)
        .default([], 'all that make sense'),
    )
    .addOption(
      new Option('--size <key=value>', 'a size of the scenario; repeatable')
        .argParser(collectSizes)
        .default({}, 'as listed'),
    )
    .option(
      '--function <file:name|line>',
      'measure this function, or the handler around this line, instead of a scenario; runs code of the project',
    )
    .option(
      '--arguments <expressions>',
      'arguments of the function (default: from @bench, @example or a call, or generated from its types)',
    )
    .addOption(new Option('--calls <n>', 'calls of the function per execution').argParser(integer(1, 1_000_000)))
    .addOption(
      new Option('--budget <seconds>', 'time limit of the measurement (default: 10, with servers 20)').argParser(
        integer(1, 86_400),
      ),
    )
    .addOption(
      new Option('--precision <percent>', 'end earlier once the intervals are within this, to either side')
        .argParser(integer(1, 100))
        .default(undefined, '5'),
    )
    .addOption(
      new Option('--rounds <n>', 'measured executions per strategy, instead of as many as needed').argParser(
        integer(1, 1_000),
      ),
    )
    .addOption(
      new Option('--timeout <seconds>', 'limit for each start and each execution').argParser(integer(1, 86_400)),
    )
    .addOption(
      new Option('--memory <megabytes>', 'limit for all processes of a strategy together').argParser(
        integer(16, 2 ** 20),
      ),
    )
    .option('--env <names...>', 'environment variables that measured code sees, in addition to PATH and a few others')
    .addOption(new Option('--format <name>', 'output format').choices(RESULT_FORMATS).default('text'))
    .option('--baseline <file>', 'compare with an earlier result (--format json)')
    .addOption(
      new Option('--fail-over <percent>', 'exit with 1 if a measure is clearly worse by more than this')
        .argParser(percent)
        .default(undefined, '10%'),
    )
    .action((scenario: string | undefined, options: BenchOptions) => actions.bench(scenario, options));

  program
    .command('lsp')
    .description('start the language server, for any editor')
    .requiredOption('--stdio', 'communicate over standard input and output')
    .action(() => actions.lsp());

  return program;
}

function explain(actions: Actions, rule: string | undefined, options: Partial<ExplainLineOptions>): Promise<void> {
  if (rule !== undefined && options.at === undefined) return actions.explain(rule);
  if (rule === undefined && options.at !== undefined) return actions.explainLine(options as ExplainLineOptions);
  throw new UserError(
    rule === undefined ? 'name a rule, or a line with --at FILE:LINE' : 'name a rule or --at, not both',
  );
}

function parseLine(text: string): ExplainLineOptions['at'] {
  const [, file, line, column] = PLACE.exec(text) ?? [];
  if (file === undefined || Number(line) < 1 || (column !== undefined && Number(column) < 1))
    throw new InvalidArgumentError('It must be FILE:LINE or FILE:LINE:COLUMN, counted from 1.');
  return { file, line: Number(line), ...(column !== undefined && { column: Number(column) }) };
}

const PLACE = /^(.+?):(\d+)(?::(\d+))?$/;

function parsePlace(text: string): AdviseOptions['at'] {
  const [, file, line, column = '1'] = PLACE.exec(text) ?? [];
  if (file === undefined || Number(line) < 1 || Number(column) < 1)
    throw new InvalidArgumentError('It must be FILE:LINE:COLUMN, counted from 1.');
  return { file, line: Number(line), column: Number(column) };
}

const collectRules = (text: string, before: readonly RuleOption[]): readonly RuleOption[] => [
  ...before,
  parseRuleOption(text),
];

const collectStrategies = (text: string, before: readonly StrategyRef[]): readonly StrategyRef[] => [
  ...before,
  ...text.split(',').map(parseStrategy),
];

function parseStrategy(text: string): StrategyRef {
  const [id = '', pool] = text.split(':');
  if (!Object.hasOwn(STRATEGIES, id))
    throw new InvalidArgumentError(`There is no strategy ${id}. Available: ${Object.keys(STRATEGIES).join(', ')}.`);
  return { id: id as StrategyId, ...(pool !== undefined && { pool: integer(1, 1_000)(pool) }) };
}

function collectSizes(text: string, before: Readonly<Record<string, number>>): Readonly<Record<string, number>> {
  const [key = '', value = ''] = text.split('=');
  if (key === '' || value === '' || Number.isNaN(Number(value)))
    throw new InvalidArgumentError('It must look like urls=100.');
  return { ...before, [key]: Number(value) };
}

/** `10%` or `10`, as a part. */
function percent(text: string): number {
  const [, number] = /^(\d+(?:\.\d+)?)\s*%?$/.exec(text) ?? [];
  if (number === undefined) throw new InvalidArgumentError('It must look like 10%.');
  return Number(number) / 100;
}

const integer =
  (minimum: number, maximum: number) =>
  (text: string): number => {
    const number = Number(text);
    if (/^\d+$/.test(text) && number >= minimum && number <= maximum) return number;
    throw new InvalidArgumentError(
      `It must be an integer from ${minimum}${maximum === Infinity ? '' : ` to ${maximum}`}.`,
    );
  };
