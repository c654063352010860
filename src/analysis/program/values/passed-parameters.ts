/** Evaluates the parameters of a function literal by the type that its receiver declares: `each((file) => …)`. */
import type { SourceFile } from '../graph/graph.ts';
import type { Evaluation } from './evaluation.ts';
import { NOTHING, unite, type Value, type Values } from './values.ts';

/** @returns what the function that receives the literal `fn` passes as its parameter */
export function passedParameter(evaluation: Evaluation, sourceFile: SourceFile, fn: number, parameter: number): Values {
  const [callee, argument] = sourceFile.facts.functions[fn]!.handedTo ?? [];
  if (!callee || argument === undefined) return NOTHING;
  const accepted = unite(
    ...evaluation.value(sourceFile, callee).map((receiver) => declaredArgument(evaluation, receiver, argument)),
  );
  return unite(
    ...accepted.map((value) => {
      const type = value.kind === 'signature' ? value.type[2][parameter] : undefined;
      return type && value.kind === 'signature' ? evaluation.type(value.sourceFile, type) : NOTHING;
    }),
  );
}

/** The type that a function declares for its argument. */
function declaredArgument(evaluation: Evaluation, callee: Value, argument: number): Values {
  if (callee.kind === 'signature') {
    const type = callee.type[2][argument];
    return type ? evaluation.type(callee.sourceFile, type) : NOTHING;
  }
  if (callee.kind !== 'fn' && callee.kind !== 'class') return NOTHING;
  const { facts } = callee.sourceFile;
  const fn = callee.kind === 'fn' ? callee.id : facts.classes[callee.id]!.constructorFn;
  const binding = fn === undefined ? undefined : facts.functions[fn]!.params[argument];
  const type = binding === undefined ? undefined : facts.bindings[binding]?.type;
  return type ? evaluation.type(callee.sourceFile, type) : NOTHING;
}
