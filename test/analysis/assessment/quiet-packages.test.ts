/** Packages with commands: what nobody is seen to call is a command's, except where a service may call it. */
import assert from 'node:assert/strict';
import type { PackageFacts } from '../../../src/analysis/index.ts';
import { check } from '../check.ts';
import { filesIn, programOf } from '../small-project.ts';

const TOOL = `
//- /command.ts bin
export {};
//- /tasks.ts
export async function task() {}
//- /shared.ts
export class Shared { async load() {} }
export async function command() {}
`;
const SERVICE = `${TOOL}
//- /server.ts
import { createServer } from 'node:http';
import './shared.ts';
createServer(() => {}).listen(80);
`;

function contextOf(source: string, path: string, offers?: PackageFacts['offers'], named?: string): string | undefined {
  const program = programOf(filesIn(source), undefined, { ...(offers && { offers }) });
  const { nodes } = program.unitAt(`/project${path}`)!;
  return program.contexts.primary(named === undefined ? nodes[1]! : nodes.find(({ facts }) => facts.name === named)!);
}

describe('packages with commands', () => {
  it('are commands throughout, whether others may import them or not', () => {
    assert.equal(contextOf(TOOL, '/tasks.ts', 'commands'), 'script');
    assert.equal(contextOf(TOOL, '/tasks.ts', 'modules'), 'script');
    assert.equal(contextOf(TOOL, '/tasks.ts'), 'task');
  });

  it('that also serve are commands where the service loads nothing of it, or would be seen to call it', () => {
    assert.equal(contextOf(SERVICE, '/tasks.ts', 'modules'), 'script');
    assert.equal(contextOf(SERVICE, '/shared.ts', 'modules', 'Shared.load'), 'task');
    assert.equal(contextOf(SERVICE, '/shared.ts', 'modules', 'command'), 'script');
  });

  it('take what has the words of a command line for a command, and a literal for a part of what hands it over', () => {
    const source = `
//- /tasks.ts
export async function copyAll(argv: object, pool: Pool) {
  await pool.each([], async function () {});
}
`;
    assert.equal(contextOf(source, '/tasks.ts', undefined, 'copyAll'), 'script');
    assert.equal(contextOf(source, '/tasks.ts', undefined, 'callback of each'), 'script');
  });
});

