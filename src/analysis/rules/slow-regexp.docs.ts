/** The page of the rule `slow-regexp`. */
import type { RuleDocs } from './rule.ts';

export const slowRegexpDocs: RuleDocs = {
  what:
    'Finds regular expressions whose time grows exponentially or at least quadratically with the text, where they ' +
    'are matched against input from outside: requests, messages, files, responses of servers.',
  why:
    'A pattern such as (a+)+$ tries every way to split the text before it gives up: thirty well-chosen characters' +
    ' take seconds, forty take hours. /x+$/ starts anew at every x, and takes seconds on 40,000 of them. Matching ' +
    'never yields, so one request with such a text stops the whole server.',
  bad: [
    "import express from 'express';",
    '',
    'const app = express();',
    "app.get('/check', (req, res) => {",
    '  res.send(/^(\\w+\\s?)*$/.test(String(req.query.name)));',
    '});',
  ].join('\n'),
  good: [
    "import express from 'express';",
    '',
    'const app = express();',
    "app.get('/check', (req, res) => {",
    '  res.send(/^\\w+(?:\\s\\w+)*\\s?$/.test(String(req.query.name)));',
    '});',
  ].join('\n'),
  instead:
    'Write the pattern so that each character can be matched in only one way: no repetition directly inside a ' +
    'repetition, and no two neighbours that match the same character. Or cut the text to a sensible length first,' +
    ' or use an engine without backtracking (re2).',
  limits:
    'Patterns that are built at run time are not checked, and those that would take too long to analyze are not ' +
    'reported. Input that a schema has validated is trusted, and so is a text whose length the code checks, ' +
    'unless the growth is exponential.',
};
