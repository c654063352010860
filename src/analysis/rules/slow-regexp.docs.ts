/** The page of the rule `slow-regexp`. */
import type { RuleDocs } from './rule.ts';

export const slowRegexpDocs: RuleDocs = {
  what:
    'Finds regular expressions that can backtrack without reasonable end, where they are matched ' +
    'against what comes from outside: ' +
    'requests, messages, files, answers of servers.',
  why:
    'A pattern such as (a+)+$ tries every way to split the text before it gives up: thirty ' +
    'well-chosen characters take seconds, forty take hours. ' +
    'Matching never gives way, so one request with such a text stops the whole server.',
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
    'Write the pattern so that each character can be matched in one way only: no repetition ' +
    'directly inside a repetition, no two neighbours that ' +
    'take the same character. Or cut the text to a sensible length first, or use an engine without backtracking (re2).',
  limits:
    'Patterns put together at run time are not judged, nor texts whose way from outside leads ' +
    'through fields of objects or stores. ' +
    'What a schema has checked is trusted. Polynomial patterns are information on requests and messages only.',
};
