/** The exit codes of the command line, by what they say. */
export const EXIT = {
  /** Nothing at or above `warning`. */
  clean: 0,
  findings: 1,
  /** Wrong use or unreadable input. */
  usage: 2,
  internal: 3,
  /** Ctrl-C, as shells count it. */
  cancelled: 130,
} as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];
