/** The arguments of a call that has only literals: in the file of the function, or in another one of its project. */
import { readdir, readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import ts from 'typescript';
import { parse } from './find-function.ts';
import { projectFolder } from './project-folder.ts';

/** Limits of the search: files that are read, and milliseconds. */
const MOST_FILES = 500;
const PATIENCE = 1_500;
const CODE = new Set(['.ts', '.mts', '.cts', '.tsx', '.js', '.mjs', '.cjs', '.jsx']);
/** Not written by hand, or not of the project. */
const SKIPPED = /^(?:\.|node_modules$|dist$|out$|build$|coverage$)/;

/** @param name `hash`, `Store.load` */
export async function calledArguments(file: string, name: string, source: ts.SourceFile): Promise<string | undefined> {
  const called = name.split('.').at(-1)!;
  const here = literalCall(source, called);
  if (here !== undefined) return here;
  const until = performance.now() + PATIENCE;
  let left = MOST_FILES;
  for await (const other of filesBelow(await projectFolder(file))) {
    if (left-- === 0 || performance.now() > until) return undefined;
    if (other === file) continue;
    const text = await readFile(other, 'utf8').catch(() => '');
    const found = text.includes(`${called}(`) ? literalCall(parse(other, text), called) : undefined;
    if (found !== undefined) return found;
  }
  return undefined;
}

async function* filesBelow(folder: string): AsyncGenerator<string> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  const sorted = entries.filter(({ name }) => !SKIPPED.test(name)).sort((a, b) => a.name.localeCompare(b.name));
  for (const entry of sorted) if (entry.isFile() && CODE.has(extname(entry.name))) yield join(folder, entry.name);
  for (const entry of sorted) if (entry.isDirectory()) yield* filesBelow(join(folder, entry.name));
}

function literalCall(source: ts.SourceFile, called: string): string | undefined {
  let found: string | undefined;
  const visit = (node: ts.Node): void => {
    if (found !== undefined) return;
    if (ts.isCallExpression(node) && calledName(node.expression) === called && isOfLiterals(node))
      found = node.arguments.map((argument) => argument.getText(source)).join(', ');
    else ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

const isOfLiterals = ({ arguments: args }: ts.CallExpression): boolean => args.length > 0 && args.every(isLiteral);

function isLiteral(node: ts.Expression): boolean {
  if (ts.isPrefixUnaryExpression(node)) return isLiteral(node.operand);
  if (ts.isArrayLiteralExpression(node)) return node.elements.every(isLiteral);
  if (ts.isObjectLiteralExpression(node))
    return node.properties.every((property) => ts.isPropertyAssignment(property) && isLiteral(property.initializer));
  if (ts.isIdentifier(node)) return node.text === 'undefined';
  return (
    ts.isStringLiteralLike(node) ||
    ts.isNumericLiteral(node) ||
    ts.isBigIntLiteral(node) ||
    ts.isRegularExpressionLiteral(node) ||
    [ts.SyntaxKind.TrueKeyword, ts.SyntaxKind.FalseKeyword, ts.SyntaxKind.NullKeyword].includes(node.kind)
  );
}

export const calledName = (callee: ts.Expression): string | undefined =>
  ts.isIdentifier(callee) ? callee.text : ts.isPropertyAccessExpression(callee) ? callee.name.text : undefined;
