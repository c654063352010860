/** What a file's package and imports say about who waits for it. */
import { WORKER_FILE } from '../../catalogue/naming/files.ts';
import { SERVES_PEERS } from '../../catalogue/contexts/frameworks.ts';
import type { SourceFile } from './graph.ts';
import { filesOf, type SourceFileInput } from './source-file-input.ts';

/** Packages that others run or import. */
export const isForOthers = ({ package: owner }: SourceFile): boolean => owner?.offers !== undefined;

export const isNamedWorker = ({ path }: SourceFile): boolean => WORKER_FILE.pattern.test(path);

/** Everything besides calls and registrations that decides about contexts, as text for comparison. */
export const packageKindOf = (file: Imports): string =>
  JSON.stringify([
    servesPeers(file),
    [...new Set(filesLoadedBy(file))].sort(),
    file.facts.imports.flatMap(({ within, specifier }) => (within ? [specifier, within] : [])),
  ]);

type Imports = Pick<SourceFileInput, 'facts' | 'resolutions' | 'isDependency'>;

const filesLoadedBy = ({ resolutions }: Imports): string[] => resolutions.flatMap(filesOf);

const servesPeers = ({ facts, isDependency }: Imports): boolean =>
  !isDependency && facts.imports.some(({ specifier, typeOnly }) => !typeOnly && SERVES_PEERS.has(specifier));
