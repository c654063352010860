/** A program that somebody opened through the API. */
import { stat } from 'node:fs/promises';
import path from 'node:path';
import { version } from '../../package.json';
import { SEVERITIES, type Change as AnalysisChange, type Finding as AnalysisFinding } from '../analysis/index.ts';
import {
  ConfigurationError as BadConfiguration,
  configurationOf,
  mergeSettings,
  settingsOf,
} from '../project/configuration/index.ts';
import { analyseText, openProject, type Analysis, type Project as AnalysisProject } from '../project/index.ts';
import { folderOf, isWithin, toForwardSlashes } from '../project/paths.ts';
import { programAroundAll } from '../project/program-root.ts';
import { byPlace, plainError, plainFinding } from './finding.ts';
import { ConfigurationError, RefactorError } from './errors.ts';
import { fixAllOf, offersAt, refactorOne } from './refactoring.ts';
import type { Change, Offer, Position, Project, ProjectOptions, Report, Severity } from './types.ts';

interface OpenOptions extends ProjectOptions {
  /** Whether the paths must exist; true by default. */
  readonly exist?: boolean;
}

/** @throws {ConfigurationError} if a configuration cannot be used; the error of `node:fs` if there is no such path */
export async function openProgram(options: OpenOptions): Promise<Program> {
  const { cwd = '.', paths: names = [], config, settings: over = {}, cache, signal, exist: mustExist = true } = options;
  const { minSeverity = 'info' } = options;
  const paths = (names.length > 0 ? names : ['.']).map((name) => toForwardSlashes(path.resolve(cwd, name)));
  const root = await programAroundAll(await Promise.all(paths.map((each) => folderAt(each, mustExist))));
  const file = config === undefined ? undefined : toForwardSlashes(path.resolve(cwd, config));
  const configuration = await configurationOf(root, file).catch((error: unknown) => {
    throw error instanceof BadConfiguration ? new ConfigurationError(plainError(error)) : error;
  });
  const settings = mergeSettings(settingsOf(configuration), over);
  const project = await openProject({
    root,
    paths: paths.filter((each) => each !== root),
    settings,
    configuration,
    nested: file === undefined,
    over,
    cacheDir: cache === undefined ? `${root}/node_modules/.cache/workload-lint` : cache && path.resolve(cwd, cache),
    threads: settings.threads,
    ...(signal && { signal }),
  });
  return new Program(project, { root, cwd, paths, minSeverity });
}

async function folderAt(file: string, mustExist: boolean): Promise<string> {
  const isFolder = await stat(file).then(
    (stats) => stats.isDirectory(),
    (error: unknown) => {
      if (mustExist) throw error;
      return false;
    },
  );
  return isFolder ? file : folderOf(file);
}

interface Place {
  readonly root: string;
  readonly cwd: string;
  readonly paths: readonly string[];
  readonly minSeverity: Severity;
}

class Program implements Project {
  readonly root: string;
  readonly #project: AnalysisProject;
  readonly #place: Place;

  constructor(project: AnalysisProject, place: Place) {
    this.root = place.root;
    this.#project = project;
    this.#place = place;
  }

  async check(): Promise<Report> {
    return this.#report(await this.#project.analyse());
  }

  /** Of the only file that was named. */
  async checkText(text: string): Promise<Report> {
    return this.#report(await analyseText(this.#project, this.#place.paths[0]!, text));
  }

  async update(file: string, text: string | undefined): Promise<void> {
    await this.#project.update(this.#absolute(file), text);
  }

  refactors(at: Position): Promise<readonly Offer[]> {
    return offersAt(this.#project, this.#placed(at));
  }

  async refactor(at: Position, id?: string): Promise<Change> {
    const found = await refactorOne(this.#project, this.#placed(at), id);
    if (!found) throw new RefactorError(id === undefined ? 'No refactor applies here' : `${id} does not apply here`);
    if ('disabled' in found.change) throw new RefactorError(found.change.disabled);
    return plainChange(found.change);
  }

  async fixAll(): Promise<Change | undefined> {
    const { change } = await fixAllOf(this.#project, (finding) => this.#isNamed(finding));
    return change && plainChange(change);
  }

  close(): Promise<void> {
    return this.#project.close();
  }

  #report({ findings, errors, summary }: Analysis): Report {
    const loud = SEVERITIES.indexOf(this.#place.minSeverity);
    const shown = [...findings.values()].flatMap((list) =>
      list.filter((finding) => SEVERITIES.indexOf(finding.severity) >= loud && this.#isNamed(finding)),
    );
    return {
      version,
      findings: shown.sort(byPlace).map((finding) => plainFinding(finding)),
      errors: errors.map((error) => plainError(error)),
      summary,
    };
  }

  #isNamed = ({ file }: AnalysisFinding): boolean => this.#place.paths.some((each) => isWithin(each, file));

  #absolute(file: string): string {
    return toForwardSlashes(path.resolve(this.#place.cwd, file));
  }

  #placed<P extends Position>(at: P): P {
    return { ...at, file: this.#absolute(at.file) };
  }
}

const plainChange = ({ title, safe, files, created }: AnalysisChange): Change => ({
  title,
  safe,
  files: files.map(({ file, edits }) => ({
    file,
    edits: edits.map(({ start, end, newText, span: [line, column, endLine, endColumn] }) => ({
      start,
      end,
      line,
      column,
      endLine,
      endColumn,
      newText,
    })),
  })),
  created: created.map(({ path: file, text }) => ({ file, text })),
});
