/** Opens the editor in a headless browser, where the workbench runs the test suite in its extension host and says how it ended. */
import { format } from 'node:util';
import type { Page } from 'playwright-core';
import { PAGE_VARIABLE } from '../page-protocol.ts';
import { startBrowser } from './browser.ts';
import type { EmbeddedEditor } from './install.ts';
import { servePage } from './page-server.ts';
import { startServer, type ServerOptions } from './server.ts';

/** The editor's own: its native logger was not built, and nobody is signed in. */
const NOISE = /spdlog|^\[AccountPolicyGate\]/;
const WINDOW = { width: 1280, height: 800 };

/**
 * @param address of the workbench, for the server's port
 * @param stopped settles when somebody wants it to end
 * @returns the suite's exit code; 1 where it was stopped
 */
export async function runSuite(
  editor: EmbeddedEditor, options: ServerOptions, address: (port: number) => string, stopped: Promise<unknown>,
): Promise<number> {
  const closers: (() => Promise<void> | void)[] = [];
  try {
    let opened!: (page: Page) => void;
    const pages = await servePage(new Promise(resolve => {
      opened = resolve;
    }));
    closers.push(pages.stop);
    const server = await startServer(editor, { ...options, env: { [PAGE_VARIABLE]: pages.address } });
    closers.push(server.stop);
    const browser = await startBrowser(editor);
    closers.push(() => browser.close());
    const page = await browser.newPage({ viewport: WINDOW });
    opened(page);
    const exitCode = Promise.race([exitOf(page), lossOf(page), stopped.then(() => 1)]);
    await page.goto(address(server.port));
    return await exitCode;
  } finally {
    for (const close of closers.reverse()) await close();
  }
}

/** The workbench calls these two of its page with the console of the extension host and the exit code of the suite. */
async function exitOf(page: Page): Promise<number> {
  await page.exposeFunction('codeAutomationLog', (type: string, args: readonly unknown[]) => {
    const line = format(...args);
    if (!NOISE.test(line)) process[type === 'error' ? 'stderr' : 'stdout'].write(`${line}\n`);
  });
  return new Promise(resolve => {
    void page.exposeFunction('codeAutomationExit', resolve);
  });
}

/** A page that is gone tells no exit code. */
function lossOf(page: Page): Promise<never> {
  return new Promise((_, reject) => {
    page.once('crash', () => reject(new Error('The editor\'s page crashed.')));
  });
}
