/** Names that a compiled handler and the process that loads it agree on: those in the file, and the handler's own. */
export const HANDLER = { captured: '__workload_handler', call: '__workload_handle', file: '-handler' } as const;

/** @param code path of a compiled file */
export const isHandlerFile = (code: string): boolean => code.replace(/\.[cm]?js$/, '').endsWith(HANDLER.file);
