/** File descriptors, and the handles that replace them: data. */
import type { NamePattern } from './naming/types.ts';

/** The method of a handle for a call, and the member of its result that the blocking call returned. */
export interface HandleMethod {
  readonly name: string;
  readonly member?: string;
}

/** What opens a file, and the method that closes it. */
export const OPENS = 'openSync';
export const CLOSES = 'close';

export const HANDLE_METHODS: Readonly<Partial<Record<string, HandleMethod>>> = {
  closeSync: { name: CLOSES },
  fchmodSync: { name: 'chmod' },
  fchownSync: { name: 'chown' },
  fdatasyncSync: { name: 'datasync' },
  fstatSync: { name: 'stat' },
  fsyncSync: { name: 'sync' },
  ftruncateSync: { name: 'truncate' },
  futimesSync: { name: 'utimes' },
  readSync: { name: 'read', member: 'bytesRead' },
  readvSync: { name: 'readv', member: 'bytesRead' },
  writeSync: { name: 'write', member: 'bytesWritten' },
  writevSync: { name: 'writev', member: 'bytesWritten' },
};

/** A variable that holds a descriptor. */
export const DESCRIPTOR: NamePattern = {
  pattern: /(^|[a-z_])(fd|Fd|FD)$/,
  matches: ['fd', 'logFd', 'log_fd', 'outFD'],
  misses: ['fds', 'fdCount', 'file'],
};

/** A variable whose name would be wrong for a handle, and names for it. */
export const DESCRIPTOR_ENDING: NamePattern = {
  pattern: /^fd$|fd$|Fd$|FD$|descriptor$/i,
  matches: ['fd', 'logfd', 'descriptor', 'fileDescriptor'],
  misses: ['fds', 'file', 'handle'],
};
export const HANDLE_NAMES: readonly string[] = ['file', 'handle', 'fileHandle'];

const OPENED = /\bopenSync\(/;
/** @param code as written */
export const isOpened = (code: string): boolean => OPENED.test(code);

const FS = /^(node:)?fs$/;
export const isFileSystem = (module: string): boolean => FS.test(module);
