/** Labels: places in real repositories that a person has judged, one JSON object per line. */
import { readFile } from 'node:fs/promises';

export interface LabelledPlace {
  /** Relative to the repository, with forward slashes. */
  readonly path: string;
  /** From 1. */
  readonly line: number;
}

export interface Label extends LabelledPlace {
  readonly id: string;
  /** `owner/name`. */
  readonly repo: string;
  readonly category: string;
  /** Whether a finding is wanted here; what is `unsure` is not scored. */
  readonly wanted: 'yes' | 'no' | 'unsure';
  /** For a place that is no problem: the category it may be taken for. */
  readonly looks_like?: string;
  /** Call sites from the entry point to the place. */
  readonly chain?: readonly LabelledPlace[];
  readonly context?: string;
  readonly reason?: string;
  /** What an analyser has to understand to follow the chain. */
  readonly features?: readonly string[];
}

/** @throws where the file cannot be read, or a line of it is no label */
export async function readLabels(file: string): Promise<readonly Label[]> {
  const lines = (await readFile(file, 'utf8')).split('\n');
  return lines.flatMap((line, index) => (line.trim() === '' ? [] : [parseLabel(line, `${file}:${index + 1}`)]));
}

function parseLabel(line: string, place: string): Label {
  let label: Partial<Label>;
  try {
    label = JSON.parse(line) as Label;
  } catch (error) {
    throw new Error(`${place}: ${(error as Error).message}`);
  }
  const missing = (['id', 'repo', 'path', 'line', 'category', 'wanted'] as const).filter(
    (key) => label[key] === undefined,
  );
  if (missing.length > 0) throw new Error(`${place}: the label has no ${missing.join(', ')}`);
  return label as Label;
}
