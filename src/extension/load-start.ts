/** When the extension's bundle began to load; the first import of the program, so that nothing is evaluated before. */
export const loadStart = { at: performance.now(), cpu: process.cpuUsage() };
