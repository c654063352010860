/** Which files a path means that is worked out where a module is loaded: folders of commands, routes, plugins. */
import assert from 'node:assert/strict';
import { facts } from '../small-project.ts';

const HEAD = `
const fs = require('fs'), path = require('path'), glob = require('glob');
`;

const patternsIn = (source: string): string[] =>
  facts(HEAD + source).imports.flatMap(({ isPattern, specifier }) => (isPattern ? [specifier] : []));

const rows: [what: string, source: string, patterns: readonly string[]][] = [
  [
    'names in a loop',
    "for (const file of fs.readdirSync('./commands')) require('./commands/' + file);",
    ['./commands/*'],
  ],
  [
    'a template',
    'async function load(name) { return import(`../plugins/${name}/index.js`); }',
    ['../plugins/*/index.js'],
  ],
  [
    'a folder in a variable',
    "const dir = path.join(__dirname, 'routes'); fs.readdirSync(dir).forEach((file) => require(path.join(dir, file)));",
    ['./routes/*'],
  ],
  [
    'names that are chosen first',
    "const names = fs.readdirSync(dir).filter((name) => name.endsWith('.js')); for (const name of names) require(`./jobs/${name}`);",
    ['./jobs/*'],
  ],
  [
    'folders in a folder',
    'for (const a of fs.readdirSync(x)) for (const b of y(a)) require(`./cogs/${a}/${b}`);',
    ['./cogs/*/*'],
  ],
  [
    'paths that a pattern finds',
    "for (const file of glob.sync('src/events/**/*.js')) require(path.resolve(file));",
    ['src/events/**/*.js'],
  ],
  [
    'paths made one by one',
    "const files = fs.readdirSync(d).map((name) => path.join(__dirname, 'models', name)); for (const file of files) require(file);",
    ['./models/*'],
  ],
  [
    'the folder in which the process starts',
    "for (const f of fs.readdirSync(d)) require(path.join(process.cwd(), 'dist', 'tasks', f));",
    ['dist/tasks/*'],
  ],
  [
    'a folder of an ES module',
    "const here = dirname(fileURLToPath(import.meta.url)); for (const f of await readdir(d)) await import(pathToFileURL(join(here, 'hooks', f)).href);",
    ['./hooks/*'],
  ],
  [
    'what a function is given',
    "function load(dir) { fs.readdirSync(dir).forEach((f) => require(path.join(dir, f))); } load(path.join(__dirname, 'a')); load('src/b');",
    ['./a/*', 'src/b/*'],
  ],
  [
    'a folder that is known in part',
    'class A { load(f) { return require(`${this.root}/commands/${f}`); } }',
    ['commands/*'],
  ],
  ['a path that nobody knows', 'module.exports = (file) => require(path.resolve(file));', []],
  ['a path from elsewhere', "require(process.env.PLUGIN + '');", []],
  ['a variable that is set again', "let dir = './a'; dir = next(); require(`${dir}/x`);", []],
];

describe('a path that is computed while a module loads', () => {
  for (const [what, source, patterns] of rows) it(what, () => assert.deepEqual(patternsIn(source), patterns));
});
