/** Which file or statement a call uses, as far as its arguments show, and what that means for its cost. */
import {
  fixedRow,
  holdsSmallFile,
  holdsTemplate,
  isOfTheSystem,
  namesFixedFile,
  namesSmallFile,
  smallRow,
} from '../../catalogue/small-files.ts';
import { asksForSchema } from '../../catalogue/statements.ts';
import type { CatalogueRow } from '../../catalogue/types.ts';
import type { ApiCall, SourceFile } from './graph.ts';
import type { Expr } from '../../facts/expr.ts';

const MAX_DEPTH = 8;

/** @returns the row as it applies to the call's arguments; undefined if the cost is negligible */
export function forItsArguments(row: CatalogueRow, { node: { sourceFile }, call }: ApiCall): CatalogueRow | undefined {
  if (isOfSchema(sourceFile, call.callee) || call.args.some(({ value }) => isProcessId(value))) return undefined;
  const first = call.args[0]?.value;
  if (row.workload !== 'io' || !first || first[0] === '?') return row;
  if (isSchemaStatement(first)) return undefined;
  const path = pathOf(sourceFile, first);
  if (path !== undefined && isOfTheSystem(path)) return undefined;
  const small = isSmall({ sourceFile, isWritten: WRITES.test(row.name) }, first) ? smallRow(row) : undefined;
  return small ?? (endsFixed(sourceFile, first) ? fixedRow(row) : undefined) ?? row;
}

/** `db.prepare('PRAGMA …').all()`, prepared inline or where the variable is declared. */
function isOfSchema(sourceFile: SourceFile, callee: Expr): boolean {
  const receiver = callee[0] === 'prop' ? callee[1] : undefined;
  const made = receiver?.[0] === 'var' ? sourceFile.facts.bindings[receiver[1]]!.value : receiver;
  if (made?.[0] !== 'call' || made[1][0] !== 'prop' || made[1][2] !== 'prepare') return false;
  return isSchemaStatement(made[2][0]);
}

const isSchemaStatement = (expr: Expr | undefined): boolean =>
  expr?.[0] === 'head' || (expr?.[0] === 'lit' && asksForSchema(String(expr[1])));

/** `String(process.pid)` in a lock file: a few bytes. */
function isProcessId(value: Expr): boolean {
  if (value[0] === 'call') return value[2].length === 1 && isProcessId(value[2][0]!);
  return value[0] === 'prop' && value[2] === 'pid' && value[1][0] === 'global' && value[1][1] === 'process';
}

/** The path as written, inline or where the variable is declared. */
function pathOf(sourceFile: SourceFile, expr: Expr, depth = 0): string | undefined {
  if (expr[0] === 'lit') return typeof expr[1] === 'string' ? expr[1] : undefined;
  const value = expr[0] === 'var' && depth < MAX_DEPTH ? sourceFile.facts.bindings[expr[1]]!.value : undefined;
  return value && pathOf(sourceFile, value, depth + 1);
}

const WRITES = /^(write|output)/;

interface Use {
  readonly sourceFile: SourceFile;
  readonly isWritten: boolean;
}

/** Judged by the last name of the path, however the path is built. */
const isSmall = ({ sourceFile, isWritten }: Use, path: Expr): boolean =>
  someEnd(sourceFile, path, lastParts, (at) => {
    switch (at[0]) {
      case 'lit':
      case 'tail':
        return typeof at[1] === 'string' && namesSmallFile(at[1], isWritten);
      case 'prop':
        return holdsSmallFile(at[2]) || at[2] === 'key';
      case 'var':
        return holdsSmallFile(sourceFile.facts.bindings[at[1]]!.name);
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
      ((at[0] === 'lit' || at[0] === 'tail') && typeof at[1] === 'string' && namesFixedFile(at[1])) ||
      (at[0] === 'var' && holdsTemplate(sourceFile.facts.bindings[at[1]]!.name)) ||
      (at[0] === 'prop' && holdsTemplate(at[2])),
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
  if (expr[0] === 'call') return expr[2].length > 1 ? [expr[2].at(-1)!] : [];
  // One of the names in a list: `for (const name of ['AGENTS.md', 'AGENT.md'])`.
  if (expr[0] === 'elem') return [expr[1]];
  if (expr[0] === 'list') return expr[1];
  const value = expr[0] === 'var' ? sourceFile.facts.bindings[expr[1]]!.value : undefined;
  return value ? [value] : [];
}

/** What a function of this file may return; undefined for other calls. */
function returnsOf(sourceFile: SourceFile, expr: Expr): readonly Expr[] | undefined {
  const callee = expr[0] === 'call' && expr[1][0] === 'var' ? sourceFile.facts.bindings[expr[1][1]]!.value : undefined;
  return callee?.[0] === 'fn' ? (sourceFile.facts.functions[callee[1]]!.returns ?? []) : undefined;
}
