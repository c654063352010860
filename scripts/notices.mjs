/** The notices of everything that is shipped and not ours: name, version, licence and its text, from the bundles. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Licences (SPDX) that allow to ship the code with this one, given the notice. */
export const ALLOWED = ['MIT', 'ISC', '0BSD', 'BSD-2-Clause', 'BSD-3-Clause', 'Apache-2.0', 'BlueOak-1.0.0', 'CC0-1.0'];

const TEXTS = /^(?:licen[cs]e|copying|notice|third-?party)/i;
const RULE = `\n\n${'-'.repeat(80)}\n\n`;

/**
 * @param {Iterable<string>} files paths of files that went into the bundles, as in esbuild's metafile
 * @returns {Set<string>} the folders of their packages, relative to the root: `node_modules/lit`
 */
export function packagesOf(files) {
  const packages = new Set();
  for (const file of files) {
    const [folder] = /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file) ?? [];
    if (folder) packages.add(folder);
  }
  return packages;
}

/**
 * @param {Iterable<string>} folders folders of packages
 * @returns {Promise<string>} the text of the file
 * @throws if a licence is unknown, or not one of ALLOWED
 */
export async function noticesFor(folders) {
  const notices = await Promise.all([...folders].map(noticeFor));
  const sorted = [...new Map(notices.map((notice) => [notice.title, notice.text]))].sort(([a], [b]) =>
    a < b ? -1 : 1,
  );
  const intro = 'Workload Lint contains the following third-party software.';
  return `${[intro, ...sorted.map(([title, text]) => `${title}\n\n${text}`)].join(RULE)}\n`;
}

async function noticeFor(folder) {
  const { name, version, license, author } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'));
  if (!isAllowed(license)) throw new Error(`${name}@${version} has the licence ${license}, which is not allowed`);
  const files = (await readdir(folder)).filter((file) => TEXTS.test(file)).sort();
  const texts = await Promise.all(files.map((file) => readFile(join(folder, file), 'utf8').catch(() => '')));
  const holder = typeof author === 'object' ? author.name : author;
  return {
    title: `${name} ${version} (${license})`,
    text:
      texts
        .map((text) => text.trim())
        .filter(Boolean)
        .join('\n\n') || `Copyright ${holder ?? `the authors of ${name}`}`,
  };
}

/** @param {unknown} license an SPDX expression of the form `MIT`, `(MIT OR X)` or `MIT AND X` */
export function isAllowed(license) {
  if (typeof license !== 'string') return false;
  const words = license.replace(/^\(|\)$/g, '');
  if (words.includes(' AND ')) return words.split(' AND ').every((part) => isAllowed(part));
  return words.split(' OR ').some((part) => ALLOWED.includes(part));
}
