/**
 * Child process: runs programs under calls that overlap, and tells what comes of each as JSON. What the disk and other
 * threads take is turns of the event loop, the same for the same file, so that nothing is left to chance.
 */
import crypto from 'node:crypto';
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { pathToFileURL } from 'node:url';

const { programs, folder } = JSON.parse(fs.readFileSync(process.argv[2], 'utf8'));
const original = { ...fs };
let schedule = 0;
let unhandled = [];
process.on('unhandledRejection', (reason) => unhandled.push(String(reason)));

/** FNV-1a. */
function hash(text) {
  let value = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193);
  return value >>> 0;
}

async function turns(count) {
  for (let at = 0; at < count; at++) await new Promise((resolve) => setImmediate(resolve));
}

for (const name of ['readFile', 'writeFile', 'appendFile', 'stat', 'readdir', 'access', 'unlink', 'mkdir']) {
  fs.promises[name] = async (...given) => {
    await turns(1 + (hash(`${schedule} ${name} ${given[0]}`) % 6));
    return original[`${name}Sync`](...given);
  };
}
crypto.pbkdf2 = (...given) => {
  const done = given.pop();
  void turns(1 + (hash(`${schedule} key`) % 6)).then(() => done(null, crypto.pbkdf2Sync(...given)));
};
syncBuiltinESMExports();

const ARGUMENTS = ['a', 'bb', 'a', 'fails'];

function furnish() {
  original.rmSync(folder, { recursive: true, force: true });
  original.mkdirSync(folder);
  original.writeFileSync(`${folder}/a.txt`, 'alpha');
  original.writeFileSync(`${folder}/b.txt`, 'beta');
  original.writeFileSync(`${folder}/data.json`, '{"x":1}');
  process.chdir(folder);
}

/** @param isOneByOne each call waits for the one before */
async function outcomeOf(file, handlers, isOneByOne) {
  furnish();
  unhandled = [];
  const module = await import(`${pathToFileURL(file)}?${schedule}-${isOneByOne}`);
  const settled = [];
  for (const [at, argument] of ARGUMENTS.entries()) {
    const handler = module[handlers[hash(`${schedule} handler ${at}`) % handlers.length]];
    const running = handler(argument).catch((error) => `${error.name} ${error.code ?? error.message}`);
    settled.push(running);
    if (isOneByOne) await running;
    else await turns(hash(`${schedule} gap ${at}`) % 4);
  }
  const values = await Promise.all(settled);
  await turns(8);
  const files = original.readdirSync(folder).map((name) => [name, original.readFileSync(`${folder}/${name}`, 'utf8')]);
  return JSON.stringify({ values, state: module.state(), files, unhandled });
}

const outcomes = [];
for (const { file, handlers, schedules } of programs) {
  const found = { overlapping: [], oneByOne: '' };
  schedule = 0;
  found.oneByOne = await outcomeOf(file, handlers, true);
  for (schedule = 1; schedule <= schedules; schedule++) found.overlapping.push(await outcomeOf(file, handlers, false));
  outcomes.push(found);
}
process.stdout.write(JSON.stringify(outcomes));
