/** Handlers that nobody is seen to call: constructors are given them, or the files of a folder export them. */
import { checkLinks, check } from '../check.ts';

describe('functions passed to a constructor', () => {
  it('are event handlers, whether or not the class is analyzed', () => {
    check(`
//- /server.ts
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { Job } from 'some-jobs';
import { Feed } from './feed.ts';
new Job('* * * * *', () => readFileSync('a'));
//                         ^^^^^^^^^^^^^^^^^ info event? (new Job): fs.readFileSync
new Job({ name: 'b', work() { readFileSync('b'); } });
//                            ^^^^^^^^^^^^^^^^^ info event? (new Job): fs.readFileSync
new Feed((entry) => readFileSync(entry));
//                  ^^^^^^^^^^^^^^^^^^^ info event? (new Feed): fs.readFileSync
new Feed({ each: load });
function load(entry: string) { return readFileSync(entry); }
//                                    ^^^^^^^^^^^^^^^^^^^ info event? (new Feed): fs.readFileSync
createServer((request, response) => response.end()).listen(80);
//- /feed.ts
export class Feed {
  constructor(private readonly options: unknown) {}
}
`);
  });

  it('run in the context of their caller, if that is known', () => {
    checkLinks(`
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { Job } from 'some-jobs';
const load = (name: string) => readFileSync(name);
new Job(load);
createServer((request, response) => response.end(load('a'))).listen(80);
//                                               ^^^^^^^^^ request (http server): load > fs.readFileSync
`);
  });

  it('run at once if the constructor calls them', () => {
    checkLinks(`
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
class Once { constructor(make: () => void) { make(); } }
new Once(() => { readFileSync('a'); });
createServer((request, response) => response.end()).listen(80);
`);
  });
});

describe('exports of the files of a folder', () => {
  it('are called by code that loads the files', () => {
    check(`
//- /bot.js
const fs = require('fs'), path = require('path'), http = require('http');
const commands = require('some-commands');
for (const file of fs.readdirSync('commands')) commands.add(require(path.join(__dirname, 'commands', file)));
http.createServer((request, response) => response.end()).listen(80);
//- /commands/one.js
const fs = require('fs');
module.exports = { name: 'one', run(message) { fs.readFileSync(message.text); } };
//                                             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ info event? (loaded from ./commands/*): fs.readFileSync
//- /commands/two.js
const fs = require('fs');
exports.run = (message) => { fs.readFileSync(message.text); };
//                           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ info event? (loaded from ./commands/*): fs.readFileSync
//- /commands/three.js
const fs = require('fs');
module.exports = class { run(message) { fs.readFileSync(message.text); } };
//                                      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ info event? (loaded from ./commands/*): fs.readFileSync
`);
  });

  it('are called by visible callers', () => {
    checkLinks(`
//- /bot.js
const fs = require('fs'), http = require('http');
for (const file of fs.readdirSync('routes')) require('./routes/' + file)(http);
const rules = [];
for (const file of fs.readdirSync('rules')) rules.push(require('./rules/' + file));
http.createServer((request, response) => {
  for (const rule of rules) rule.judge(request);
  //                        ^^^^^^^^^^^^^^^^^^^ request (http server): rule.judge > fs.readFileSync
}).listen(80);
//- /routes/one.js
const fs = require('fs');
module.exports = (app) => { app.text = fs.readFileSync('a'); };
//- /rules/one.js
const fs = require('fs');
exports.judge = (request) => { request.text = fs.readFileSync('b'); };
`);
  });
});
