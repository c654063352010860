/** What the extension host runs: the suites of one session, by mocha. */
import Mocha from 'mocha';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { format } from 'node:util';
import CountingReporter from '../../support/counting-reporter.cjs';
import { REPORT_MARK } from '../page-protocol.ts';

/** @throws where a test fails, which ends the editor with a code that is not 0 */
export async function run(): Promise<void> {
  Mocha.reporters.Base.consoleLog = (...words: unknown[]) =>
    console.log(format(...words).replaceAll(/^/gm, REPORT_MARK));
  const mocha = new Mocha({ ui: 'bdd', color: false, timeout: 120_000, reporter: CountingReporter });
  for (const file of (await readdir(__dirname)).sort()) {
    if (file.endsWith('.suite.js')) mocha.addFile(join(__dirname, file));
  }
  await new Promise<void>((resolve, reject) => {
    mocha.run((failures) => (failures > 0 ? reject(new Error(`${failures} failed`)) : resolve()));
  });
}
