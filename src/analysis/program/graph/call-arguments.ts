/** Which file or statement a call uses, as far as its arguments show, and what that means for its cost. */
import {
  fixedRow,
  holdsSmallFile,
  isPropertyOfSmallFile,
  writesWhole,
  holdsTemplate,
  isOfTheSystem,
  namesFixedFile,
  namesSmallFile,
  PROCESS_ID,
  smallRow,
} from '../../catalogue/small-files.ts';
import { asksForSchema, PREPARES } from '../../catalogue/statements.ts';
import type { CatalogueRow } from '../../catalogue/types.ts';
import type { ApiCall, SourceFile } from './graph.ts';
import {
  argumentsOf,
  bindingIndexOf,
  calleeOf,
  collectionOf,
  type Expr,
  functionIndexOf,
  isCall,
  isElem,
  isFn,
  isGlobalNamed,
  isList,
  isLiteral,
  isProp,
  isPropNamed,
  isTextEnd,
  isTextLiteral,
  isTextStart,
  isUnresolved,
  isVar,
  itemsOf,
  literalOf,
  objectOf,
  propertyOf,
  textPartOf,
} from '../../facts/expr.ts';

const MAX_DEPTH = 8;

/** @returns the row as it applies to the call's arguments; undefined if the cost is negligible */
export function forItsArguments(row: CatalogueRow, { node: { sourceFile }, call }: ApiCall): CatalogueRow | undefined {
  if (isOfSchema(sourceFile, call.callee) || call.args.some(({ value }) => isProcessId(value))) return undefined;
  const first = call.args[0]?.value;
  if (row.workload !== 'io' || !first || isUnresolved(first)) return row;
  if (isSchemaStatement(first)) return undefined;
  const path = pathOf(sourceFile, first);
  if (path !== undefined && isOfTheSystem(path)) return undefined;
  const small = isSmall({ sourceFile, isWritten: writesWhole(row.name) }, first) ? smallRow(row) : undefined;
  return small ?? (endsFixed(sourceFile, first) ? fixedRow(row) : undefined) ?? row;
}

/** `db.prepare('PRAGMA …').all()`, prepared inline or where the variable is declared. */
function isOfSchema(sourceFile: SourceFile, callee: Expr): boolean {
  const receiver = isProp(callee) ? objectOf(callee) : undefined;
  const made = isVar(receiver) ? sourceFile.facts.bindings[bindingIndexOf(receiver)]!.value : receiver;
  if (!isCall(made) || !isPropNamed(calleeOf(made), PREPARES)) return false;
  return isSchemaStatement(argumentsOf(made)[0]);
}

const isSchemaStatement = (expr: Expr | undefined): boolean =>
  (isTextStart(expr) && asksForSchema(textPartOf(expr))) || (isLiteral(expr) && asksForSchema(String(literalOf(expr))));

/** `String(process.pid)` in a lock file: a few bytes. */
function isProcessId(value: Expr): boolean {
  if (isCall(value)) return argumentsOf(value).length === 1 && isProcessId(argumentsOf(value)[0]!);
  return isPropNamed(value, PROCESS_ID.property) && isGlobalNamed(objectOf(value), PROCESS_ID.object);
}

/** The path as written, inline or where the variable is declared. */
function pathOf(sourceFile: SourceFile, expr: Expr, depth = 0): string | undefined {
  if (isLiteral(expr)) return isTextLiteral(expr) ? literalOf(expr) : undefined;
  const value = isVar(expr) && depth < MAX_DEPTH ? sourceFile.facts.bindings[bindingIndexOf(expr)]!.value : undefined;
  return value && pathOf(sourceFile, value, depth + 1);
}

interface Use {
  readonly sourceFile: SourceFile;
  readonly isWritten: boolean;
}

/** Judged by the last name of the path, however the path is built. */
const isSmall = ({ sourceFile, isWritten }: Use, path: Expr): boolean =>
  someEnd(sourceFile, path, lastParts, (at) => {
    switch (at[0]) {
      case 'lit':
        return isTextLiteral(at) && namesSmallFile(literalOf(at), isWritten);
      case 'tail':
        return namesSmallFile(textPartOf(at), isWritten);
      case 'prop':
        return isPropertyOfSmallFile(propertyOf(at));
      case 'var':
        return holdsSmallFile(sourceFile.facts.bindings[bindingIndexOf(at)]!.name);
      default:
        return false;
    }
  });

/** Is the last name of the path a literal, inline or in a function of the file that returns it? */
const endsFixed = (sourceFile: SourceFile, path: Expr): boolean =>
  someEnd(
    sourceFile,
    path,
    (at, expr) => returnsOf(at, expr) ?? lastParts(at, expr),
    (at) =>
      (isTextLiteral(at) && namesFixedFile(literalOf(at))) ||
      (isTextEnd(at) && namesFixedFile(textPartOf(at))) ||
      (isVar(at) && holdsTemplate(sourceFile.facts.bindings[bindingIndexOf(at)]!.name)) ||
      (isProp(at) && holdsTemplate(propertyOf(at))),
  );

/** Does the test hold for the end of a path, or for its source? */
function someEnd(
  sourceFile: SourceFile,
  expr: Expr,
  parts: (sourceFile: SourceFile, expr: Expr) => readonly Expr[],
  holds: (expr: Expr) => boolean,
  depth = 0,
): boolean {
  if (depth > MAX_DEPTH) return false;
  return holds(expr) || parts(sourceFile, expr).some((part) => someEnd(sourceFile, part, parts, holds, depth + 1));
}

/** What a variable contains; the last argument of `path.join(root, 'package.json')`. */
function lastParts(sourceFile: SourceFile, expr: Expr): readonly Expr[] {
  if (isCall(expr)) return argumentsOf(expr).length > 1 ? [argumentsOf(expr).at(-1)!] : [];
  // One of the names in a list: `for (const name of ['AGENTS.md', 'AGENT.md'])`.
  if (isElem(expr)) return [collectionOf(expr)];
  if (isList(expr)) return itemsOf(expr);
  const value = isVar(expr) ? sourceFile.facts.bindings[bindingIndexOf(expr)]!.value : undefined;
  return value ? [value] : [];
}

/** What a function of this file may return; undefined for other calls. */
function returnsOf(sourceFile: SourceFile, expr: Expr): readonly Expr[] | undefined {
  const called = isCall(expr) ? calleeOf(expr) : undefined;
  const callee = isVar(called) ? sourceFile.facts.bindings[bindingIndexOf(called)]!.value : undefined;
  return isFn(callee) ? (sourceFile.facts.functions[functionIndexOf(callee)]!.returns ?? []) : undefined;
}
