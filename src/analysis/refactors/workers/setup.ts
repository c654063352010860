/** Decides, by the scripts and dependencies of a package, whether a worker's file is found at run time. */
import { COPIES } from '../../catalogue/bundlers.ts';
import { isTypeScriptFile } from '../../catalogue/javascript/files.ts';
import {
  COMPILER_CONFIGURATION,
  COMPILES_MODULES,
  keepsModules,
  PAGES,
  SETUPS,
  type Placement,
  type Setup,
} from '../../catalogue/setups.ts';
import type { SourceFile } from '../../program/index.ts';
import type { Chain } from '../chain/chain.ts';
import { filesReaching } from '../chain/family.ts';
import type { PoolKind } from './pool-templates.ts';

/** @returns why the file of a worker would not be found or loaded */
export function unfitSetup(chain: Chain, sourceFile: SourceFile, kind: PoolKind): string | undefined {
  const reaching = filesReaching(chain.program.sourceFiles, sourceFile);
  const placement: Placement = kind;
  const setup = SETUPS.find((each) => each.refuses.includes(placement) && applies(chain, each, sourceFile, reaching));
  if (setup) return `${setup.name} ${setup.because}`;
  if (kind !== 'threads' || !isTypeScriptFile(sourceFile.path)) return undefined;
  const { dependencies = [], dir = '' } = sourceFile.package ?? {};
  if (!dependencies.some((name) => COPIES.has(name)) || !dependencies.some((name) => COMPILES_MODULES.has(name)))
    return undefined;
  return keepsModules(chain.sources.source.text(`${dir}/${COMPILER_CONFIGURATION}`) ?? '')
    ? undefined
    : 'it is compiled to CommonJS, in which the bundler does not recognize workers';
}

function applies(
  chain: Chain,
  { packages, command, hasEntries, ofTypeScript, ofTests }: Setup,
  sourceFile: SourceFile,
  reaching: ReadonlySet<SourceFile>,
): boolean {
  const { dependencies = [], scripts = [], dir = '' } = sourceFile.package ?? {};
  if (ofTypeScript && !isTypeScriptFile(sourceFile.path)) return false;
  if (ofTests && ![...reaching].some(({ role }) => role === 'test')) return false;
  if (packages && !packages.split(' ').some((name) => dependencies.includes(name))) return false;
  if (!command) return true;
  return scripts.some((script) => command.test(script) && (!hasEntries || startsAny(chain, script, dir, reaching)));
}

/** Does a script start one of the files? A script that names no file of the program may start any. */
function startsAny({ program }: Chain, script: string, folder: string, reaching: ReadonlySet<SourceFile>): boolean {
  const named = script.match(/[\w@./-]+\.[cm]?[jt]sx?\b/g) ?? [];
  const known = named.flatMap((path) => program.unitAt(`${folder}/${path.replace(/^\.\//, '')}`) ?? []);
  return known.length === 0 || known.some((file) => reaching.has(file));
}

/** Is the package the page of a bundler, whatever framework it has? */
export const isPageOf = ({ sources }: Chain, { package: owner }: SourceFile): boolean =>
  Boolean(
    owner?.dependencies.includes(PAGES.bundler) && sources.source.text(`${owner.dir}/${PAGES.page}`) !== undefined,
  );
