/** Turns disk errors into messages: which file, and what is wrong with it. */
import type { FileError, Span } from '../analysis/index.ts';

const START: Span = [1, 1, 1, 1];

const REASONS: Readonly<Record<string, string>> = {
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  ENOENT: 'no such file or folder',
  ELOOP: 'too many symbolic links',
  EISDIR: 'is a folder',
  ENOTDIR: 'is not a folder',
  EMFILE: 'too many open files',
  ENFILE: 'too many open files',
  ENOTFILE: 'is not a regular file',
  EAGAIN: 'has no content yet',
  ENXIO: 'is not a regular file',
  ENAMETOOLONG: 'the name is too long',
};

/** @param error the error of `node:fs`, or its code and message */
export function unreadable(file: string, error: unknown): FileError {
  const { code, message } = error as NodeJS.ErrnoException;
  return fileError(file, code === 'EFBIG' ? `${message}: not analyzed` : `Cannot be read: ${reason(error)}`);
}

/** An error at the start of a file, or at `span`. */
export function fileError(file: string, message: string, span: Span = START): FileError {
  return { file, span, message };
}

/** Removes duplicates by file and position. */
export function distinct(errors: Iterable<FileError>): FileError[] {
  const each = new Map([...errors].map((error) => [`${error.file}\0${error.message}\0${error.span.join()}`, error]));
  return [...each.values()].sort((a, b) =>
    a.file === b.file ? a.span[0] - b.span[0] || a.span[1] - b.span[1] : a.file < b.file ? -1 : 1,
  );
}

/** The position of an offset (in UTF-16 units) as an empty span. */
export function spanAt(text: string, offset: number): Span {
  const before = text.slice(0, offset);
  const line = before.split('\n').length;
  const column = offset - before.lastIndexOf('\n');
  return [line, column, line, column];
}

/** The reason in words: `no such file or folder`. */
export function reason(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  return (code === undefined ? undefined : REASONS[code]) ?? message;
}
