/** Globals of the language and of the programs that run it: data. */

const names = (text: string): ReadonlySet<string> => new Set(text.split(' '));

/** Globals whose calls neither block nor lead anywhere, unless they receive a function. */
export const PLAIN_GLOBALS = names(
  'console Math Number String Boolean BigInt Symbol Date Error TypeError RangeError parseInt parseFloat isNaN ' +
    'isFinite encodeURIComponent decodeURIComponent encodeURI decodeURI URL URLSearchParams Set Map WeakMap WeakSet ' +
    'RegExp Uint8Array AbortController clearTimeout clearInterval expect it',
);

/** What the language, Node, browsers and test runners have among their globals; others are a program's own. */
const OF_PLATFORM = names(
  'Array ArrayBuffer AggregateError Atomics BigInt Boolean Buffer DataView Date Error Function Infinity Intl Iterator JSON ' +
    'Map Math NaN Number Object Promise Proxy Reflect RegExp Set SharedArrayBuffer String Symbol WeakMap WeakRef WeakSet ' +
    'WebAssembly globalThis arguments undefined console process global module exports require performance crypto URL ' +
    'URLSearchParams Blob File FileReader FormData Headers Request Response EventSource WebSocket Worker MessageChannel ' +
    'AbortController AbortSignal TextDecoder TextEncoder ReadableStream WritableStream TransformStream structuredClone ' +
    'Bun Deno window self document navigator location history localStorage sessionStorage indexedDB caches screen ' +
    'customElements visualViewport parent top opener frames Node Element Event CSS DOMParser Image Audio Notification ' +
    'IntersectionObserver MutationObserver ResizeObserver XMLHttpRequest chrome browser ' +
    'expect jest vi cy test it describe assert sinon chai jasmine',
);
/** Classes of the pages of browsers. */
const CLASS_OF_PAGES =
  /^(HTML|SVG|WebGL|GPU|RTC|IDB|Media|Audio|Web|DOM|Canvas|Image|Offscreen|File|Service|Shared|Storage|Selection|Range)[A-Z]\w*$/;
/** @param name the first name of a path */
export const isOfPlatform = (name: string): boolean => OF_PLATFORM.has(name) || CLASS_OF_PAGES.test(name);

/** Globals with members that programs set: the environment, the page. */
export const HOLDS_STATE = names('process globalThis global window self document localStorage sessionStorage');

/** Functions that run their argument before anything else gets its turn. */
export const MICROTASKS = names('queueMicrotask process.nextTick');

const TIMER = /^(set(Timeout|Immediate)|requestAnimationFrame)$/;
/** @param name the last name of what is called */
export const startsTimer = (name: string): boolean => TIMER.test(name);

/** Awaits that let timers and requests in. */
const LETS_IN =
  /^await\b.*\b(setImmediate|setTimeout|scheduler\.(yield|wait)|requestAnimationFrame|requestIdleCallback)\b/s;
/** @param code an await as written */
export const letsOthersIn = (code: string): boolean => LETS_IN.test(code);

/** The properties of an event that answer it at once when they are set. */
export const ANSWERS_AT_ONCE = 'returnValue';

/** What copies a value as a whole, and what makes bytes of something. */
export const COPIES_VALUE = 'structuredClone';
export const MAKES_BYTES = 'Buffer.from';
export const JOINS_BYTES = 'Buffer.concat';

/** Bytes as text. */
export const ENCODINGS: ReadonlySet<unknown> = names('base64 base64url hex latin1 binary');

const YIELDS = /\b(scheduler\.yield|setImmediate|setTimeout)\b/;
/** Does awaiting it let others in? @param code what is awaited, as written */
export const yieldsToOthers = (code: string): boolean => YIELDS.test(code);
