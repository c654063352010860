/** The exit codes of the command line, by meaning. */
export const EXIT = {
  /** Nothing at or above `warning`. */
  clean: 0,
  findings: 1,
  /** Wrong usage or unreadable input. */
  usage: 2,
  internal: 3,
  /** Ctrl-C, by the convention of shells. */
  cancelled: 130,
} as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];
