/** The page of the rule `blocking-call`. */
import type { RuleDocs } from './rule.ts';

export const blockingCallDocs: RuleDocs = {
  what:
    'Finds calls that hold the event loop until their work is done, in code that the event loop ' +
    'runs: request and event handlers, timers, ' +
    'async functions. The call may stand there itself or at the end of a chain of helpers, methods and modules.',
  why:
    'JavaScript runs on one thread. While a blocking call reads a file, waits for a process or ' +
    'derives a key, no other request is ' +
    'answered, no timer fires and no frame is drawn: everybody waits for the one.',
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
    'Await the asynchronous twin of the call and make the helpers on the way async. Where there ' +
    'is none, move the call to a worker thread. ' +
    'Read what never changes once, at start-up.',
  limits:
    'Calls through values that cannot be followed (computed names, code loaded at run time) are ' +
    'not seen; calls through interfaces and ' +
    'abstract classes are reported as possible. Microsecond calls such as existsSync() are left ' +
    'alone; looks at a directory entry are hints, ' +
    'except where there is one for each entry of a folder or of a request; so are reads whose ' +
    'result is kept, that only follow a failure, a signal, a ' +
    'log-in, an installation or a saved file, or whose file is small by its name (package.json, ' +
    'a certificate), pictures of the heap, and questions of a ' +
    'page. ' +
    'In a package with `bin`, what nobody is seen to call is taken for a command, unless a ' +
    'server in it may. In packages in which nothing serves requests, ' +
    'windows or editors, async functions are told for what takes long, and the rest is hints. ' +
    'In packages for others, so are one file or settings that an assistant asks for and, in a ' +
    'tool, a file that the code names. ' +
    'Where more than twelve places lead to one blocking call, the others are hints: who mends one mends all.',
};
