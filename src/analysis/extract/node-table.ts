/** What the walk does with each node type, as a table: a `switch` over sixty names would be too slow for every node. */
import { visitorKeys } from '@typescript-eslint/visitor-keys';
import { NODE_NANOSECONDS } from '../catalogue/costs/index.ts';
import type { Here } from './facts-builder.ts';
import { N } from '../syntax/node-types.ts';

interface Row {
  readonly keys: readonly string[];
  /** The cost of one execution. */
  readonly nanoseconds: number;
  readonly enter: ((node: never, here: Here) => void) | undefined;
}

/** Types do not run; they are read where a value declares them. */
const isTypeOnly = (type: string): boolean => type.startsWith('TS') && !RUNS.has(type);
const RUNS: ReadonlySet<string> = new Set([
  N.TSAsExpression,
  N.TSNonNullExpression,
  N.TSSatisfiesExpression,
  N.TSTypeAssertion,
  N.TSInstantiationExpression,
  N.TSExportAssignment,
  N.TSModuleDeclaration,
  N.TSModuleBlock,
  N.TSParameterProperty,
  N.TSEnumDeclaration,
  N.TSEnumBody,
  N.TSEnumMember,
]);

/** Node types that are visited like another type. */
const ALIKE: Readonly<Record<string, string>> = {
  [N.NewExpression]: N.CallExpression,
  [N.ForInStatement]: N.ForOfStatement,
  [N.DoWhileStatement]: N.WhileStatement,
  [N.ConditionalExpression]: N.IfStatement,
  [N.FunctionDeclaration]: N.FunctionExpression,
  [N.ArrowFunctionExpression]: N.FunctionExpression,
  [N.ClassDeclaration]: N.ClassExpression,
  [N.ExportNamedDeclaration]: N.ImportDeclaration,
  [N.ExportAllDeclaration]: N.ImportDeclaration,
  [N.ExportDefaultDeclaration]: N.ImportDeclaration,
  [N.TSExportAssignment]: N.ImportDeclaration,
  [N.TSImportEqualsDeclaration]: N.ImportDeclaration,
};

/** @param methods named after the node types that need more than visiting their children */
export function nodeTableOf(methods: object): ReadonlyMap<string, Row> {
  const named = methods as Readonly<Record<string, Row['enter']>>;
  return new Map(
    Object.entries(visitorKeys).map(([type, keys = []]) => [
      type,
      {
        keys: isTypeOnly(type) ? [] : keys,
        nanoseconds: NODE_NANOSECONDS.get(type) ?? 0,
        enter: named[ALIKE[type] ?? type],
      },
    ]),
  );
}
