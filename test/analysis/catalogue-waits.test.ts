/** The table of awaited APIs: its size, each package once, and its rows against what Node and packages declare. */
import assert from 'node:assert/strict';
import fs from 'node:fs/promises';
import { join } from 'node:path';
import { isAsyncFunction } from 'node:util/types';
import ts from 'typescript';
import { waitOf, type WaitKind } from '../../src/analysis/catalogue/waits.ts';
import { WAITS } from '../../src/analysis/catalogue/wait-rows.ts';

const named = WAITS.flatMap(({ modules }) => modules.split(' '));
const packages = named.filter((name) => name !== 'globals' && !name.startsWith('node:') && !name.startsWith('bun:'));
const ROOT = join(import.meta.dirname, '../..');

/** Made of a function with a callback, which gives no sign of it. */
const PROMISIFIED: ReadonlySet<string> = new Set(['opendir']);

/** Calls of packages that are installed here, and what the table says that they wait for. */
const DECLARED: readonly (readonly [module: string, path: string, call: string, kind: WaitKind])[] = [
  ['undici', 'fetch', "undici.fetch('https://a.example')", 'network'],
  ['undici', 'request', "undici.request('https://a.example')", 'network'],
  ['vscode', 'workspace.findFiles', "vscode.workspace.findFiles('*')", 'process'],
  ['vscode', 'workspace.openTextDocument', "vscode.workspace.openTextDocument('a')", 'process'],
  ['vscode', 'commands.executeCommand', "vscode.commands.executeCommand('a')", 'process'],
  ['vscode-languageclient/node', 'LanguageClient#sendRequest', "client.sendRequest('a')", 'process'],
];

/** What TypeScript says where each call is given to something that takes promises only. */
function complaints(): readonly string[] {
  const source = [
    "import * as undici from 'undici';",
    "import * as vscode from 'vscode';",
    "import type { LanguageClient } from 'vscode-languageclient/node';",
    'declare const client: LanguageClient;',
    'export const promises: readonly PromiseLike<unknown>[] = [',
    ...DECLARED.map(([, , call]) => `${call},`),
    '];',
  ].join('\n');
  const path = join(ROOT, 'test', 'declared-waits.ts');
  const options: ts.CompilerOptions = {
    noEmit: true,
    skipLibCheck: true,
    strict: true,
    target: ts.ScriptTarget.ESNext,
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
    types: ['node', 'vscode'],
  };
  const host = ts.createCompilerHost(options);
  const read = host.getSourceFile.bind(host);
  host.getSourceFile = (name, ...rest) =>
    name === path ? ts.createSourceFile(name, source, ts.ScriptTarget.ESNext) : read(name, ...rest);
  const program = ts.createProgram([path], options, host);
  return program
    .getSemanticDiagnostics(program.getSourceFile(path))
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'));
}

describe('the table of awaited APIs', () => {
  it('lists more than 120 packages, each once', () => {
    assert.ok(packages.length >= 120, `${packages.length} packages`);
    assert.deepEqual(
      named.filter((name, index) => named.indexOf(name) !== index),
      [],
    );
  });

  it('knows each kind', () => {
    const kinds = new Set(WAITS.map(({ kind }) => kind));
    assert.deepEqual([...kinds].toSorted(), ['browser', 'database', 'file', 'network', 'process', 'timer']);
  });

  it('lists functions of Node as awaited if they return promises', () => {
    const waiting = Object.entries(fs).filter(([name]) => waitOf('node:fs/promises', name) === 'file');
    assert.ok(waiting.length >= 20);
    for (const [name, value] of waiting)
      assert.ok(isAsyncFunction(value) || PROMISIFIED.has(name), `${name} gives no promise`);
  });

  it('agrees with the types of packages', () => {
    for (const [module, path, , kind] of DECLARED) assert.equal(waitOf(module, path), kind, `${module} ${path}`);
    assert.deepEqual(complaints(), []);
  });
});
