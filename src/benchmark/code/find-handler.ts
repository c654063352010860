/** Finds the anonymous function at a position: a handler, an argument of a call that a file makes when it is loaded. */
import ts from 'typescript';
import { codeLines, findFunction, type FoundFunction, type NotFound } from './find-function.ts';
import { HANDLER } from './handler-names.ts';

export interface FoundHandler extends FoundFunction {
  /** Offsets of the function in the text. */
  readonly start: number;
  readonly end: number;
  /** Which of the file's handlers it is: an edit above moves lines, but not that. */
  readonly handler: number;
}

/** An anonymous handler by a line in it (1-based) or by its number, or else the function of a name. */
export interface Wanted {
  readonly name: string;
  readonly line?: number;
  readonly handler?: number;
}

type Callback = ts.ArrowFunction | ts.FunctionExpression;

export function findTarget(
  source: ts.SourceFile,
  { name, line, handler }: Wanted,
): FoundFunction | FoundHandler | NotFound {
  if (handler !== undefined) {
    const found = callbacksOf(source)[handler];
    return found ? describe(found, handler, source) : { reason: 'The handler is not there after the edit.' };
  }
  return line === undefined ? findFunction(source, name) : findHandler(source, line);
}

function findHandler(source: ts.SourceFile, line: number): FoundHandler | NotFound {
  const start = source.getLineStarts()[line - 1] ?? source.end;
  const end = source.getLineEndOfPosition(start);
  const isThere = (node: ts.Node): boolean => node.end >= start && node.getStart(source) <= end;
  const callbacks = callbacksOf(source);
  const index = callbacks.findIndex(isThere);
  if (index >= 0) return describe(callbacks[index]!, index, source);
  const around = source.statements.find((one) => ts.isFunctionDeclaration(one) && isThere(one));
  return {
    reason:
      around && ts.isFunctionDeclaration(around) && around.name
        ? `It is inside ${around.name.text}(): measure that function, or move the handler to the top level.`
        : `There is no handler at line ${line}: put the cursor in a function that is passed to a call.`,
  };
}

/** The functions that are passed to calls outside of any function, in their order. */
function callbacksOf(source: ts.SourceFile): Callback[] {
  const found: Callback[] = [];
  const visit = (node: ts.Node): void => {
    if (!ts.isFunctionLike(node)) {
      ts.forEachChild(node, visit);
      return;
    }
    const isArgument = ts.isCallExpression(node.parent) && node.parent.arguments.some((one) => one === node);
    if ((ts.isArrowFunction(node) || ts.isFunctionExpression(node)) && isArgument) found.push(node);
  };
  visit(source);
  return found;
}

const describe = (node: Callback, handler: number, source: ts.SourceFile): FoundHandler => ({
  expression: `(...args) => ${HANDLER.call}(${HANDLER.captured}, args)`,
  parameters: [...node.parameters],
  tags: [],
  lines: codeLines(node.getText(source)),
  start: node.getStart(source),
  end: node.end,
  handler,
});

/** The text with the handler kept when the file runs; lines stay what they are. */
export const withCapture = (text: string, { start, end }: FoundHandler): string =>
  `${text.slice(0, start)}(${HANDLER.captured} = ${text.slice(start, end)})${text.slice(end)}\nvar ${HANDLER.captured};`;
