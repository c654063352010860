/** The code at a position of a client's document. */
import { subjectAt as subjectIn, type Subject } from '../project/index.ts';
import { readText } from '../project/read-file.ts';
import type { At } from '../protocol/advice.ts';
import type { ServerContext } from './context.ts';
import type { Session } from './session.ts';

/**
 * @param around also accept the line and the enclosing function
 * @returns undefined if nothing is known about the position
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
  { documents, folders }: ServerContext,
  { uri }: At,
): { readonly session: Session; readonly file: string } | undefined {
  const file = documents.fileOf(uri);
  const session = file === undefined ? undefined : folders.around(file)?.session;
  return file !== undefined && session ? { session, file } : undefined;
}

async function textOf({ documents }: ServerContext, file: string): Promise<string | undefined> {
  // If the file can no longer be read, keep what is known without its text.
  return documents.get(file)?.getText() ?? readText(file, 'source').catch(() => undefined);
}
