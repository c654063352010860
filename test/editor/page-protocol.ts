/** What a suite may ask of the page it runs in: the looks and clicks of a person. JSON over HTTP on loopback. */

/**
 * Selectors are Playwright's; `frames` are selectors of the iframes to go through first, outermost first (a webview is
 * an iframe within an iframe).
 */
interface Target {
  readonly selector: string;
  readonly frames?: readonly string[];
  /** Of the window that was opened last, instead of the editor's first. */
  readonly inNewWindow?: boolean;
}

/** In pixels from the window's upper left corner. */
interface Part {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export type PageRequest =
  | { readonly do: 'press'; readonly keys: string }
  | { readonly do: 'type'; readonly text: string }
  | ({ readonly do: 'click' } & Target)
  | ({ readonly do: 'hover' } & Target)
  /** The text of every element that matches. */
  | ({ readonly do: 'texts' } & Target)
  /** An attribute of every element that matches. */
  | ({ readonly do: 'attribute'; readonly name: string } & Target)
  /** A property of every element that matches: what the browser has made of it. */
  | ({ readonly do: 'property'; readonly name: string } & Target)
  /** A property of style of every element that matches, or of what stands before or after it. */
  | ({ readonly do: 'style'; readonly name: string; readonly pseudo?: '::before' | '::after' } & Target)
  | ({ readonly do: 'wait'; readonly state: 'visible' | 'hidden' } & Target)
  /** Fills a field, as typing would. */
  | ({ readonly do: 'fill'; readonly text: string } & Target)
  /** What stands in a field. */
  | ({ readonly do: 'value' } & Target)
  /** What axe finds against accessibility in a frame, a line for each; none is the aim. */
  | { readonly do: 'audit'; readonly frames: readonly string[] }
  /** From now on, what lies below the address comes from the checkout: the network is none of a test's business. */
  | { readonly do: 'serve'; readonly address: string }
  /** Scrolls there. */
  | ({ readonly do: 'scroll' } & Target)
  /** What the browser has refused since the start because a policy of a page forbids it. */
  | { readonly do: 'refusals' }
  /** A picture of the window, or of a part of it, as `out/screenshots/NAME.png`. */
  | { readonly do: 'screenshot'; readonly name: string; readonly clip?: Part; readonly inNewWindow?: boolean };

export type PageAnswer = { readonly ok: readonly string[] } | { readonly error: string };

/** The variable that tells a suite the address; not set where the editor has no page to drive. */
export const PAGE_VARIABLE = 'WORKLOAD_LINT_TEST_PAGE';

/** Begins every line of the suite's report, to tell it from what the editor says on the same console. */
export const REPORT_MARK = '│ ';
