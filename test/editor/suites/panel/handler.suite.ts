/** An anonymous handler, in which most findings stand: from its lens to the measurement. */
import assert from 'node:assert/strict';
import { onPage } from '../../host/page.ts';
import { fill, isShown, textsOf, valueOf } from '../../host/panel.ts';
import { clickLens, runCode, withFunction } from '../../host/user-function.ts';

const FILE = 'src/handler.ts';
const CODE = `import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';

createServer((request, response) => {
  response.end(readFileSync('package.json', 'utf8') + request.url);
}).listen(1);
`;

describe('an anonymous handler', () => {
  withFunction(FILE, CODE);

  it('has a lens, and gets the request data that it reads', async function () {
    this.timeout(60_000);
    await clickLens('Benchmark');
    await isShown('.how:has-text("Made from what the handler reads")');
    assert.equal(await valueOf('vscode-textfield[name="arguments"] input'), '{ url: "1" }, {}');
  });

  it('is measured', async function () {
    this.timeout(90_000);
    await fill('vscode-textfield[name="rounds"] input', '2');
    await runCode();
    assert.deepEqual(await textsOf('section.problem p, ul.problem li'), []);
    assert.match((await textsOf('#result'))[0] ?? '', /createServer\(\) callback/);
    await onPage({ do: 'screenshot', name: 'panel-handler' });
  });

  it('shows mistakes in its arguments at their field', async function () {
    this.timeout(60_000);
    await fill('vscode-textfield[name="arguments"] input', '{ url: +');
    await runCode();
    await isShown('.arguments + p.wrong:has-text("The arguments cannot be read")');
    await onPage({ do: 'screenshot', name: 'panel-arguments' });
  });
});
