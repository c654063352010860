/** Makes facts of the bytes of a file, whatever the bytes are. */
import { createHash } from 'node:crypto';
import { extractFacts, type Depth, type FileFacts, type Parser } from '../../analysis/index.ts';
import { decode } from './decode.ts';
import { MAX_BYTES } from '../read-file.ts';

/** A larger file is taken as generated: nobody would act on its findings. */
const TOO_LARGE = `Is larger than ${MAX_BYTES.source / 1_000_000} MB: not analyzed`;
/** Minified code: at least this many bytes, with lines of this average length. */
const MINIFIED = { bytes: 20_000, lineLength: 1_000 };

/** A name for the content of a file: equal content, equal name. */
export function hashOf(bytes: Uint8Array): string {
  return createHash('sha1').update(bytes).digest('base64url');
}

/** @returns facts in any case; those of a skipped file are empty, with an `error` that says why */
export function factsOfBytes(bytes: Uint8Array, path: string, parser: Parser, depth?: Depth): FileFacts {
  const text = decode(bytes);
  if (text === undefined) return notAnalyzed('Is not text: not analyzed', parser);
  return factsOfText(text, path, parser, depth);
}

/** As `factsOfBytes`, for a text held by an editor. */
export function factsOfText(text: string, path: string, parser: Parser, depth?: Depth): FileFacts {
  if (text.length > MAX_BYTES.source) return notAnalyzed(TOO_LARGE, parser);
  try {
    return isMinified(text)
      ? notAnalyzed('Is minified: not analyzed', parser)
      : extractFacts(text, path, parser, depth);
  } catch (error) {
    // The tree is too deep for the stack, or there is a bug in the analysis: other files are analyzed all the same.
    return notAnalyzed(
      error instanceof RangeError ? 'Is nested too deeply: not analyzed' : `Cannot be analyzed: ${String(error)}`,
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

function notAnalyzed(message: string, parser: Parser): FileFacts {
  return { ...extractFacts('', 'nothing.js', parser), lines: 0, error: { message, span: [1, 1, 1, 1] } };
}
