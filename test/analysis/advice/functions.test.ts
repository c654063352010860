/** What is said of functions: what they block on, who brings them onto the event loop, and what is advised. */
import assert from 'node:assert/strict';
import {
  entryPointsOf,
  functionNamedAt,
  functionWithSignature,
  signaturesAround,
  judge,
  reportOn,
  typescriptEslintParser,
} from '../../../src/analysis/index.ts';
import { filesIn, programOf, ROOT } from '../small-project.ts';

const APP = `
//- /app.ts
import express from 'express';
import { load } from './store.ts';
const app = express();
app.get('/one', (request, response) => { response.send(load('one')); });
app.get('/two', async function two(request, response) { response.send(load('two')); });
app.get('/free', function free(request, response) { response.send('ok'); });
//- /store.ts
import { readFileSync } from 'node:fs';
export function load(name: string) {
  return read(name);
}
function read(name: string) {
  return readFileSync(name, 'utf8');
}
export function sum() {
  let total = 0;
  for (let i = 0; i < 100_000_000; i++) total += i * i;
  return total;
}
export const plain = (a: number) => a + 1;
`;

const program = programOf(filesIn(APP));
const text = filesIn(APP)[1]!.text;

/** The report on the function whose name stands first in the store. */
function reportOf(name: string) {
  const lines = text.split('\n');
  const line = lines.findIndex((candidate) => candidate.includes(name)) + 1;
  const node = functionNamedAt(program, `${ROOT}/store.ts`, line, lines[line - 1]!.indexOf(name) + 1);
  assert.ok(node, `${name} is found`);
  return reportOn(program, node);
}

describe('the report on a function', () => {
  it('says what it blocks on, and by which calls', () => {
    const { blocks, advice } = reportOf('load');
    assert.deepEqual(
      blocks.map(({ name, chain }) => [name, chain.map((link) => link.name)]),
      [['fs.readFileSync', ['read', 'fs.readFileSync']]],
    );
    assert.deepEqual([advice.approach, advice.outcome], ['async', 'await']);
  });

  it('lists the callers that bring it onto the event loop', () => {
    const { reaches } = reportOf('read(');
    assert.deepEqual(
      reaches.map(({ entry, chain }) => [entry.name, chain.map((link) => link.name)]),
      [
        ['GET /one', ['load', 'read']],
        ['two', ['load', 'read']],
      ],
    );
  });

  it('sends long computing to workers', () => {
    const { advice, cost } = reportOf('sum');
    assert.ok(cost.milliseconds > 30, `${cost.milliseconds} ms`);
    assert.equal(advice.approach, 'threads');
  });

  it('recommends nothing for code that is cheap', () => {
    const { advice, blocks } = reportOf('plain');
    assert.deepEqual([advice.approach, blocks], ['leave', []]);
  });

  it('finds the function around a position in its body', () => {
    const line = text.split('\n').findIndex((candidate) => candidate.includes('total +=')) + 1;
    const heads = signaturesAround(text, '/store.ts', typescriptEslintParser, line, 10);
    assert.equal(functionWithSignature(program, `${ROOT}/store.ts`, heads)?.facts.name, 'sum');
  });

  it('finds none between functions, and none if the text does not parse', () => {
    assert.deepEqual(signaturesAround('const a = 1;\n\nfunction f() {}\n', '/a.ts', typescriptEslintParser, 2, 1), []);
    assert.deepEqual(signaturesAround('function f( {', '/a.ts', typescriptEslintParser, 1, 12), []);
  });
});

describe('the entry points', () => {
  it('are listed with what blocks each, blocked ones first', () => {
    const findings = [...judge(program, { rules: {}, contexts: {}, nonBlocking: [] }).values()].flat();
    const requests = entryPointsOf(program, findings).filter(({ context }) => context === 'request');
    assert.deepEqual(
      requests.map(({ name, findings: own }) => [name, own.map(({ chain }) => chain.at(-1)!.name)]),
      [
        ['GET /one', ['fs.readFileSync']],
        ['two', ['fs.readFileSync']],
        ['free', []],
      ],
    );
  });
});
