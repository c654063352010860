/** Looks at the window and clicks in it, where the editor runs in a browser. */
import { PAGE_VARIABLE, type PageAnswer, type PageRequest } from '../page-protocol.ts';

const address = process.env[PAGE_VARIABLE];

/** Skips the test in an editor whose window cannot be driven (the downloaded VS Code). */
export function needsPage(test: Mocha.Context): void {
  if (!address) test.skip();
}

/**
 * @returns texts, where the request asks for them
 * @throws where the page does not come to what was asked
 */
export async function onPage(request: PageRequest): Promise<readonly string[]> {
  if (!address) throw new Error('This editor has no page to drive: call needsPage(this) first.');
  const response = await fetch(address, { method: 'POST', body: JSON.stringify(request) });
  const answer = (await response.json()) as PageAnswer;
  if ('error' in answer) throw new Error(answer.error);
  return answer.ok;
}
