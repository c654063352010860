/** `check`: reports the findings below the paths in a format; fails if something needs fixing. */
import path from 'node:path';
import type { Finding, Severity, Strictness } from '../../analysis/index.ts';
import { isWithin, toForwardSlashes } from '../../project/paths.ts';
import type { Project } from '../../project/index.ts';
import { version } from '../../../package.json';
import { BASELINE_FILE, readBaseline, updateBaseline, withoutKnown } from '../baseline.ts';
import { exitCodeOf, selectFindings } from '../select.ts';
import type { ExitCode } from '../exit-code.ts';
import type { CliIo } from '../io.ts';
import { cacheFolder, withProject } from '../open.ts';
import { resolveTargets } from '../paths.ts';
import { countBySeverity, type Report } from '../report.ts';
import { REPORTERS, type Format } from '../reporters/index.ts';
import { overrideRules, type RuleOption } from '../rule-option.ts';
import { rootOf } from '../root.ts';
import { resolveSettings } from '../settings-file.ts';

export interface CheckOptions {
  readonly format?: Format;
  readonly rule: readonly RuleOption[];
  readonly all: boolean;
  readonly minSeverity: Severity;
  readonly maxWarnings: number;
  readonly strictness?: Strictness;
  readonly baseline?: string;
  readonly updateBaseline: boolean;
  /** Whether JSON lists the refactors that fit each finding. */
  readonly refactors: boolean;
  readonly cache: boolean;
  readonly cacheDir?: string;
  readonly threads?: number;
}

/**
 * @param names paths as the user wrote them; none means the current folder
 * @throws {UserError} if a path, the settings or the baseline cannot be used
 */
export async function check(names: readonly string[], options: CheckOptions, io: CliIo): Promise<ExitCode> {
  const targets = await resolveTargets(io.cwd, names.length > 0 ? names : ['.']);
  const fileSettings = await resolveSettings(io.cwd);
  const settings = {
    ...fileSettings,
    rules: overrideRules(fileSettings.rules, options.rule),
    strictness: options.strictness ?? fileSettings.strictness,
  };
  const root = await rootOf(io.cwd, targets);
  const paths = targets.map((target) => target.path);
  const format = options.format ?? (io.env['GITHUB_ACTIONS'] === 'true' ? 'github' : 'text');

  const { shown, offers, known, errors, summary } = await withProject(
    {
      root,
      paths: paths.filter((target) => target !== root),
      settings,
      all: options.all,
      findingsOnly: format !== 'json' || !options.refactors,
      cacheDir: cacheFolder(io.cwd, root, options),
      threads: options.threads ?? settings.threads,
      signal: io.signal,
    },
    io,
    async (project) => {
      const { findings, ...analysis } = await project.analyse({ signal: io.signal });
      const selected = selectFindings(findings.values(), { ...options, paths, rules: settings.rules });
      const baseline = options.updateBaseline
        ? await updateBaseline(io.cwd, options.baseline ?? BASELINE_FILE, paths, selected)
        : options.baseline === undefined
          ? undefined
          : await readBaseline(io.cwd, options.baseline);
      const shown = baseline === undefined ? selected : withoutKnown(selected, baseline);
      const offers = format === 'json' && options.refactors ? await lookForOffers(project, shown, io) : undefined;
      return { ...analysis, shown, offers, known: selected.length - shown.length };
    },
  );

  const counts = countBySeverity(shown);
  await write(
    format,
    {
      version,
      root: placesRoot(format, io),
      findings: shown,
      errors,
      ...(offers && { offers }),
      summary: { ...summary, findings: counts, known, withoutRefactors: offers ? shown.length - offers.size : 0 },
    },
    io,
  );
  return exitCodeOf(counts, options.maxWarnings);
}

/** An error here is printed, and only removes these refactors from the report. */
async function lookForOffers(
  project: Project,
  findings: readonly Finding[],
  { signal, stderr }: CliIo,
): Promise<Report['offers']> {
  // Loaded together with the project's code, which other formats do not need.
  const { offersFor } = await import('../offers.ts');
  const { byFinding, crashes } = await offersFor(project, findings, signal);
  for (const crash of crashes) await stderr.write(`workload-lint: ${crash}\n`);
  return byFinding;
}

async function write(format: Format, results: Report, { env, stdout }: CliIo): Promise<void> {
  const { report } = await REPORTERS[format]();
  const asked = env['FORCE_COLOR'] !== undefined && env['FORCE_COLOR'] !== '0';
  const color = !env['NO_COLOR'] && (asked || (stdout.isTTY && env['TERM'] !== 'dumb'));
  await stdout.write(report(results, { color }));
}

/** Annotations are relative to the root of the repository, wherever the check runs. */
function placesRoot(format: Format, { cwd, env }: CliIo): string {
  const here = toForwardSlashes(cwd);
  const workspace = env['GITHUB_WORKSPACE'] && toForwardSlashes(path.resolve(env['GITHUB_WORKSPACE']));
  return format === 'github' && workspace && isWithin(workspace, here) ? workspace : here;
}
