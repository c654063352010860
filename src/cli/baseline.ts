/** The baseline: a reviewable file of known findings that are accepted for now. */
import { access, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Finding } from '../analysis/index.ts';
import { folderOf, toForwardSlashes } from '../project/paths.ts';
import { readText } from '../project/read-file.ts';
import { identityOf } from './identity.ts';
import { pathError, relativeTo } from './paths.ts';
import { UserError } from './user-error.ts';

export const BASELINE_FILE = 'workload-lint-baseline.json';

/** By file (relative to the baseline's folder) and identity: the number of known findings. */
type Counts = Record<string, Record<string, number>>;

export interface Baseline {
  /** Absolute path, with forward slashes. */
  readonly file: string;
  readonly findings: Counts;
}

/**
 * @param name path as the user wrote it
 * @throws {UserError} if it cannot be read or is not a baseline
 */
export async function readBaseline(cwd: string, name: string): Promise<Baseline> {
  const file = toForwardSlashes(path.resolve(cwd, name));
  const text = await readText(file, 'cache').catch((error: unknown) => {
    throw pathError(name, error);
  });
  const findings = parse(text);
  if (findings === undefined)
    throw new UserError(`${name}: not a baseline of workload-lint; rewrite it with --update-baseline`);
  return { file, findings };
}

function parse(text: string): Counts | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isRecord(value) && isCounts(value['findings']) ? value['findings'] : undefined;
  } catch {
    return undefined; // Not JSON: the caller reports that it is not a baseline.
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

const isCounts = (value: unknown): value is Counts =>
  isRecord(value) &&
  Object.values(value).every((ofFile) => isRecord(ofFile) && Object.values(ofFile).every(Number.isSafeInteger));

/**
 * @returns the findings that are not in the baseline. If there are more of a kind than it contains, the last ones are
 * new.
 */
export function withoutKnown(findings: readonly Finding[], baseline: Baseline): readonly Finding[] {
  const left = structuredClone(baseline.findings);
  const folder = folderOf(baseline.file);
  return findings.filter((finding) => {
    const ofFile = left[relativeTo(folder, finding.file)];
    const identity = identityOf(finding);
    const count = ofFile?.[identity] ?? 0;
    if (ofFile === undefined || count === 0) return true;
    ofFile[identity] = count - 1;
    return false;
  });
}

/**
 * Writes the findings as known. Entries of an earlier baseline for other files are kept.
 * @param name path as the user wrote it
 * @param isNamed whether a file (absolute, with forward slashes) is among what was checked
 * @throws {UserError} if the earlier file is not a baseline, or if the file cannot be written
 */
export async function updateBaseline(
  cwd: string,
  name: string,
  isNamed: (file: string) => boolean,
  findings: readonly Finding[],
): Promise<Baseline> {
  const file = toForwardSlashes(path.resolve(cwd, name));
  const folder = folderOf(file);
  const counts: Counts = {};
  for (const [known, ofFile] of Object.entries(await earlier(cwd, name))) {
    const place = path.posix.join(folder, known);
    if (!isNamed(place)) counts[known] = ofFile;
  }
  for (const finding of findings) {
    const ofFile = (counts[relativeTo(folder, finding.file)] ??= {});
    const identity = identityOf(finding);
    ofFile[identity] = (ofFile[identity] ?? 0) + 1;
  }
  const sorted = sortKeys(Object.entries(counts).map(([known, ofFile]) => [known, sortKeys(Object.entries(ofFile))]));
  await writeFile(file, `${JSON.stringify({ version: 1, findings: sorted }, null, 2)}\n`).catch((error: unknown) => {
    throw pathError(name, error);
  });
  return { file, findings: sorted };
}

async function earlier(cwd: string, name: string): Promise<Counts> {
  const exists = await access(path.resolve(cwd, name)).then(
    () => true,
    () => false,
  );
  return exists ? (await readBaseline(cwd, name)).findings : {};
}

/** A stable order keeps diffs of baselines small. */
const sortKeys = <T>(entries: readonly (readonly [string, T])[]): Record<string, T> =>
  Object.fromEntries([...entries].sort(([one], [other]) => (one < other ? -1 : 1)));
