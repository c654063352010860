/** Packages with commands: what nobody is seen to call is a command's, except where a service may call it. */
import assert from 'node:assert/strict';
import type { PackageFacts } from '../../../src/analysis/index.ts';
import { filesIn, programOf } from '../small-project.ts';

const TOOL = `
//- /command.ts bin
export {};
//- /tasks.ts
export async function task() {}
//- /shared.ts
export async function shared() {}
`;
const SERVICE = `${TOOL}
//- /server.ts
import { createServer } from 'node:http';
import './shared.ts';
createServer(() => {}).listen(80);
`;

function contextOf(source: string, path: string, offers?: PackageFacts['offers']): string | undefined {
  const program = programOf(filesIn(source), undefined, { ...(offers && { offers }) });
  return program.contexts.primary(program.unitAt(`/project${path}`)!.nodes[1]!);
}

describe('packages with commands', () => {
  it('are commands throughout, whether others may import them or not', () => {
    assert.equal(contextOf(TOOL, '/tasks.ts', 'commands'), 'script');
    assert.equal(contextOf(TOOL, '/tasks.ts', 'modules'), 'script');
    assert.equal(contextOf(TOOL, '/tasks.ts'), 'task');
  });

  it('that also serve are commands where the service loads nothing of it', () => {
    assert.equal(contextOf(SERVICE, '/tasks.ts', 'modules'), 'script');
    assert.equal(contextOf(SERVICE, '/shared.ts', 'modules'), 'task');
  });
});
