/** Which file or statement a call takes, as far as its arguments say, and what that means for its cost. */
import { fixedRow, holdsSmallFile, isOfTheSystem, namesFixedFile, namesSmallFile, smallRow } from '../../catalogue/small-files.ts';
import { asksForSchema } from '../../catalogue/statements.ts';
import type { CatalogueRow } from '../../catalogue/types.ts';
import type { Expr } from '../facts.ts';
import type { ApiCall, Unit } from './unit.ts';

const MAX_DEPTH = 4;

/** @returns the row as it holds for what the call names; undefined where that costs nothing worth a word */
export function forItsArguments(row: CatalogueRow, { node: { unit }, call }: ApiCall): CatalogueRow | undefined {
  if (isOfSchema(unit, call.callee) || call.args.some(({ value }) => isProcessId(value))) return undefined;
  const first = call.args[0]?.value;
  if (row.workload !== 'io' || !first || first[0] === '?') return row;
  if (first[0] === 'lit' && asksForSchema(String(first[1]))) return undefined;
  const path = pathOf(unit, first);
  if (path !== undefined && isOfTheSystem(path)) return undefined;
  const small = isSmall({ unit, isWritten: WRITES.test(row.name) }, first) ? smallRow(row) : undefined;
  return small ?? (endsFixed(unit, first) ? fixedRow(row) : undefined) ?? row;
}

/** `db.prepare('PRAGMA …').all()`, prepared here or where the variable is declared. */
function isOfSchema(unit: Unit, callee: Expr): boolean {
  const receiver = callee[0] === 'prop' ? callee[1] : undefined;
  const made = receiver?.[0] === 'var' ? unit.facts.bindings[receiver[1]]!.value : receiver;
  if (made?.[0] !== 'call' || made[1][0] !== 'prop' || made[1][2] !== 'prepare') return false;
  const text = made[2][0];
  return text?.[0] === 'lit' && asksForSchema(String(text[1]));
}

/** `String(process.pid)`, in a file that locks: some bytes. */
function isProcessId(value: Expr): boolean {
  if (value[0] === 'call') return value[2].length === 1 && isProcessId(value[2][0]!);
  return value[0] === 'prop' && value[2] === 'pid' && value[1][0] === 'global' && value[1][1] === 'process';
}

/** As written, here or where the variable is declared. */
function pathOf(unit: Unit, expr: Expr, depth = 0): string | undefined {
  if (expr[0] === 'lit') return typeof expr[1] === 'string' ? expr[1] : undefined;
  const value = expr[0] === 'var' && depth < MAX_DEPTH ? unit.facts.bindings[expr[1]]!.value : undefined;
  return value && pathOf(unit, value, depth + 1);
}

const WRITES = /^(write|output)/;

interface Use {
  readonly unit: Unit;
  readonly isWritten: boolean;
}

/** By the last name of the path, however it is put together. */
function isSmall(use: Use, expr: Expr, depth = 0): boolean {
  if (depth > MAX_DEPTH) return false;
  switch (expr[0]) {
    case 'lit':
    case 'tail': return typeof expr[1] === 'string' && namesSmallFile(expr[1], use.isWritten);
    case 'prop': return holdsSmallFile(expr[2]) || expr[2] === 'key';
    case 'var': {
      const { name, value } = use.unit.facts.bindings[expr[1]]!;
      return holdsSmallFile(name) || (value !== undefined && isSmall(use, value, depth + 1));
    }
    // `path.join(root, 'package.json')`
    case 'call': return expr[2].length > 1 && isSmall(use, expr[2].at(-1)!, depth + 1);
    default: return false;
  }
}

/** Is the last name of the path written in the code? */
function endsFixed(unit: Unit, expr: Expr, depth = 0): boolean {
  if (depth > MAX_DEPTH) return false;
  switch (expr[0]) {
    case 'lit':
    case 'tail': return typeof expr[1] === 'string' && namesFixedFile(expr[1]);
    case 'var': {
      const { value } = unit.facts.bindings[expr[1]]!;
      return value !== undefined && endsFixed(unit, value, depth + 1);
    }
    // `path.join(folder, 'page.html')`, or a function of the file that returns such.
    case 'call': {
      const callee = expr[1][0] === 'var' ? unit.facts.bindings[expr[1][1]]!.value : undefined;
      if (callee?.[0] === 'fn') return unit.facts.functions[callee[1]]!.returns?.some((returned) => endsFixed(unit, returned, depth + 1)) ?? false;
      return expr[2].length > 1 && endsFixed(unit, expr[2].at(-1)!, depth + 1);
    }
    default: return false;
  }
}
