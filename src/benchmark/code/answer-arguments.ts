/** Reports which arguments a function would be measured with; runs nothing. */
import { readFile } from 'node:fs/promises';
import type { ArgumentsAnswer } from '../../protocol/benchmark.ts';
import { chooseArguments } from './choose-arguments.ts';
import { parse } from './find-function.ts';
import { findTarget } from './find-handler.ts';
import type { CompileRequest } from './messages.ts';

export async function answerArguments({
  file,
  name,
  line,
  texts,
}: Pick<CompileRequest, 'file' | 'name' | 'line' | 'texts'>): Promise<ArgumentsAnswer> {
  const source = parse(file, texts[file] ?? (await readFile(file, 'utf8')));
  const found = findTarget(source, { name, ...(line !== undefined && { line }) });
  return 'reason' in found ? found : chooseArguments(found, name, source);
}
