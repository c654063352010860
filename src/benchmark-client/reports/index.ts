/** Formats a result as text to store or send: one file per format. */
import type { BenchmarkResult } from '../../protocol/benchmark-result.ts';
import { toCsv } from './csv.ts';
import { toGithubAction } from './github-action.ts';
import { toHyperfine } from './hyperfine.ts';
import { toJson } from './json.ts';
import { toMarkdown } from './markdown.ts';

export const BENCHMARK_REPORTS = {
  markdown: { title: 'Markdown', extension: 'md', write: toMarkdown },
  csv: { title: 'CSV', extension: 'csv', write: toCsv },
  hyperfine: { title: 'JSON of hyperfine', extension: 'json', write: toHyperfine },
  'github-action': { title: 'JSON of github-action-benchmark', extension: 'json', write: toGithubAction },
  json: { title: 'JSON', extension: 'json', write: toJson },
} as const satisfies Record<string, { title: string; extension: string; write: (result: BenchmarkResult) => string }>;

export type BenchmarkReport = keyof typeof BENCHMARK_REPORTS;
