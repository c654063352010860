/**
 * Names of other people's code stand in the catalogue only: of packages, of APIs of Node, of methods of frameworks, of
 * users' functions and files.
 *
 * The test reads the code of the analysis outside the catalogue and looks for such names where code decides by them:
 * strings that are compared with a text, or looked for in one; lists, sets and tables of strings; patterns with words
 * in them; strings that name a module. Strings whose type is a union of literals are words of the analysis itself.
 */
import assert from 'node:assert/strict';
import { relative, resolve } from 'node:path';
import { runInNewContext } from 'node:vm';
import { AST_NODE_TYPES } from '@typescript-eslint/types';
import ts from 'typescript';
import { NAMES } from '../../src/analysis/catalogue/naming/index.ts';
import { refactors } from '../../src/analysis/refactors/index.ts';
import { rules } from '../../src/analysis/rules/index.ts';
import { namesIn, type FoundName } from './names-in-code.ts';

const ROOT = 'src/analysis/';

/** Files whose strings are something else. */
const OTHER_STRINGS: Readonly<Record<string, string>> = {
  'advice/questions.ts': 'the decision tree as data: its own questions and answers',
  'advice/outcomes.ts': 'the decision tree as data: ids of snippets',
  'refactors/concurrency/bound.ts': 'code that is written where no library bounds concurrency',
  'refactors/workers/library.ts': 'code that is written for each library of pools',
  'refactors/workers/pool-templates.ts': 'code that is written for pools',
};

/** Words that are no names of other people's code, or have no other place. */
const WORDS: ReadonlySet<string> = new Set([
  // Keywords, and the words of CommonJS: the syntax of modules.
  ...['arguments', 'async', 'const', 'default', 'export', 'exports', 'meta', 'module', 'null', 'require', 'target'],
  ...['false', 'this', 'true', 'undefined', 'var'],
  // The module and the step of the catalogue's paths for what needs no import, and for a construction.
  ...['globals', 'new'],
  // Tags of facts and of values where they are read as plain data.
  ...['argument', 'class', 'copied', 'each', 'fn', 'interface', 'obj', 'object', 'ref', 'static'],
  // Values of scales, answers and annotations where they are plain data, and a name for a size.
  ...['blocking', 'chunks', 'cpu', 'io', 'nonblocking', 'runs-in', 'script', 'startup', 'unseen', 'worker', 'workload'],
  // How types of nodes begin, and our own error.
  ...['SyntaxProblem', 'TS'],
  // Types of nodes, ids of rules and refactors, names of rows.
  ...Object.values(AST_NODE_TYPES),
  ...[...rules, ...refactors, ...NAMES].map(({ id }) => id),
]);

/** What the language itself defines, in a realm with nothing else: `then`, `length`, `Promise.all`. */
const LANGUAGE: ReadonlySet<string> = new Set(
  runInNewContext(`
    const own = (value) => (Object(value) === value ? Object.getOwnPropertyNames(value) : []);
    const withInherited = (value) => (value ? [...own(value), ...withInherited(Object.getPrototypeOf(value))] : []);
    own(globalThis).flatMap((name) => {
      const members = own(globalThis[name]);
      const methods = withInherited(Object(globalThis[name]).prototype);
      return [name, ...members, ...methods, ...members.map((member) => name + '.' + member)];
    })
  `) as string[],
);

/** Lists and patterns of names stand in the catalogue even where the language defines them. */
const isAllowed = ({ name, isAlone }: FoundName): boolean => WORDS.has(name) || (isAlone && LANGUAGE.has(name));

const { config } = ts.readConfigFile('tsconfig.json', ts.sys.readFile) as { readonly config: unknown };
const { options } = ts.parseJsonConfigFileContent(config, ts.sys, '.');

const isLookedAt = (file: string): boolean => {
  const path = relative(ROOT, file);
  return !path.startsWith('..') && !path.startsWith('catalogue/') && !(path in OTHER_STRINGS);
};

const FINDS: readonly (readonly [what: string, code: string, names: readonly string[]])[] = [
  ['what a text is compared with', "f = (name: string) => name === 'readFileSync';", ['readFileSync']],
  ['the cases of a switch', "f = (name: string) => { switch (name) { case 'express': } };", ['express']],
  ['what is looked for in a text', "f = (path: string) => path.startsWith('vscode.');", ['vscode.']],
  ['what a function asks by name', "f = (isPropNamed: any) => isPropNamed({}, 'listen');", ['listen']],
  ['modules of Node', "f = { module: 'node:fs' };", ['node:fs']],
  ['packages in calls', "function f(packageName: string) {} f('p-limit');", ['p-limit']],
  ['sets', "f = new Set(['close', 'stop']);", ['close', 'stop']],
  ['lists', "f = (name: string) => ['close', 'stop'].includes(name);", ['close', 'stop']],
  ['tables', 'const t: Record<string, number> = { close: 1 };', ['close']],
  ['words in one text', "f = 'close stop'.split(' ');", ['close', 'stop']],
  ['patterns', 'f = /^(on|once|addListener)$/;', ['once', 'addListener']],
  ['patterns made of texts', "f = new RegExp(['^close', String.raw`\\.stop$`].join('|'));", ['close', 'stop']],
  ['lists of names of the language', "f = new Set(['map', 'filter']);", ['map', 'filter']],
  ['rows of functions by name', "f = new Map([['readFile', () => 1]]);", ['readFile']],
  ['no rows of functions by names of the language', "f = new Map([['map', () => 1]]);", []],
  ['no single name of the language', "f = (name: string) => name === 'then';", []],
  ['no words of a union', "f = (kind: 'call' | 'new') => kind === 'call' || kind === 'new';", []],
  ['no pattern on words of a union', "f = (type: 'IfStatement' | 'ForStatement') => /^For/.test(type);", []],
  ['no text for people', "f = (text: string) => text === 'waits for connections';", []],
];

describe('names of other code outside the catalogue', () => {
  const probes = FINDS.map((_, index) => resolve(ROOT, `probe${index}.ts`));
  let found: FoundName[];

  before(() => {
    const host = ts.createCompilerHost(options);
    const { getSourceFile } = host;
    host.getSourceFile = (name, version) => {
      const code = FINDS[probes.indexOf(name)]?.[1].replace(/^f =/, 'export const f =');
      return code === undefined ? getSourceFile.call(host, name, version) : ts.createSourceFile(name, code, version);
    };
    const program = ts.createProgram([`${ROOT}index.ts`, ...probes], options, host);
    found = namesIn(program, isLookedAt).filter((each) => !isAllowed(each));
  });

  for (const [index, [what, , names]] of FINDS.entries())
    it(`the search finds ${what}`, () =>
      assert.deepEqual(
        found.flatMap(({ name, file }) => (file === probes[index] ? [name] : [])),
        names,
      ));

  it('do not exist', () =>
    assert.deepEqual(
      found.flatMap(({ name, file, line }) =>
        probes.includes(file) ? [] : [`${relative(ROOT, file)}:${line} ${name}`],
      ),
      [],
    ));
});
