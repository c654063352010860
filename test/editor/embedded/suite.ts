/**
 * Opens the editor in a headless browser, where the workbench runs the test suite in its extension host and says how it
 * ended.
 */
import { createWriteStream, type WriteStream } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { format } from 'node:util';
import type { Page } from 'playwright-core';
import { PAGE_VARIABLE, REPORT_MARK } from '../page-protocol.ts';
import { startBrowser } from './browser.ts';
import type { EmbeddedEditor } from './install.ts';
import { servePage } from './page-server.ts';
import { startServer, type ServerOptions } from './server.ts';

/** Longer than any session; a suite that waits for ever must end, too. */
const LIMIT = 600_000;
/** For the page to load, on a machine that has other things to do. */
const PATIENCE = 120_000;
const WINDOW = { width: 1280, height: 800 };

/**
 * @param address of the workbench, for the server's port
 * @param stopped settles when somebody wants it to end
 * @returns the suite's exit code; 1 where it was stopped
 */
export async function runSuite(
  editor: EmbeddedEditor,
  options: ServerOptions,
  address: (port: number) => string,
  stopped: Promise<unknown>,
): Promise<number> {
  const closers: (() => Promise<unknown> | void)[] = [];
  const log = createWriteStream(join(options.userDataDir, 'console.log'));
  try {
    let opened!: (page: Page) => void;
    const pages = await servePage(
      new Promise((resolve) => {
        opened = resolve;
      }),
    );
    closers.push(pages.stop);
    const server = await startServer(editor, { ...options, env: { [PAGE_VARIABLE]: pages.address } });
    closers.push(server.stop);
    const browser = await startBrowser(editor);
    closers.push(() => browser.close());
    const page = await browser.newPage({ viewport: WINDOW });
    // The panel copies its charts.
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    opened(page);
    const exit = await listen(page, log);
    await page.goto(address(server.port), { timeout: PATIENCE });
    return await Promise.race([exit.code, lossOf(page), stopped.then(() => 1), limit()]);
  } finally {
    for (const close of closers.reverse()) await close();
  }
}

/**
 * The workbench calls these two of its page with the console of the extension host and the exit code of the suite.
 * The editor has much to say there that concerns nobody here: it goes to the log.
 */
async function listen(page: Page, log: WriteStream): Promise<{ readonly code: Promise<number> }> {
  let exit!: (code: number) => void;
  const code = new Promise<number>((resolve) => {
    exit = resolve;
  });
  await page.exposeFunction('codeAutomationExit', exit);
  await page.exposeFunction('codeAutomationLog', (type: string, args: readonly unknown[]) => {
    for (const line of format(...args).split('\n')) {
      if (line.startsWith(REPORT_MARK)) console.log(line.slice(REPORT_MARK.length));
      else log.write(`${type}: ${line}\n`);
    }
  });
  return { code };
}

async function limit(): Promise<number> {
  await setTimeout(LIMIT, undefined, { ref: false });
  console.error(`The suite did not end in ${LIMIT / 1000} s.`);
  return 1;
}

/** A page that is gone tells no exit code. */
function lossOf(page: Page): Promise<never> {
  return new Promise((_, reject) => {
    page.once('crash', () => reject(new Error("The editor's page crashed.")));
  });
}
