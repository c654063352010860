/** `make-chain-async` in all places a call may stand, each case run before and after. */
import { describeCases, type Case } from './cases.ts';
import { find, HERE, LOAD } from './chain-programs.ts';

const syntax: readonly Case[] = [
  ['a member of the result', 'return load(HERE).length;', '(await load(HERE)).length'],
  [
    'an argument, a template and a spread',
    'return [...load(HERE), `${load(HERE)}!`, String(load(HERE))];',
    '[...await load(HERE), `${await load(HERE)}!`, String(await load(HERE))]',
  ],
  [
    'a condition',
    "return load(HERE) === '' ? 0 : load(HERE) && 1;",
    "await load(HERE) === '' ? 0 : await load(HERE) && 1",
  ],
  ['what is not evaluated', "return HERE === '' || load(HERE);", '|| await load(HERE)'],
  ['a power', 'return load(HERE).length ** 2 + (load(HERE) ? 1 : 0);', '(await load(HERE)).length ** 2'],
  [
    'a loop and its head',
    'let out = 0; for (const letter of load(HERE)) out += letter.length; while ' +
      '(load(HERE).length < out) out--; return out;',
    'of await load(HERE)',
  ],
  [
    'not-null and assertions',
    'return (load(HERE)! as string).length + (load(HERE) satisfies string).length;',
    '((await load(HERE))! as string)',
  ],
  [
    'an object and its destructuring',
    'const { length } = load(HERE); return { length, text: load(HERE) };',
    'const { length } = await load(HERE)',
  ],
  ['a switch', "switch (load(HERE)) { case '': return 0; default: return load(HERE); }", 'switch (await load(HERE))'],
  [
    'an optional call',
    'const maybe: typeof load | undefined = undefined; void maybe; return load(HERE)?.length;',
    '(await load(HERE))?.length',
    /its type is used/,
  ],
  [
    'the result of an optional chain',
    'const box: { at?: string } = { at: HERE }; return load(box.at ?? HERE)?.at(0);',
    '(await load(box.at ?? HERE))?.at(0)',
  ],
  ['an immediately called function', 'return (() => load(HERE))();', 'await (async () => await load(HERE))()'],
  [
    'a nested function',
    'function inner() { return load(HERE); } return inner() + inner();',
    'await inner() + await inner()',
  ],
  [
    'map',
    'return [HERE, HERE].map((path) => load(path));',
    'await Promise.all([HERE, HERE].map(async (path) => await load(path)))',
  ],
  [
    'map with a written type',
    'return [HERE].map<string>((path) => load(path));',
    '[HERE].map<Promise<string>>(async (path) => await load(path))',
  ],
  ['map of the function itself', 'return [HERE, HERE].map(load);', 'await Promise.all([HERE, HERE].map(load))'],
  [
    'forEach',
    'const out: string[] = []; [HERE, HERE].forEach((path, index) => { if (index > 1) return; ' +
      'out.push(load(path) + index); }); return out;',
    'for (const [index, path] of [HERE, HERE].entries()) { if (index > 1) continue; ' +
      'out.push(await load(path) + index); }',
  ],
  [
    'forEach without a block',
    'const out: string[] = []; [HERE].forEach((path) => out.push(load(path))); return out;',
    'for (const path of [HERE]) out.push(await load(path));',
  ],
  [
    'filter',
    "return [HERE, ''].filter((path) => path && load(path).length > 1).length;",
    '(path && (await load(path)).length > 1) ? [path] : []',
  ],
  ['flatMap', 'return [HERE].flatMap((path) => [load(path), 1]);', '.flat()'],
  ['some', "return [HERE].some((path) => load(path) === '');", "if (await load(path) === '') return true;"],
  ['every by the function itself', 'return [HERE].every(load);', 'if (!await load(item)) return false;'],
  ['reduce', "return [HERE].reduce((all, path) => all + load(path), '');", 'all = all + await load(path);'],
  ['sort', 'return [HERE, HERE].sort((a, b) => load(a).localeCompare(load(b))).length;', 'a.key.localeCompare(b.key)'],
  ['findLast', "return [HERE].findLast((path) => load(path) === '');", '', /findLast\(\) needs the result/],
  [
    'forEach of a map',
    'const out: string[] = []; const map = new Map([[HERE, HERE]]); map.forEach((path) => { ' +
      'out.push(load(path)); }); return out;',
    '',
    /on a map/,
  ],
  ['a replacer', 'return HERE.replace(/x/, () => load(HERE));', '', /replace\(\) needs the result/],
  [
    'the executor of a promise',
    'return await new Promise((resolve) => { resolve(load(HERE)); });',
    '',
    /Promise\(\) does not await the function passed to it/,
  ],
].map(([title, body, wanted, refused]) => ({
  title: title as string,
  code: `${LOAD}//- /main.ts
import { load } from './load.js';
${HERE}
function work() { ${body as string} }
export async function run() { return work(); }
`.replace('function work() { return await new', 'async function work() { return await new'),
  ...(refused ? { refused: refused as RegExp } : { has: { '/main.ts': wanted as string } }),
}));

describeCases('make-chain-async', find, syntax);
