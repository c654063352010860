/**
 * Problems of arguments that the user typed: reported at their position in the input, not in the file they are added
 * to.
 */
import ts from 'typescript';
import { isOptional, type FoundFunction } from './find-function.ts';

/** @returns undefined if they can be used */
export function argumentsProblem(
  text: string,
  name: string,
  { parameters }: Pick<FoundFunction, 'parameters'>,
): string | undefined {
  const list = `[${text}\n]`;
  const { diagnostics = [] } = ts.transpileModule(list, {
    reportDiagnostics: true,
    compilerOptions: { target: ts.ScriptTarget.Latest },
  });
  const [wrong] = diagnostics;
  if (wrong !== undefined) {
    const where = (wrong.start ?? 0) > text.length ? 'at their end' : `at character ${wrong.start}`;
    return `The arguments cannot be read ${where}: ${ts.flattenDiagnosticMessageText(wrong.messageText, ' ')}`;
  }
  const [statement, other] = ts.createSourceFile('arguments.ts', list, ts.ScriptTarget.Latest).statements;
  const expression = statement && ts.isExpressionStatement(statement) ? statement.expression : undefined;
  if (other !== undefined || expression === undefined || !ts.isArrayLiteralExpression(expression))
    return 'The arguments must be expressions separated by commas.';
  if (expression.elements.some(ts.isSpreadElement)) return undefined;
  const given = expression.elements.length;
  const missing = parameters.filter((parameter) => !isOptional(parameter)).slice(given);
  if (missing.length === 0) return undefined;
  const names = missing.map((parameter) => parameter.name.getText()).join(', ');
  return `${name}() needs ${given === 0 ? 'arguments' : 'more arguments'}: add ${names}.`;
}
