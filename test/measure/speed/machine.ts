/** The machine on which all this was measured. */
import { arch, cpus, platform, totalmem } from 'node:os';
import { VERSIONS } from './tools/index.ts';

export function describeMachine(): string {
  const processors = cpus();
  const memory = Math.round(totalmem() / 2 ** 30);
  return `${processors.length} × ${processors[0]?.model.trim() ?? 'unknown processor'}, ${memory} GB, ${platform()} ${arch()}, Node ${process.versions.node}; ${VERSIONS.join(', ')}`;
}
