/** From the bytes of one file to its facts, whatever the bytes are. */
import { createHash } from 'node:crypto';
import { extractFacts, type Depth, type FileFacts, type Parser } from '../../analysis/index.ts';
import { decode } from './decode.ts';

/** Bytes above which a file was written by a program: its findings would be nobody's. */
const MAX_BYTES = 1_500_000;
/** Minified code: this many bytes with lines of this length on average. */
const MINIFIED = { bytes: 20_000, lineLength: 1_000 };

/** The content of a file as a name: equal content, equal name. */
export function hashOf(bytes: Uint8Array): string {
  return createHash('sha1').update(bytes).digest('base64url');
}

/** @returns facts in any case; those of a file that is not looked at are empty, with an `error` that says why */
export function factsOfBytes(bytes: Uint8Array, path: string, parser: Parser, depth?: Depth): FileFacts {
  if (bytes.length > MAX_BYTES) return notLookedAt(`Is larger than ${MAX_BYTES / 1_000_000} MB: not looked at`, parser);
  const text = decode(bytes);
  if (text === undefined) return notLookedAt('Is not text: not looked at', parser);
  return factsOfText(text, path, parser, depth);
}

/** As `factsOfBytes`, of a text that an editor holds. */
export function factsOfText(text: string, path: string, parser: Parser, depth?: Depth): FileFacts {
  if (text.length > MAX_BYTES) return notLookedAt(`Is larger than ${MAX_BYTES / 1_000_000} MB: not looked at`, parser);
  try {
    return isMinified(text)
      ? notLookedAt('Is minified: not looked at', parser)
      : extractFacts(text, path, parser, depth);
  } catch (error) {
    // A tree too deep for the stack, or a mistake of ours: the other files are looked at all the same.
    return notLookedAt(
      error instanceof RangeError ? 'Is nested too deeply: not looked at' : `Cannot be analysed: ${String(error)}`,
      parser,
    );
  }
}

function isMinified(text: string): boolean {
  if (text.length < MINIFIED.bytes) return false;
  let lines = 1;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) lines++;
  return text.length / lines > MINIFIED.lineLength;
}

function notLookedAt(message: string, parser: Parser): FileFacts {
  return { ...extractFacts('', 'nothing.js', parser), lines: 0, error: { message, span: [1, 1, 1, 1] } };
}
