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
