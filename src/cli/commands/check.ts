/** `check`: reports the findings below the paths in one or more formats; fails if something needs fixing. */
import type { Finding, Severity, Strictness } from '../../analysis/index.ts';
import type { Analysis, Project, ProjectOptions } from '../../project/index.ts';
import { version } from '../../../package.json';
import { BASELINE_FILE, readBaseline, updateBaseline, withoutKnown } from '../baseline.ts';
import { exitCodeOf, selectFindings } from '../select.ts';
import { EXIT, type ExitCode } from '../exit-code.ts';
import type { FormatOption } from '../format-option.ts';
import type { CliIo } from '../io.ts';
import { programOf, withProject, type OpenOptions, type Program } from '../open.ts';
import type { Offers } from '../offers.ts';
import { isTargeted, resolveTargets, type Target } from '../paths.ts';
import { outputsOf, print, type PrintOptions } from '../print.ts';
import { countBySeverity, type Report } from '../report.ts';
import { overrideRules, type RuleOption } from '../rule-option.ts';
import { FILES_CHANGED } from '../../protocol/tasks.ts';
import { STANDARD_INPUT, stdinTarget } from '../stdin.ts';
import { UserError } from '../user-error.ts';

export interface CheckOptions extends OpenOptions, PrintOptions {
  readonly format?: readonly FormatOption[];
  readonly rule: readonly RuleOption[];
  readonly all: boolean;
  readonly minSeverity: Severity;
  readonly maxWarnings: number;
  /** Whether files that could not be analyzed make the check fail. */
  readonly strict: boolean;
  readonly strictness?: Strictness;
  readonly baseline?: string;
  readonly updateBaseline: boolean;
  /** Whether JSON lists the refactors that fit each finding, and SARIF what the recommended one changes. */
  readonly refactors: boolean;
  /** A Git reference, or true for the last commit. */
  readonly changed?: string | true;
  readonly stdinFilepath?: string;
  readonly watch: boolean;
  readonly threads?: number;
}

/** What the user named, made absolute. */
interface Named {
  readonly targets: readonly Target[];
  readonly isNamed: (finding: Finding) => boolean;
  /** Of the standard input, in place of its file. */
  readonly text?: string;
}

/**
 * @param names paths as the user wrote them; none means the current folder
 * @throws {UserError} if a path, the settings or the baseline cannot be used
 */
export async function check(names: readonly string[], options: CheckOptions, io: CliIo): Promise<ExitCode> {
  const named = await resolveNamed(names, options, io);
  const program = await programOf(named.targets, options, io);
  const { root, settings: ofFile } = program;
  const over = {
    ...(options.rule.length > 0 && { rules: overrideRules(ofFile.rules, options.rule) }),
    ...(options.strictness && { strictness: options.strictness }),
  };
  const settings = { ...ofFile, ...over };
  const formats = outputsOf(options, io).map(({ format }) => format);
  const listsChanges = options.refactors && formats.includes('sarif');
  const listsOffers = listsChanges || (options.refactors && formats.includes('json'));
  const opened = {
    ...program,
    paths: named.targets.map(({ path }) => path).filter((path) => path !== root),
    settings,
    over,
    all: options.all,
    findingsOnly: !listsOffers && !options.watch && named.text === undefined,
    threads: options.threads ?? program.threads,
  };
  const look = (project: Project) =>
    reportOf(project, { ...options, listsOffers, listsChanges, rules: settings.rules }, named, io);
  if (options.watch) return watch(opened, look, options, io);
  const report = await withProject(opened, io, look);
  await print(report, options, io);
  return exitCodeOf(report, options);
}

async function resolveNamed(names: readonly string[], options: CheckOptions, io: CliIo): Promise<Named> {
  if (names.includes(STANDARD_INPUT) || options.stdinFilepath !== undefined) {
    if (options.watch) throw new UserError('--watch: the standard input cannot be watched');
    const { text, target } = await stdinTarget(names, options.stdinFilepath, io);
    return { targets: [target], isNamed: ({ file }) => file === target.path, text };
  }
  const targets = await resolveTargets(io.cwd, names.length > 0 ? names : ['.']);
  if (options.changed === undefined) return { targets, isNamed: ({ file }) => isTargeted(targets, file) };
  const reference = options.changed === true ? 'HEAD' : options.changed;
  // Few checks need a child process, whose module takes long to load.
  const { changedSince, leadsThrough } = await import('../changed-files.ts');
  const changed = await changedSince(targets[0]!.folder, reference, io.signal);
  return { targets, isNamed: (finding) => isTargeted(targets, finding.file) && leadsThrough(finding, changed) };
}

interface ReportOptions extends CheckOptions {
  readonly listsOffers: boolean;
  readonly listsChanges: boolean;
  readonly rules: ProjectOptions['settings']['rules'];
}

async function reportOf(project: Project, options: ReportOptions, named: Named, io: CliIo): Promise<Report> {
  const { isNamed, targets, text } = named;
  const { findings, errors, summary } =
    text === undefined
      ? await project.analyse({ signal: io.signal })
      : await analyseText(project, targets[0]!.path, text, io);
  const selected = selectFindings(findings.values(), { ...options, isNamed });
  const baseline = options.updateBaseline
    ? await updateBaseline(io.cwd, options.baseline ?? BASELINE_FILE, (file) => isTargeted(targets, file), selected)
    : options.baseline === undefined
      ? undefined
      : await readBaseline(io.cwd, options.baseline);
  const shown = baseline === undefined ? selected : withoutKnown(selected, baseline);
  const found = options.listsOffers ? await lookForOffers(project, shown, options.listsChanges, io) : undefined;
  return {
    version,
    root: io.cwd,
    findings: shown,
    errors,
    ...(found && { offers: found.byFinding, changes: found.changes }),
    summary: {
      ...summary,
      findings: countBySeverity(shown),
      known: selected.length - shown.length,
      withoutRefactors: found ? shown.length - found.byFinding.size : 0,
    },
  };
}

async function analyseText(project: Project, file: string, text: string, { signal }: CliIo): Promise<Analysis> {
  const inProject = await import('../../project/index.ts');
  return inProject.analyseText(project, file, text, signal);
}

/** An error here is printed, and only removes these refactors from the report. */
async function lookForOffers(
  project: Project,
  findings: readonly Finding[],
  withChanges: boolean,
  { signal, stderr }: CliIo,
): Promise<Offers> {
  // Loaded together with the project's code, which other formats do not need.
  const { offersFor } = await import('../offers.ts');
  const found = await offersFor(project, findings, { signal, withChanges });
  for (const crash of found.crashes) await stderr.write(`workload-lint: ${crash}\n`);
  return found;
}

/** Reports now, and again whenever a file changes, until Ctrl-C. */
async function watch(
  opened: Program,
  look: (project: Project) => Promise<Report>,
  options: CheckOptions,
  io: CliIo,
): Promise<ExitCode> {
  const { untilCancelled } = await import('../watch.ts');
  let code: ExitCode = EXIT.clean;
  await withProject(opened, io, (project) =>
    untilCancelled(opened.root, io.signal, async (isFirst) => {
      if (!isFirst) await io.stderr.write(`workload-lint: ${FILES_CHANGED}\n`);
      const report = await look(project);
      await print(report, options, io);
      code = exitCodeOf(report, options);
    }),
  );
  return code;
}
