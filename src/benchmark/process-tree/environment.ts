/** Which environment variables measured code sees: what programs need to start, and what the user names. */

/** The variable that every process of a run inherits, whatever it does with its process group. */
export const RUN_MARK = 'WORKLOAD_LINT_RUN';

/** Needed to find programs, folders, locales, certificates and shared libraries; no secrets among them. */
const HANDED_ON: readonly RegExp[] = [
  /^(?:PATH|PATHEXT|HOME|USER|LOGNAME|SHELL|TERM|LANG|LANGUAGE|LC_[A-Z]+|TZ)$/,
  /^(?:TMPDIR|TEMP|TMP|XDG_[A-Z_]+|LD_LIBRARY_PATH|DYLD_[A-Z_]+)$/,
  /^(?:NODE_ENV|NODE_PATH|NODE_EXTRA_CA_CERTS|UV_THREADPOOL_SIZE|ELECTRON_RUN_AS_NODE)$/,
  /^(?:SYSTEMROOT|SYSTEMDRIVE|WINDIR|COMSPEC|APPDATA|LOCALAPPDATA|USERPROFILE|USERNAME|HOMEDRIVE|HOMEPATH)$/,
  /^(?:PROGRAMDATA|PROGRAMFILES(?:\(X86\))?|COMMONPROGRAMFILES(?:\(X86\))?|NUMBER_OF_PROCESSORS)$/,
];

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * @param all the environment of the runner
 * @param named names of further variables that the user hands on; those that are not set are skipped
 */
export function handedOn(all: Environment, named: readonly string[] = []): Record<string, string> {
  return Object.fromEntries(
    Object.entries(all).filter((entry): entry is [string, string] => {
      const [name, value] = entry;
      // Names have no case on Windows.
      return value !== undefined && (named.includes(name) || HANDED_ON.some((form) => form.test(name.toUpperCase())));
    }),
  );
}
