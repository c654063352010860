/** Evaluates imports and exports: the namespace behind an import, and what a file exports under a name. */
import type { SourceFile } from '../graph/graph.ts';
import type { Resolution } from '../graph/source-file-input.ts';
import type { Evaluation } from './evaluation.ts';
import { NOTHING, unite, type Value, type Values } from './values.ts';

/** @param sourceFile the imported file, where it is part of the program */
export function moduleValue(
  evaluation: Evaluation,
  sourceFile: SourceFile | undefined,
  module: Resolution['module'],
): Values {
  if (!sourceFile) return module === undefined ? NOTHING : [apiNamespace(module)];
  // A CommonJS module that is a single function or class is called by the module's name.
  const whole = sourceFile.facts.commonjs
    ? evaluation
        .exported(sourceFile, 'default')
        .filter(({ kind }) => kind === 'fn' || kind === 'class' || kind === 'api')
    : NOTHING;
  // A dependency in the program counts both as its code and as its catalogue entry.
  const api = module === undefined || !sourceFile.isDependency ? NOTHING : [apiNamespace(module)];
  return [{ kind: 'namespace', sourceFile }, ...whole, ...api];
}

const apiNamespace = (module: string): Value => ({ kind: 'api', module, path: '', instance: false });

export function exportedValue(evaluation: Evaluation, sourceFile: SourceFile, name: string): Values {
  const direct = exportedByName(evaluation, sourceFile, name);
  if (direct.length) return unite(...direct);
  const { exports, commonjs } = sourceFile.facts;
  if (commonjs) {
    const whole = evaluation.value(sourceFile, commonjs);
    return name === 'default' ? whole : unite(...whole.map((value) => evaluation.member(value, name)));
  }
  if (name === 'default') {
    // A CommonJS module with named exports, imported as a whole.
    return exports.some((entry) => 'value' in entry) ? [{ kind: 'namespace', sourceFile }] : NOTHING;
  }
  return exportedByAll(evaluation, sourceFile, name);
}

/** `export { name }`, `export { other as name } from './file'`: one set for each. */
function exportedByName(evaluation: Evaluation, sourceFile: SourceFile, name: string): Values[] {
  const found: Values[] = [];
  for (const entry of sourceFile.facts.exports) {
    if (!('name' in entry) || entry.name !== name) continue;
    found.push(
      'from' in entry
        ? unite(...evaluation.module(sourceFile, entry.from).map((module) => evaluation.member(module, entry.imported)))
        : evaluation.value(sourceFile, entry.value),
    );
  }
  return found;
}

/** `export * from './file'`: of the first file that has the name. */
function exportedByAll(evaluation: Evaluation, sourceFile: SourceFile, name: string): Values {
  for (const entry of sourceFile.facts.exports) {
    if ('name' in entry) continue;
    const found = unite(...evaluation.module(sourceFile, entry.from).map((module) => evaluation.member(module, name)));
    if (found.length) return found;
  }
  return NOTHING;
}
