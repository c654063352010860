/** Some seconds in one file: it is opened, edited as typists and accidents do, and closed, saved or not. */
import { readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Random } from '../../support/random.ts';
import { uriOf, type TestClient } from '../../server/test-client.ts';
import { keystrokes } from '../speed/typing/keystrokes.ts';
import { STATEMENT } from '../speed/typing/latency.ts';
import { editText } from './text-edits.ts';

/** An edit or a request, from the moment it was sent until what is shown is that of this text, or of a later one. */
export interface Edited {
  readonly milliseconds: number;
  /** Milliseconds of them in which server and client wanted to run, and others did. */
  readonly starved: number;
  readonly isRequest: boolean;
}

export interface Session {
  readonly file: string;
  /** To paste from. */
  readonly texts: readonly string[];
  readonly random: Random;
  /** Of a document: it grows from session to session, for what is shown of one may still be on its way in the next. */
  readonly nextVersion: () => number;
  /** Resolves when the next edit is due. */
  readonly nextEdit: () => Promise<void>;
  /** Milliseconds so far; see `Edited`. */
  readonly starved: () => number;
  readonly onEdited: (edited: Edited) => void;
}

/** A fifth of all sessions are accidents. */
const ACCIDENTS = 0.2;
const ACCIDENTS_PER_FILE = 50;
const EDITS_PER_REQUEST = 25;
/** Milliseconds after which no answer is waited for. */
const PATIENCE = 60_000;

/** @returns the text to be saved, if it is */
export async function editSession(client: TestClient, session: Session): Promise<string | undefined> {
  const { file, random } = session;
  const text = await readFile(file, 'utf8');
  await client.open(file, text, session.nextVersion());
  const isAccident = random.next() < ACCIDENTS;
  const last = isAccident ? await haveAccidents(client, session, text) : await type(client, session, text);
  await answered(client, file, last.version);
  await client.close(file);
  return isAccident || random.next() < 0.5 ? undefined : last.text;
}

interface Last {
  readonly version: number;
  readonly text: string;
}

/** Types a statement on a line of its own, and erases it. */
async function type(client: TestClient, session: Session, text: string): Promise<Last> {
  const { random, nextVersion } = session;
  const lines = text.split('\n');
  const line = random.below(lines.length);
  let [before, version] = ['', nextVersion()];
  // First the new line, so that what was there stays below.
  await edit(client, session, version, [{ range: rangeOf(line, 0, 0), text: '\n' }], line);
  for (const typed of keystrokes(STATEMENT)) {
    version = nextVersion();
    await edit(client, session, version, [{ range: rangeOf(line, 0, before.length), text: typed }], line);
    before = typed;
  }
  lines.splice(line, 0, '');
  return { version, text: lines.join('\n') };
}

async function haveAccidents(client: TestClient, session: Session, text: string): Promise<Last> {
  const { random, texts, nextVersion } = session;
  let [now, version] = [text, 0];
  for (let at = 0; at < ACCIDENTS_PER_FILE; at++) {
    now = editText(random.next() < 0.5 ? text : now, random, texts);
    version = nextVersion();
    await edit(client, session, version, [{ text: now }], 0);
  }
  return { version, text: now };
}

const rangeOf = (line: number, from: number, to: number) => ({
  start: { line, character: from },
  end: { line, character: to },
});

async function edit(
  client: TestClient,
  { file, nextEdit, starved, onEdited }: Session,
  version: number,
  contentChanges: readonly object[],
  line: number,
): Promise<void> {
  await nextEdit();
  const uri = uriOf(file);
  const [start, starvedBefore] = [performance.now(), starved()];
  const tell = (isRequest: boolean): void =>
    onEdited({ milliseconds: performance.now() - start, starved: starved() - starvedBefore, isRequest });
  await client.connection.sendNotification('textDocument/didChange', {
    textDocument: { uri, version },
    contentChanges,
  });
  void answered(client, file, version).then(() => tell(false));
  if (version % EDITS_PER_REQUEST !== 0) return;
  for (const method of ['textDocument/hover', 'textDocument/codeAction'])
    void client.connection
      .sendRequest(method, {
        textDocument: { uri },
        position: { line, character: 0 },
        range: rangeOf(line, 0, 0),
        context: { diagnostics: [] },
      })
      .then(() => tell(true), ignore);
}

/** Where it never is, that is a hang: the time is told all the same. */
const answered = (client: TestClient, file: string, version: number): Promise<unknown> =>
  Promise.race([
    client.diagnostics(file, (_, shown) => shown !== undefined && shown >= version),
    sleep(PATIENCE, undefined, { ref: false }),
  ]);

const ignore = (): void => {};
