/** Files of which the name says how large they are, and statements of which the text does. */
import { check } from '../check.ts';

describe('blocking-call, by the name of the file', () => {
  it('ignores virtual files of the system', () =>
    check(
      `
import { readFileSync } from 'node:fs';
const RELEASE = '/etc/os-release';
export async function work(pid: string) {
  readFileSync('/proc/self/cgroup', 'utf8');
  readFileSync(RELEASE, 'utf8');
  readFileSync('/etc/nginx/access.log', 'utf8');
//^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ info task: fs.readFileSync
}
`,
      { least: 'hint' },
    ));

  it('makes small files hints, and reports repeated reads', () =>
    check(
      `
import { createServer } from 'node:http';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
export async function work(folder: string, folders: string[], certFile: string) {
  readFileSync(join(folder, 'package.json'), 'utf8');
//^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hint task: fs.readFileSync
  readFileSync(certFile);
//^^^^^^^^^^^^^^^^^^^^^^ hint task: fs.readFileSync
  for (const each of folders) readFileSync(join(each, 'package.json'), 'utf8');
  //                          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ info task: fs.readFileSync
  readFileSync(\`\${folder}/package.json\`, 'utf8');
//^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hint task: fs.readFileSync
  readFileSync(\`\${folder}/texts.json\`, 'utf8');
//^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ info task: fs.readFileSync
  writeFileSync(\`\${folder}/config.json\`, '{}');
//^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hint task: fs.writeFileSync
  readFileSync(join(folder, 'settings.json'), 'utf8');
//^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ info task: fs.readFileSync
}
createServer((req, res) => { res.end(readFileSync('package.json')); });
//                                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ info request (http server): fs.readFileSync
`,
      { least: 'hint' },
    ));

  it('ignores lock files', () =>
    check(
      `
import { writeFileSync, writeSync } from 'node:fs';
export async function work(path: string, file: number, text: string) {
  writeFileSync(path, String(process.pid));
  writeSync(file, String(process.pid));
  writeFileSync(path, String(text));
//^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ info task: fs.writeFileSync
}
`,
      { least: 'hint' },
    ));

  it('ignores queries of a schema', () =>
    check(
      `
import Database from 'better-sqlite3';
const db = new Database('a.db');
export async function work(table: string) {
  const names = db.prepare("SELECT name FROM sqlite_master WHERE type = 'table'");
  names.all();
  db.prepare('PRAGMA table_list').all();
  db.prepare(\`PRAGMA table_info("\${table}")\`).all();
  db.prepare(\`SELECT * FROM \${table}\`).all();
//^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ info task: prepare.all
  db.exec('PRAGMA optimize');
  db.prepare('SELECT name FROM users').all();
//^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ info task: prepare.all
}
`,
      { least: 'info' },
    ));
});
