/**
 * Chooses the arguments of a function if the user gives none: from its doc comment, from a call of it, or generated
 * from its types.
 */
import ts from 'typescript';
import type { ArgumentsAnswer } from '../../protocol/benchmark.ts';
import { calledArguments, calledName } from './called-arguments.ts';
import type { FoundHandler } from './find-handler.ts';
import { handlerArguments } from './handler-arguments.ts';
import { isOptional, type FoundFunction } from './find-function.ts';
import { makeArgument } from './made-arguments.ts';

/** @param name of the function, as an example would call it */
export async function chooseArguments(
  found: FoundFunction | FoundHandler,
  name: string,
  source: ts.SourceFile,
): Promise<ArgumentsAnswer> {
  const { tags, parameters } = found;
  if ('start' in found) return { text: handlerArguments(parameters), source: 'reads' };
  const bench = tags.find((tag) => tag.name === 'bench');
  if (bench !== undefined) return { text: argumentsOf(bench.text, name) ?? bench.text.trim(), source: 'bench' };
  for (const example of tags.filter((tag) => tag.name === 'example')) {
    const text = argumentsOf(example.text, name);
    if (text !== undefined) return { text, source: 'example' };
  }
  if (parameters.length === 0) return { text: '', source: 'none' };
  // Arguments from a call in the program are more typical than the defaults of the parameters.
  const called = await calledArguments(source.fileName, name, source);
  if (called !== undefined) return { text: called, source: 'call' };
  const needed = parameters.filter((parameter) => !isOptional(parameter));
  if (needed.length === 0) return { text: '', source: 'none' };
  const made = needed.map((parameter) => makeArgument(parameter.type, source));
  const missing = needed.find((_, index) => made[index] === undefined);
  if (missing === undefined) return { text: made.join(', '), source: 'types' };
  return {
    reason: `No argument can be made for ${missing.name.getText()}${missing.type ? `: ${missing.type.getText()}` : ''}. Type the arguments, or add @bench to the doc comment.`,
  };
}

/** The arguments of the first call of the function in a piece of code. */
function argumentsOf(code: string, name: string): string | undefined {
  // Examples are fenced, and sometimes begin with a caption.
  const source = ts.createSourceFile(
    'example.ts',
    code.replaceAll(/^\s*```.*$|<caption>.*<\/caption>/gm, ''),
    ts.ScriptTarget.Latest,
    true,
  );
  const last = name.split('.').at(-1);
  let found: string | undefined;
  const visit = (node: ts.Node): void => {
    if (found !== undefined) return;
    if (ts.isCallExpression(node) && calledName(node.expression) === last)
      found = node.arguments.map((argument) => argument.getText(source)).join(', ');
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}
