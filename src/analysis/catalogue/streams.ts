/** How the pieces of a stream arrive: data. */

/** Methods that register a listener. */
export const LISTENS: ReadonlySet<string> = new Set(['on', 'addListener']);
/** The event for each piece. */
export const PIECE = 'data';
/** Functions that make an empty buffer. */
export const MAKES_BUFFER: ReadonlySet<string> = new Set(['alloc', 'from']);

/** A header that says the length beforehand is most likely compared with something. */
const ANNOUNCED = /content-?length/i;
/** @param text of a file */
export const asksForLength = (text: string): boolean => ANNOUNCED.test(text);