describe('a package for others', () => {
  const heard = (source: string, offers: PackageFacts['offers'] = 'modules') =>
    check(
      `
import { createServer } from 'node:http';
createServer((req, res) => res.end()).listen(80);
${source}`,
      { ...(offers && { offers }), least: 'hint' },
    );

  it('is not waited for where a build goes on or something has failed', () =>
    heard(`
import { execSync } from 'node:child_process';
export const plugin = { name: 'a', async closeBundle() { execSync('d'); } };
//                                                       ^^^^^^^^^^^^^ hint event (build hook): child_process.execSync
export const hooks = () => ({ async buildStart() { execSync('e'); } });
//                                                 ^^^^^^^^^^^^^ hint event (build hook): child_process.execSync
export const setup = (build) => { build.onLoad({ filter: /a/ }, () => { execSync('f'); }); queue.onLoad(() => { execSync('g'); }); };
//                                                                      ^^^^^^^^^^^^^ hint event (build hook): child_process.execSync
//                                                                                                              ^^^^^^^^^^^^^ event (onLoad): child_process.execSync
rollup.watch({}).on('event', () => execSync('a'));
//                                 ^^^^^^^^^^^^^ hint event (build hook): child_process.execSync
stream.on('error', () => execSync('b'));
//                       ^^^^^^^^^^^^^ hint event (failure): child_process.execSync
stream.on('data', () => execSync('c'));
//                      ^^^^^^^^^^^^^ event: child_process.execSync
`));

  it('is told in a hint what only may happen', () =>
    heard(`
import { readFileSync } from 'node:fs';
interface Reader { read(): string }
class Disk implements Reader { read() { return readFileSync('a', 'utf8'); } }
//                                             ^^^^^^^^^^^^^^^^^^^^^^^^^ hint request? (http handler): reader.read > fs.readFileSync
class Memory implements Reader { read() { return ''; } }
export const handle = (reader: Reader) => (req, res) => res.end(reader.read());
//                                                              ^^^^^^^^^^^^^ hint request? (http handler): reader.read > fs.readFileSync
`));

  it('is told in a hint what is done once and kept, when an async function does it, too', () =>
    heard(`
import { readFileSync } from 'node:fs';
let pages: Promise<string> | null = null;
export const handle = async (req, res) => {
  pages = pages ?? load();
  res.end(await pages);
};
async function load() { return readFileSync('a', 'utf8'); }
//                             ^^^^^^^^^^^^^^^^^^^^^^^^^ hint request (http handler): load > fs.readFileSync
`));

  it('is told in a hint of the log of a failure', () =>
    heard(`
import { appendFileSync } from 'node:fs';
class Logger {
  #write(text: string) { appendFileSync('log', text); }
  //                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^ hint request (http server): logger.error > this.#write > fs.appendFileSync
  info(text: string) { this.#write(text); }
  error(text: string) { this.#write(text); }
}
const logger = new Logger();
createServer((req, res) => { if (res.closed) logger.error('b'); else logger.info('c'); });
//                                           ^^^^^^^^^^^^^^^^^ hint request (http server): logger.error > this.#write > fs.appendFileSync
//                                                                   ^^^^^^^^^^^^^^^^ request (http server): logger.info > this.#write > fs.appendFileSync
`));

  it('is told in a hint of one file that an assistant asks for', () =>
    heard(`
import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { readdirSync, readFileSync } from 'node:fs';
const server = new McpServer({ name: 'a', version: '1' });
server.registerTool('one', {}, async () => readFileSync('a', 'utf8'));
//                                         ^^^^^^^^^^^^^^^^^^^^^^^^^ hint request (mcp): fs.readFileSync
const readConfig = () => ['b', 'c'].map((name) => readFileSync(name));
//                                                ^^^^^^^^^^^^^^^^^^ hint request (mcp): readConfig > callback of map > fs.readFileSync
server.registerTool('set', {}, async () => readConfig());
//                                         ^^^^^^^^^^^^ hint request (mcp): readConfig > callback of map > fs.readFileSync
server.registerTool('all', {}, async () => { for (const name of readdirSync('b')) readFileSync(name); });
//                                                              ^^^^^^^^^^^^^^^^ hint request (mcp): fs.readdirSync
//                                                                                ^^^^^^^^^^^^^^^^^^ request (mcp): fs.readFileSync
`));

  it('is told in a hint of one folder, file or statement that a tool of an assistant takes, whoever calls the tool', () =>
    heard(`
import Database from 'better-sqlite3';
import { globSync } from 'glob';
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
export const tools = [{ name: 'a', inputSchema: {}, handler: async (input) => {
  for (const pattern of input.patterns) globSync(pattern);
  //                                    ^^^^^^^^^^^^^^^^^ hint event (mcp): glob.globSync
  globSync('**/*');
//^^^^^^^^^^^^^^^^ hint event (mcp): glob.globSync
  writeFileSync(input.path, 'b');
//^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hint event (mcp): fs.writeFileSync
  execFileSync('c');
//^^^^^^^^^^^^^^^^^ event (mcp): child_process.execFileSync
} }];
`));

  it('is told in a hint of a manifest', () =>
    heard(`
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
export const page = (req, res) => res.end(readFileSync(join(root, 'index.html')));
//                                        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ request (http handler): fs.readFileSync
export const manifest = (req, res) => res.end(readFileSync(join(root, 'package.json')));
//                                            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hint request (http handler): fs.readFileSync
`));

  it('with commands is told in a hint of a file that the code names, but not of data that grows', () =>
    heard(
      `
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
const template = join(root, 'index.html');
export const page = (req, res) => res.end(readFileSync(template));
//                                        ^^^^^^^^^^^^^^^^^^^^^^ hint request (http handler): fs.readFileSync
export const other = (req, res) => res.end(readFileSync(root + '/other.html'));
//                                         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hint request (http handler): fs.readFileSync
const PAGES = ['first.html', 'second.html'];
export const either = (req, res) => { for (const name of PAGES) if (has(name)) { res.end(readFileSync(join(root, name))); break; } };
//                                                                                       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hint request (http handler): fs.readFileSync
export const filled = (pageTemplate) => (req, res) => res.end(readFileSync(pageTemplate));
//                                                            ^^^^^^^^^^^^^^^^^^^^^^^^^^ hint request (http handler): fs.readFileSync
export const stored = (req, res) => res.end(readFileSync(join(root, 'database.json')));
//                                          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ request (http handler): fs.readFileSync
export const asked = (req, res) => res.end(readFileSync(join(root, req.url)));
//                                         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ request (http handler): fs.readFileSync
`,
      'commands',
    ));

  it('is told in a hint of one file in a function of a cloud, which has a process for each request', () =>
    heard(`
import { readFileSync } from 'node:fs';
export const handler = (event) => ({ body: readFileSync(event.path, 'utf8') });
//                                         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hint request (lambda): fs.readFileSync
`));

  it('is told once of a helper', () =>
    heard(`
import { execSync } from 'node:child_process';
import { globSync } from 'glob';
export const handle = (req, res) => res.end(all());
//                                          ^^^^^ request (http handler): all > child_process.execSync
const all = () => execSync('git status') + globSync('**/*');
//                ^^^^^^^^^^^^^^^^^^^^^^ hint request (http handler): all > child_process.execSync
//                                         ^^^^^^^^^^^^^^^^ hint request (http handler): all > glob.globSync
`));

  it('is told once of a call that leads to more than one cause, by the worst', () =>
    heard(`
import { scryptSync } from 'node:crypto';
import { writeFileSync } from 'node:fs';
export const handle = (req, res) => res.end(upgrade(req.body));
//                                          ^^^^^^^^^^^^^^^^^ request (http handler): upgrade > crypto.scryptSync
const upgrade = (word: string) => keep(scryptSync(word, 'salt', 64));
//                                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hint request (http handler): upgrade > crypto.scryptSync
const keep = (key: Buffer) => writeFileSync('keys', key);
//                            ^^^^^^^^^^^^^^^^^^^^^^^^^^ hint request (http handler): upgrade > keep > fs.writeFileSync
`));

  it('is told in a hint of one file that is written at a command of an editor', () =>
    heard(`
import { writeFileSync } from 'node:fs';
import * as vscode from 'vscode';
vscode.commands.registerCommand('a', () => writeFileSync(path, 'a'));
//                                         ^^^^^^^^^^^^^^^^^^^^^^^^ hint event (vscode command): fs.writeFileSync
`));

  it('with commands is told in hints of what one person waits for in a terminal', () =>
    heard(
      `
//- /view.tsx
import { execSync } from 'node:child_process';
import { useEffect } from 'react';
import { readFileSync, writeFileSync } from 'node:fs';
export function View() {
  readFileSync(path);
//^^^^^^^^^^^^^^^^^^ hint render (component): fs.readFileSync
  useEffect(() => { readFileSync(other); });
  //                ^^^^^^^^^^^^^^^^^^^ hint render (react effect): fs.readFileSync
  return <Input onSubmit={() => writeFileSync(path, execSync('hostname'))} />;
  //                            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hint event (onSubmit): fs.writeFileSync
  //                                                ^^^^^^^^^^^^^^^^^^^^ hint event (onSubmit): child_process.execSync
}
`,
      'commands',
    ));

  it('with commands is told in hints of handlers by their name alone, of registered commands and templates of functions', () =>
    heard(
      `
import { execSync } from 'node:child_process';
api.onBaselineUpdated(() => execSync('a'));
//                          ^^^^^^^^^^^^^ hint event (onBaselineUpdated): child_process.execSync
api.registerCommand('serve', () => execSync('b'));
//                                 ^^^^^^^^^^^^^ hint event (registered command): child_process.execSync
export const handler = (event) => execSync('c');
//                                ^^^^^^^^^^^^^ hint request (lambda): child_process.execSync
connection.onHover(() => execSync('d'));
//                       ^^^^^^^^^^^^^ event (onHover): child_process.execSync
`,
      'commands',
    ));
});
