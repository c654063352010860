/** Functions of Deno and Bun that block, and packages by the names of registries. */
import assert from 'node:assert/strict';
import { withoutRegistry } from '../../src/analysis/catalogue/node/specifiers.ts';
import { checkLinks as check } from './check.ts';

describe('runtimes', () => {
  it('Deno: files and processes', () => {
    check(`
Deno.serve(() => new Response(Deno.readTextFileSync('a')));
//                            ^^^^^^^^^^^^^^^^^^^^^^^^^^ request (http server): Deno.readTextFileSync
Deno.serve(() => {
  const { stdout } = new Deno.Command('git', { args: ['log'] }).outputSync();
  //                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ request (http server): Deno.Command.outputSync
  return new Response(stdout);
});
`);
  });

  it('Bun: processes, compression, passwords and its database', () => {
    check(`
import { Database } from 'bun:sqlite';
import { spawnSync } from 'bun';
const db = new Database('a.sqlite');
Bun.serve({
  routes: {
    '/a': () => new Response(Bun.gzipSync('a')),
    //                       ^^^^^^^^^^^^^^^^^ request (http server): Bun.gzipSync
    '/b': () => Response.json(Bun.spawnSync(['ls'])),
    //                        ^^^^^^^^^^^^^^^^^^^^^ request (http server): Bun.spawnSync
    '/c': () => Response.json(spawnSync(['ls'])),
    //                        ^^^^^^^^^^^^^^^^^ request (http server): bun.spawnSync
    '/d': () => Response.json(Bun.password.hashSync('a')),
    //                        ^^^^^^^^^^^^^^^^^^^^^^^^^^ request (http server): Bun.password.hashSync
    '/e': () => Response.json(db.query('select * from a').all()),
    //                        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ request (http server): query.all
    '/f': () => Response.json(db.query('select * from a').get()),
  },
});
`);
  });

  for (const [specifier, name] of [
    ['npm:express@4', 'express'],
    ['npm:@hono/node-server@1.2.0/serve', '@hono/node-server/serve'],
    ['jsr:@hono/hono@^4/cors', '@hono/hono/cors'],
    ['https://esm.sh/preact@10.5.7?dev', 'preact'],
    ['https://cdn.jsdelivr.net/npm/lodash@4', 'lodash'],
    ['https://deno.land/std/http/server.ts', 'https://deno.land/std/http/server.ts'],
    ['virtual:pages', 'virtual:pages'],
  ] as const)
    it(`${specifier} is ${name}`, () => assert.equal(withoutRegistry(specifier), name));
});
