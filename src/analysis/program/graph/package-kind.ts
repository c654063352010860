/** What the package and the imports of a file say of who waits for it. */
import { SERVES_PEERS } from '../../catalogue/contexts/frameworks.ts';
import type { SourceFile } from './graph.ts';
import type { SourceFileInput } from './source-file-input.ts';

/** Whose package others run or import. */
export const isForOthers = ({ package: owner }: SourceFile): boolean => owner?.offers !== undefined;

/** A package with commands does what they ask for and nothing else meanwhile, although others may import it as well. */
export const isOfTool = ({ package: owner }: SourceFile): boolean =>
  owner?.offers === 'commands' || (owner?.offers !== undefined && owner.hasCommands === true);

/** Loaded into threads by packages of pools, which take a path from settings. */
export const isNamedWorker = ({ path }: SourceFile): boolean =>
  /(^|[/.-])((\w+[a-z])?[wW]orker|worker[.-][\w.-]+)(\.flow)?\.[cm]?[jt]sx?$/.test(path);

/**
 * What decides about contexts besides calls and registrations, as text to compare: which files a file loads, and
 * whether a service waits in it.
 */
export const packageKindOf = (file: Imports): string =>
  JSON.stringify([
    servesPeers(file),
    [...new Set(filesLoadedBy(file))].sort(),
    file.facts.imports.flatMap(({ within, specifier }) => (within ? [specifier, within] : [])),
  ]);

type Imports = Pick<SourceFileInput, 'facts' | 'resolutions' | 'isDependency'>;

export const filesLoadedBy = ({ resolutions }: Imports): string[] =>
  resolutions.flatMap((resolution) => resolution?.file ?? []);

export const servesPeers = ({ facts, isDependency }: Imports): boolean =>
  !isDependency && facts.imports.some(({ specifier, typeOnly }) => !typeOnly && SERVES_PEERS.has(specifier));
