/** What a called function refers to, in the words of its caller in another file. */
import { checkLinks as check } from '../check.ts';

describe("sizes in the caller's terms", () => {
  it('resolve types in the file of the called function', () => {
    check(`
//- /app.ts
import { createServer } from 'node:http';
import { missing } from './lists.ts';
createServer((req, res) => {
  const given = JSON.parse(req.url);
  res.end(String(missing(given)));
});
//- /lists.ts
interface Other { name: string }
export function missing(given: unknown) {
  const all = (given as { known: string[]; present: string[] }).known;
  return all.filter((name) => !(given as { present: string[] }).present.includes(name));
  //                           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ cpu-loop request (http server): missing > all.filter > includes
}
`);
  });
});
