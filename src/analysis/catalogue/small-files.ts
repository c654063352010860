/** Recognises small files, and paths that are not real files, by name: reading one takes microseconds. */
import type { CatalogueRow } from './types.ts';

/** The kernel generates them, or they contain a line or two. */
const OF_THE_SYSTEM = new RegExp(
  [
    String.raw`^/(proc|sys)/`,
    String.raw`^/(\.dockerenv|run/\.containerenv)$`,
    String.raw`^/etc/(os-release|hostname|hosts|machine-id|timezone|issue|passwd|group|resolv\.conf|[\w-]+[-_](release|version))$`,
  ].join('|'),
);

/**
 * Names of manifests, certificates and marker files. Settings are not included: reading those repeatedly should be
 * reported.
 */
const FILE_NAME = new RegExp(
  [
    String.raw`(^|[\\/.-])(package|bower|composer|lerna|nx|version|[jt]sconfig[\w.-]*)\.json$`,
    String.raw`\.(pem|crt|cer|pfx|p12|pid|sock|nvmrc|npmrc)$`,
    String.raw`(^|[\\/])(\.env[\w.-]*|VERSION|\.[a-z]+ignore)$`,
  ].join('|'),
);

/** Settings are written once per change. */
const SETTINGS = /(^|[\\/.-])(config|settings|preferences)\.(json|json5|ya?ml|toml|ini)$/i;

/** Variables and properties that contain such a name. */
const VARIABLE = new RegExp(
  [
    '(^|[a-z_])([pP]kg|[mM]eta([dD]ata)?|[pP]ackage|[cC]ert(ificate)?|[pP]em|[pP]fx|[pP]id|[sS]ock(et)?|[iI]gnore)(Json|JSON)?(File|Path|FilePath|FileName|Filename)$',
    '^(_?pkg|cert|ca|crl|pfx|dhparam|(ssl|tls|secure|private|public)(Key|Cert)|(key|cert|ca)_?([fF]ile|[pP]ath)|(ssl|tls|private|public)(Key|Cert)(File|Path))$',
    '(^|[a-z_])[pP]ackage_?(Json|JSON|json)$',
  ].join('|'),
);

/** Calls that take a single whole file. */
const ONE_FILE = /^(read|write|append|output|remove|rm|copy)(File|Json|JSON)?Sync$/;

export const isOfTheSystem = (path: string): boolean => OF_THE_SYSTEM.test(path);
export const namesSmallFile = (path: string, isWritten: boolean): boolean =>
  FILE_NAME.test(path) || (isWritten && SETTINGS.test(path));
export const holdsSmallFile = (variable: string): boolean => VARIABLE.test(variable);

/** Variables with the path of a page or message template. */
const OF_TEMPLATE = /([tT]emplate|TEMPLATE)(_?([pP]ath|PATH|[fF]ile(Path|Name|name)?|FILE))?$/;
export const holdsTemplate = (variable: string): boolean => OF_TEMPLATE.test(variable);

/** Files that grow while the program runs. */
const GROWS = /(db|database|data|store|storage|cache|history|logs?|records?|entries|users|sessions?|state)\.\w+$/i;
export const namesFixedFile = (path: string): boolean => /[\w-]\.\w+$/.test(path) && !GROWS.test(path);

/** Rows are compared by identity, so each is changed only once. */
function changed(fits: RegExp, change: Partial<CatalogueRow>): (row: CatalogueRow) => CatalogueRow | undefined {
  const made = new WeakMap<CatalogueRow, CatalogueRow>();
  return (row) => {
    if (row.cost !== 'content' || !fits.test(row.name)) return undefined;
    let other = made.get(row);
    if (!other) made.set(row, (other = { ...row, ...change }));
    return other;
  };
}

/**
 * @returns the row for a small file, as cheap as reading a directory entry; undefined if the call does not take a
 * single file
 */
export const smallRow = changed(ONE_FILE, { cost: 'metadata', isSmall: true });

/** @returns the row for a file that the code names; undefined if the call does not read a single file */
export const fixedRow = changed(/^read(File|Json|JSON)Sync$/, { hasFixedFile: true });

/** Properties with the path of such a file, in options of servers: `options.key`. */
export const isPropertyOfSmallFile = (property: string): boolean => property === 'key' || holdsSmallFile(property);

const WRITES = /^(write|output)/;
/** @param name of the row of a call */
export const writesWhole = (name: string): boolean => WRITES.test(name);

/** @param name the last name of what is called: `dirname` */
export const givesParentFolder = (name: string): boolean => name === 'dirname';

/** The number of a process in a lock file: a few bytes. */
export const PROCESS_ID = { object: 'process', property: 'pid' } as const;
