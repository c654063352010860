/** Names in the analyzed code that hold commands for a terminal or a CI: printed as they are written in JavaScript. */
import assert from 'node:assert/strict';
import { makeFolder } from '../project/folder.ts';
import { runOnDisk } from './support.ts';

const ESC = '\u001b';
/** Sets the title of the terminal, and begins a line that GitHub would run. */
const EVIL = `${ESC}]0;pwned\u0007\n::error file=a.ts::pwned\u202e`;
const FILE = '::warning::x\u001b[2J.ts';
const BROKEN = '::error::y\u001b[31m.ts';

const SOURCE = `import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
const api = {
  [${JSON.stringify(EVIL)}](name: string) {
    return readFileSync(name);
  },
  ${JSON.stringify(EVIL)}: async (name: string) => readFileSync(name),
};
createServer(() => { api[${JSON.stringify(EVIL)}]('a'); });
`;

const COMMANDS: Readonly<Record<string, readonly string[]>> = {
  'check as text': ['check', '.', '--format', 'text', '--all', '--level', 'hint'],
  'check for GitHub': ['check', '.', '--format', 'github'],
  'fix --dry-run': ['fix', '.', '--dry-run'],
  advise: ['advise', '--at', `${FILE}:5:12`],
  'explain --at': ['explain', '--at', `${FILE}:5`],
  'a path that does not exist': ['check', EVIL],
  'a setting that does not exist': ['check', '.', '--format', 'text'],
};

describe('untrusted text', () => {
  for (const [what, argv] of Object.entries(COMMANDS)) {
    it(`is printed harmlessly: ${what}`, async () => {
      const settings = what.includes('setting') ? { 'workload-lint.json': JSON.stringify({ [EVIL]: 1 }) } : {};
      const folder = await makeFolder({ [FILE]: SOURCE, [BROKEN]: 'const = ;', ...settings });
      const { stdout, stderr } = await runOnDisk(
        [...argv, ...(argv[0] === 'check' ? ['--no-cache'] : [])],
        folder.root,
      );
      const output = stdout + stderr;
      assert.notEqual(output, '');
      assert.doesNotMatch(output, /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]/);
      const commands = output.split('\n').filter((line) => /^\s*(?:::|##\[)/.test(line));
      const ours = what === 'check for GitHub' ? /^::(?:notice|warning|error) file=[^:]*,line=\d+/ : /^$/;
      assert.deepEqual(
        commands.filter((line) => !ours.test(line)),
        [],
      );
    });
  }
});
