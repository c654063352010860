/** What decorators and the paths of files say that a function answers: `GET /cats/:id`, `@Cron('0 * * * *')`. */
import { INDEX_FILE, MAIN_EXPORTS, ROUTE_PATH, VERB_IN_FILE, VERBS } from '../../catalogue/contexts/entry-names.ts';
import { type Expr, isObject, objectIndexOf } from '../../facts/expr.ts';
import type { Decorator } from '../../facts/facts.ts';
import type { Answers, FunctionSymbol, SourceFile } from '../graph/graph.ts';
import type { Evaluator } from '../values/evaluator.ts';
import { textOf } from './entry-names.ts';

/** @param controller the decorator of the class, whose path comes before that of the method */
export function answersOfDecorator(
  evaluator: Evaluator,
  { sourceFile }: FunctionSymbol,
  name: string,
  { args }: Decorator,
  controller: Decorator | undefined,
): Answers | undefined {
  const text = textOrPath(evaluator, sourceFile, args[0]);
  const verb = VERBS[name.toLowerCase()];
  if (controller && verb !== undefined) {
    const parts = [textOrPath(evaluator, sourceFile, controller.args[0]), text];
    return {
      what: verb,
      path: `/${parts
        .flatMap((part) => part?.split('/') ?? [])
        .filter(Boolean)
        .join('/')}`,
    };
  }
  return text === undefined ? undefined : { what: `@${name}('${text}')` };
}

/** `'cats'`, `{ path: 'cats' }`. */
function textOrPath(evaluator: Evaluator, sourceFile: SourceFile, expr: Expr | undefined): string | undefined {
  if (!expr) return undefined;
  if (!isObject(expr)) return textOf(evaluator, sourceFile, expr);
  const path = sourceFile.facts.objects[objectIndexOf(expr)]!.entries.find(([key]) => ROUTE_PATH.includes(key))?.[1];
  return path && textOf(evaluator, sourceFile, path);
}

/**
 * @param path of the address, as far as the file's path says it
 * @param name of the export: `GET`, `default`, `loader`
 */
export const answersOfFile = (path: string | undefined, name: string): { readonly answers?: Answers } =>
  path === undefined ? {} : { answers: answersAt(path, name) };

function answersAt(path: string, name: string): Answers {
  const verb = VERB_IN_FILE.exec(path)?.[1]?.toUpperCase();
  const address = `/${path.replace(VERB_IN_FILE, '').replace(INDEX_FILE, '').replace(/\/$/, '')}`;
  if (!MAIN_EXPORTS.has(name)) return { what: name, path: address };
  return verb === undefined ? { what: address } : { what: verb, path: address };
}
