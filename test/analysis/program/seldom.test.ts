/** Branches that say by themselves why a call behind them runs seldom: what is told of it, and how loud. */
import assert from 'node:assert/strict';
import { filesIn, findingsOf } from '../small-project.ts';

const CODE = `
import { createServer } from 'node:http';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { isDevelopment } from './env';
const KEYS = '/srv/keys';
const atHome = process.env.NODE_ENV === 'development';
const env = { local: atHome };
const read = () => readFileSync('a');
createServer((req, res) => { BRANCH }).listen(80);
`;
const LINE = 8;
const EACH = 'once per request';
const AT_HOME = 'only during development';
const ENDS = 'once, before the process ends';
const CREATES = 'only if a file or folder is missing';

const CASES: readonly (readonly [branch: string, why: string, isTold: boolean])[] = [
  [`if (process.env.NODE_ENV !== 'production') read();`, AT_HOME, false],
  [`if ('production' === process.env.NODE_ENV) res.end(); else readFileSync('a');`, AT_HOME, false],
  [`if (import.meta.env.DEV) read();`, AT_HOME, false],
  [`if (atHome) read();`, AT_HOME, false],
  [`if (env.local && req.url) read();`, AT_HOME, false],
  [`if (!atHome) { res.end(); return; } read();`, AT_HOME, false],
  [`if (isDevelopment) read();`, AT_HOME, false],
  [`if (!req.url) { readFileSync('a'); process.exit(1); }`, ENDS, false],
  [`if (!existsSync(KEYS)) writeFileSync(KEYS, '');`, CREATES, false],
  [`if (!existsSync('b')) { mkdirSync('b'); writeFileSync('b/c', readFileSync('a')); }`, CREATES, false],
  [`if (process.env.NODE_ENV === 'production') read();`, EACH, true],
  [`if (!import.meta.env.DEV) read();`, EACH, true],
  [`if (atHome || req.url) read();`, EACH, true],
  [`if (!isDevelopment) read();`, EACH, true],
  [`void (async () => { read(); await res.flush(); process.exit(1); })();`, EACH, true],
  [`if (!existsSync(req.url)) writeFileSync(req.url, '');`, EACH, true],
  [`if (existsSync(KEYS)) writeFileSync(KEYS, '');`, EACH, true],
];

describe('a handler that is only registered during development', () => {
  it('is rare', () => {
    const source = `
import express from 'express';
import { cpSync } from 'node:fs';
const app = express();
if (process.env.NODE_ENV === 'development') app.get('/copy', (req, res) => { cpSync('a', 'b'); res.end(); });
app.get('/other', (req, res) => { cpSync('a', 'b'); res.end(); });
app.listen(80);
`;
    const told = [...findingsOf(filesIn(source)).values()].flat();
    assert.deepEqual(
      told.map(({ span, factors }) => [span[0], factors?.find(({ id }) => id === 'frequency')?.because]),
      [
        [4, AT_HOME],
        [5, EACH],
      ],
    );
  });
});

describe('rare code', () => {
  for (const [branch, why, isTold] of CASES) {
    it(`${branch}: ${why}`, () => {
      const [found] = findingsOf(filesIn(CODE.replace('BRANCH', () => branch))).values();
      const [worst] = found!.filter(({ span, message }) => span[0] === LINE && !message.includes('existsSync'));
      const frequency = worst?.factors?.find(({ id }) => id === 'frequency');
      assert.deepEqual([frequency?.because, worst?.severity !== 'hint'], [why, isTold]);
    });
  }
});
