/** Judges a program whose settings differ from file to file. */
import { judging, type Finding, type JudgeOptions, type Program, type Steps } from '../analysis/index.ts';
import type { LayeredSettings } from './configuration/index.ts';

/**
 * The findings of each file are those of a program with its settings everywhere, because a chain may begin in a file
 * with other settings. There are few different settings, and the analysis keeps the findings for each.
 *
 * @param options apply to every file if there are no layers
 */
export function* judgingLayered(
  program: Program,
  options: JudgeOptions,
  layered: LayeredSettings | undefined,
): Steps<Map<string, Finding[]>> {
  if (!layered) return yield* judging(program, options);
  const filesWith = new Map<JudgeOptions, Set<string>>();
  for (const { path, isDependency } of program.sourceFiles) {
    const settings = isDependency ? undefined : layered.of(path);
    if (!settings) continue;
    const files = filesWith.get(settings);
    if (files) files.add(path);
    else filesWith.set(settings, new Set([path]));
  }
  const all = new Map<string, Finding[]>();
  for (const [settings, files] of filesWith)
    for (const [file, findings] of yield* judging(program, settings)) if (files.has(file)) all.set(file, findings);
  return all;
}
