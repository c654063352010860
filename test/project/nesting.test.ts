/** Code that is nested too deeply for the native parser never reaches it. */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { mayBeNestedDeeply } from '../../src/project/nesting.ts';
import { PRODUCTIONS } from '../support/deep-code.ts';

const SCRIPT = fileURLToPath(new URL('../support/parse-deep.mts', import.meta.url));

const FLAT: Readonly<Record<string, string>> = {
  'many statements': 'const a = b.c(d) + e;\nif (a) f(); else g();\n'.repeat(5_000),
  'many blocks': 'function f() { const a = b.c(d, e => e + 1); return a ? b : c; }\n'.repeat(500),
  'a long comment': '/** One line of a comment, as people write them: with words - and `code` in it. */\n'.repeat(100),
  'many elements': `const view = () => (<ul>${'<li key={1}>{`a ${b}`}</li>'.repeat(80)}</ul>);`,
};

describe('deep nesting', () => {
  for (const [what, text] of Object.entries(FLAT))
    it(`is not suspected in ${what}`, () => assert.equal(mayBeNestedDeeply(text), false));

  for (const [what, codeOf] of Object.entries(PRODUCTIONS))
    it(`is suspected in ${what}`, () => assert.equal(mayBeNestedDeeply(codeOf(2_100)), true));

  it('does not crash the process, whatever is nested', async function () {
    if (process.platform === 'win32') return this.skip();
    this.timeout(180_000);
    // The stack of a thread; that of the first thread is larger.
    const command = 'ulimit -s 4096; exec "$0" --import tsx "$1"';
    const { error, stdout } = await new Promise<{ error: unknown; stdout: string }>((resolve) => {
      execFile('sh', ['-c', command, process.execPath, SCRIPT], (failed, out) =>
        resolve({ error: failed, stdout: out }),
      );
    });
    assert.equal(stdout.trimEnd().split('\n').at(-1), 'done', `the last one begun is to blame: ${String(error)}`);
  });
});
