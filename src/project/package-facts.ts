/** What the analysis needs to know about the package of a file. */
import { roleOf, type FileFacts, type FileRole, type PackageFacts } from '../analysis/index.ts';
import { filesRunByScripts } from './package-scripts.ts';
import { folderOf, pathIn } from './paths.ts';
import { isObject, type Manifest } from './resolve/manifests.ts';
import type { SourceLookup } from './resolve/source-lookup.ts';

/** Fields whose keys are package names. */
const DEPENDENCY_FIELDS = ['dependencies', 'devDependencies', 'peerDependencies', 'optionalDependencies'];

/** Assigns the project's files to their packages. */
export class PackageIndex {
  readonly #root: string;
  readonly #byFolder: Map<string, PackageFacts>;

  /** @param root of the project: it is a package even without a package.json */
  constructor(root: string, manifests: readonly Manifest[], lookup: SourceLookup) {
    this.#root = root;
    this.#byFolder = new Map([[root, { dir: root, name: '', bin: [], dependencies: [] }]]);
    for (const manifest of manifests.toSorted((a, b) => a.folder.length - b.folder.length)) {
      const {
        folder,
        fields: { name },
      } = manifest;
      // Without a name, or with the name of the package around it or of a path in it, it only says which kind of
      // modules a folder contains.
      if (folder === root || (typeof name === 'string' && !isPartOf(name, this.#around(folderOf(folder))?.name))) {
        this.#byFolder.set(folder, packageFactsOf(manifest, lookup));
      }
    }
  }

  /** @param file of the project */
  of(file: string): PackageFacts | undefined {
    return this.#around(folderOf(file));
  }

  /** The purpose of a file of the project. */
  roleOf(file: string, { shebang }: FileFacts): FileRole {
    const folder = this.of(file)?.dir ?? this.#root;
    return roleOf(file.slice(this.#root.length + 1), file.slice(folder.length + 1), Boolean(shebang));
  }

  #around(folder: string): PackageFacts | undefined {
    const known = this.#byFolder.get(folder);
    const parent = folderOf(folder);
    if (known || parent === folder) return known;
    const found = this.#around(parent);
    if (found) this.#byFolder.set(folder, found);
    return found;
  }
}

const isPartOf = (name: string, around: string | undefined): boolean =>
  around !== undefined && (name === around || name.startsWith(`${around}/`));

/** Fields of packages that others import. */
const IMPORTED_FIELDS = ['exports', 'module', 'types'];
const ENTRY_FIELDS = ['main', ...IMPORTED_FIELDS];
/** Fields that only published packages have. */
const PUBLISHED_FIELDS = [...IMPORTED_FIELDS, 'typings', 'files', 'bin', 'publishConfig'];

/** Applications have a main file, too, and a start script. So do editor extensions. */
const isApplication = (fields: Manifest['fields']): boolean =>
  (isObject(fields.engines) && fields.engines['vscode'] !== undefined) ||
  (isObject(fields.scripts) &&
    fields.scripts['start'] !== undefined &&
    PUBLISHED_FIELDS.every((field) => fields[field] === undefined));

/** Fields for finding a package in the registry. Without other fields, its entry is `index.js`. */
const hasKeywords = ({ keywords }: Manifest['fields']): boolean => Array.isArray(keywords) && keywords.length > 0;

/** A private package is not imported by others. */
function offersOf(fields: Manifest['fields']): Pick<PackageFacts, 'offers'> {
  const isPublished =
    [...ENTRY_FIELDS, 'publishConfig'].some((field) => fields[field] !== undefined) || hasKeywords(fields);
  if (fields.private !== true && !isApplication(fields) && isPublished) return { offers: 'modules' };
  return fields.bin === undefined ? {} : { offers: 'commands' };
}

/** The texts in objects, by key; later objects win. */
const textsIn = (...objects: readonly unknown[]): Record<string, string> =>
  Object.fromEntries(
    objects.flatMap((object) =>
      Object.entries(isObject(object) ? object : {}).filter(
        (entry): entry is [string, string] => typeof entry[1] === 'string',
      ),
    ),
  );

function packageFactsOf({ folder, fields }: Manifest, lookup: SourceLookup): PackageFacts {
  const { name, bin, main, type, scripts } = fields;
  const sourceOf = (path: string) => lookup.built(folder, pathIn(folder, `./${path}`));
  const bins =
    typeof bin === 'string'
      ? [bin]
      : Object.values(isObject(bin) ? bin : {}).filter((path) => typeof path === 'string');
  const run = filesRunByScripts(scripts);
  const once = new Set(run.once.flatMap((path) => sourceOf(path) ?? []));
  const started = new Set(run.started.flatMap((path) => sourceOf(path) ?? []));
  const mainFile = typeof main === 'string' ? sourceOf(main) : undefined;
  return {
    dir: folder,
    name: typeof name === 'string' ? name : '',
    bin: [...new Set(bins.flatMap((path) => sourceOf(path) ?? []))],
    ...(bins.length > 0 && { hasCommands: true as const }),
    ...(mainFile !== undefined && { main: mainFile }),
    ...(type === 'module' && { isModule: true as const }),
    ...(once.size > 0 && { once: [...once] }),
    ...(started.size > 0 && { started: [...started] }),
    ...offersOf(fields),
    dependencies: DEPENDENCY_FIELDS.flatMap((field) => Object.keys(isObject(fields[field]) ? fields[field] : {})),
    ranges: textsIn(...DEPENDENCY_FIELDS.toReversed().map((field) => fields[field])),
    scripts: Object.values(textsIn(scripts)),
  };
}
