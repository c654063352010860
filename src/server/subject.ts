/** What stands at a position of a document of the client. */
import { readFile } from 'node:fs/promises';
import { subjectAt as subjectIn, type Subject } from '../project/index.ts';
import type { At } from '../protocol/advice.ts';
import type { ServerContext } from './context.ts';
import { fileOfUri } from './file-uri.ts';
import type { Session } from './session.ts';

/**
 * @param around take the line and the function around the position where nothing stands right there
 * @returns undefined where there is nothing to say
 */
export async function subjectAt(
  context: ServerContext,
  at: At,
  { around }: { readonly around: boolean },
): Promise<Subject | undefined> {
  const place = placeOf(context, at);
  if (!place) return undefined;
  const { session, file } = place;
  const subject = await subjectIn(session, file, at, around ? await textOf(context, file) : undefined);
  return subject && context.measured.applyTo(subject);
}

export function placeOf(
  { folders }: ServerContext,
  { uri }: At,
): { readonly session: Session; readonly file: string } | undefined {
  const file = fileOfUri(uri);
  const session = file === undefined ? undefined : folders.around(file)?.session;
  return file !== undefined && session ? { session, file } : undefined;
}

async function textOf({ documents }: ServerContext, file: string): Promise<string | undefined> {
  // What is known of a file that cannot be read any more stays without its text.
  return documents.get(file)?.getText() ?? readFile(file, 'utf8').catch(() => undefined);
}
