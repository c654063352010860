/** Does to the page what a suite asks for, see `page-protocol.ts`. */
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import type { Frame, FrameLocator, Locator, Page } from 'playwright-core';
import { auditFrame } from './audit.ts';
import type { PageAnswer, PageRequest } from '../page-protocol.ts';

/** What the browser has and the types of Node lack. */
interface Styling {
  getComputedStyle(one: unknown, part?: string): { getPropertyValue(name: string): string };
}

type Actions = {
  [Verb in PageRequest['do']]: (
    page: Page,
    request: Extract<PageRequest, { do: Verb }>,
  ) => Promise<readonly string[] | void>;
};

const ACTIONS: Actions = {
  press: (page, { keys }) => page.keyboard.press(keys),
  type: (page, { text }) => page.keyboard.type(text),
  click: (page, request) => locate(page, request).first().click(),
  hover: (page, request) => locate(page, request).first().hover(),
  texts: (page, request) => locate(page, request).allInnerTexts(),
  attribute: (page, { name, ...target }) =>
    locate(page, target).evaluateAll((all, attribute) => all.map((one) => one.getAttribute(attribute) ?? ''), name),
  property: (page, { name, ...target }) =>
    locate(page, target).evaluateAll((all, key) => all.map((one) => String(one[key as keyof typeof one])), name),
  style: (page, { name, pseudo, ...target }) =>
    locate(page, target).evaluateAll(
      (all, [key, part]) =>
        all.map((one) => (globalThis as unknown as Styling).getComputedStyle(one, part).getPropertyValue(key)),
      [name, pseudo] as const,
    ),
  wait: (page, request) => locate(page, request).first().waitFor({ state: request.state }),
  fill: (page, { text, ...target }) => locate(page, target).first().fill(text),
  value: async (page, request) => [await locate(page, request).first().inputValue()],
  serve: async (page, { address }) => {
    await page
      .context()
      .route(`${address}**`, (route) =>
        route.fulfill({ path: decodeURIComponent(route.request().url().slice(address.length)) }),
      );
  },
  scroll: (page, request) => locate(page, request).first().scrollIntoViewIfNeeded(),
  audit: async (page, { frames }) => auditFrame(await frameOf(page, frames)),
  refusals: async (page) => refusals.get(page) ?? [],
  screenshot: async (page, { name, clip, ...window }) => {
    await windowOf(page, window).screenshot({ path: `out/screenshots/${name}.png`, ...(clip && { clip }) });
  },
};

/** Lines of the console, by page. */
const refusals = new WeakMap<Page, string[]>();
const REFUSED = /Content Security Policy/;

function noteRefusals(page: Page): void {
  const noted: string[] = [];
  refusals.set(page, noted);
  page.on('console', (message) => {
    if (REFUSED.test(message.text())) noted.push(`${message.location().url}: ${message.text()}`);
  });
}

async function frameOf(page: Page, frames: readonly string[]): Promise<Frame> {
  let frame: Page | Frame = page;
  for (const selector of frames) {
    const inner: Frame | null = await (await frame.waitForSelector(selector)).contentFrame();
    if (!inner) throw new Error(`${selector} is no frame.`);
    frame = inner;
  }
  return frame as Frame;
}

interface Where {
  readonly selector: string;
  readonly frames?: readonly string[];
  readonly inNewWindow?: boolean;
}

function locate(page: Page, { selector, frames = [], ...window }: Where): Locator {
  const root = frames.reduce<Page | FrameLocator>((outer, frame) => outer.frameLocator(frame), windowOf(page, window));
  return root.locator(selector);
}

/** A window that an editor was moved to is a page of the same browser. */
const windowOf = (page: Page, { inNewWindow }: { readonly inNewWindow?: boolean }): Page =>
  inNewWindow ? page.context().pages().at(-1)! : page;

async function answer(page: Page, request: PageRequest): Promise<PageAnswer> {
  const action = ACTIONS[request.do] as (page: Page, request: PageRequest) => Promise<readonly string[] | void>;
  try {
    return { ok: (await action(page, request)) ?? [] };
  } catch (error) {
    return { error: String(error) };
  }
}

/**
 * @param page settles when the editor's page is open
 * @returns the address, and how to end
 */
export async function servePage(page: Promise<Page>): Promise<{ readonly address: string; stop(): void }> {
  void page.then(noteRefusals);
  const server = createServer((request, response) => {
    void (async () => response.end(JSON.stringify(await answer(await page, (await json(request)) as PageRequest))))();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    stop: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}
