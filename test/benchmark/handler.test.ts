/** Anonymous handlers: found by a line, given what they read, and called with stand-ins that keep what they do. */
import assert from 'node:assert/strict';
import { findTarget } from '../../src/benchmark/code/find-handler.ts';
import { parse } from '../../src/benchmark/code/find-function.ts';
import { handlerArguments } from '../../src/benchmark/code/handler-arguments.ts';
import { handle } from '../../src/benchmark/code/stand-in.ts';

const at = (text: string, line: number) => findTarget(parse('app.ts', text), { name: 'handler', line });
const argumentsOf = (handler: string): string => {
  const found = at(`app.get('/', ${handler});`, 1);
  assert.ok('parameters' in found);
  return handlerArguments(found.parameters);
};

describe('an anonymous handler', () => {
  it('is the outermost function around a line that is passed to a call', () => {
    const text = "app.get('/', async (req) => {\n  return req.list.map((x) =>\n    x + 1);\n});\nlet other;";
    const found = at(text, 3);
    assert.ok('start' in found);
    assert.equal(text.slice(found.start, found.end), text.slice(13, text.indexOf(');\nlet')));
    assert.match((at(text, 5) as { reason: string }).reason, /no handler at line 5/);
  });

  it('is not searched in a function that can be measured itself', () => {
    const found = at('export function routes(app) {\n  app.get((req) => {});\n}', 2);
    assert.match('reason' in found ? found.reason : '', /It is inside routes\(\): measure that/);
  });

  it('is found again after an edit above it', () => {
    const source = parse('app.ts', "import x from 'x';\nuse(() => 0);\napp.get((req) => req.a);");
    const found = findTarget(source, { name: 'handler', line: 1, handler: 1 });
    assert.ok('start' in found);
    assert.equal(source.text.slice(found.start, found.end), '(req) => req.a');
  });

  const made: Readonly<Record<string, string>> = {
    '(req, res) => res.send(req.params.id)': '{ params: { id: "1" } }, {}',
    '(req, res) => { const { limit, page } = req.query; res.json({ limit, page }); }':
      '{ query: { limit: "1", page: "1" } }, {}',
    '({ body }, res) => res.status(200).json(body.items.map((one) => one))': '{ body: { items: ["1", "2", "3"] } }, {}',
    '(req, res) => res.end(req.body.items.map(String).join())': '{ body: { items: ["1", "2", "3"] } }, {}',
    "async (ctx) => { ctx.body = ctx.headers['x'] ?? ctx.request.url.toUpperCase(); }":
      '{ headers: "1", request: { url: "1" } }',
    '(req) => { const { a } = req; { const { b: a } = a; } }': '{ a: { b: { b: { b: { b: "1" } } } } }',
    '() => 1': '',
  };
  for (const [handler, text] of Object.entries(made))
    it(`gets ${text || 'nothing'}`, () => assert.equal(argumentsOf(handler), text));

  const handlers: Readonly<Record<string, readonly [(...args: never[]) => unknown, unknown]>> = {
    'what it answers': [
      (req: { params: { id: string } }, res: { status(code: number): { json(body: object): void } }) =>
        res.status(201).json({ id: req.params.id }),
      [
        ['status', 201],
        ['json', { id: '7' }],
      ],
    ],
    'what it answers later': [
      (_: object, res: { send(text: string): void }) => void setTimeout(() => res.send('late'), 5),
      [['send', 'late']],
    ],
    'what it sets': [
      (_: object, ctx: { body?: string }) => {
        ctx.body = 'set';
      },
      [['body', 'set']],
    ],
  };
  for (const [name, [handler, done]] of Object.entries(handlers))
    it(`keeps ${name}`, async () =>
      assert.deepEqual(((await handle(handler, [{ params: { id: '7' } }, {}])) as { done: unknown }).done, done));

  it('keeps what it returns', async () =>
    assert.deepEqual(await handle(() => Promise.resolve({ ok: true }), []), { done: [], returned: { ok: true } }));

  it('must be reached', () => assert.rejects(handle(undefined, []), /was not reached when its file was loaded/));
});
