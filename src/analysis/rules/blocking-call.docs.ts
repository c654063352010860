/** The page of the rule `blocking-call`. */
import type { RuleDocs } from './rule.ts';

export const blockingCallDocs: RuleDocs = {
  what:
    'Finds calls that block the event loop until their work is done, in code that the event loop runs: request ' +
    'and event handlers, timers, async functions. The call may be direct, or at the end of a chain of helpers, ' +
    'methods and modules.',
  why:
    'JavaScript runs on one thread. While a blocking call reads a file, waits for a process or derives a key, no ' +
    'other request is answered, no timer fires and no frame is drawn: everything waits for that one call.',
  bad: [
    "import { createServer } from 'node:http';",
    "import { readFileSync } from 'node:fs';",
    '',
    "const page = (name: string) => readFileSync(`pages/${name}.html`, 'utf8');",
    '',
    'createServer((req, res) => {',
    "  res.end(page('index'));",
    '}).listen(8080);',
  ].join('\n'),
  good: [
    "import { createServer } from 'node:http';",
    "import { readFile } from 'node:fs/promises';",
    '',
    "const page = (name: string) => readFile(`pages/${name}.html`, 'utf8');",
    '',
    'createServer(async (req, res) => {',
    "  res.end(await page('index'));",
    '}).listen(8080);',
  ].join('\n'),
  instead:
    'Await the async version of the call and make the helpers that lead to it async. If there is none, move the ' +
    'call to a worker thread. Read data that never changes once, at start-up.',
  limits:
    'Calls through values that cannot be followed (computed names, code loaded at run time) are not seen. Calls ' +
    'through interfaces and abstract classes are reported as possible. Calls that take microseconds, such as ' +
    'existsSync(), are not reported. These are hints: a single metadata call such as statSync() (not one per ' +
    'entry of a folder or request); reads whose result is kept; reads that only follow a failure, a signal, a ' +
    'log-in, an installation or a saved file; files that are small by name (package.json, a certificate); heap ' +
    'snapshots; and questions that a page asks. In a package with `bin`, a function without a known caller counts ' +
    'as a command, unless a server in the package may call it. In packages that serve no requests, windows or ' +
    'editors, async functions are reported only for long calls; the rest are hints. In packages for others, two ' +
    'more kinds are hints: a single file or setting that an assistant asks for and, in a tool, a file that the ' +
    'code names.',
};
