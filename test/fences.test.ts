/** The fences between the folders hold: an import that the table forbids is an error, with the reason. */
import assert from 'node:assert/strict';
import { ESLint } from 'eslint';

/** What must not be written, by the folder it stands in; and what may. */
const FORBIDDEN: readonly (readonly [folder: string, source: string])[] = [
  ['analysis', 'node:fs'],
  ['analysis', 'vscode'],
  ['analysis', 'vscode-languageserver'],
  ['analysis', '../project/project.ts'],
  ['analysis/program', '../rules/index.ts'],
  ['analysis/program/graph', '../../rules/index.ts'],
  ['analysis/extract', '../program/program.ts'],
  ['analysis/facts', '../extract/index.ts'],
  ['analysis/syntax', '../facts/facts.ts'],
  ['analysis/assessment', '../rules/index.ts'],
  ['analysis/program', '../../server/main.ts'],
  ['analysis/program/graph', '../values/values.ts'],
  ['analysis/program/values', '../link/link.ts'],
  ['analysis/program/link', '../contexts/contexts.ts'],
  ['analysis/program/contexts', '../flow/effects.ts'],
  ['analysis/program/flow', '../program.ts'],
  ['analysis/rules', '../program/graph/graph.ts'],
  ['analysis/advice', '../program/program.ts'],
  ['cli', '../analysis/judge.ts'],
  ['cli/commands', '../../project/open-project.ts'],
  ['server/features', '../../analysis/facts/facts.ts'],
  ['project', '../analysis/extract/index.ts'],
  ['analysis/rules', '../refactors/index.ts'],
  ['analysis/rules', '../advice/index.ts'],
  ['analysis/rules', 'node:path'],
  ['protocol', '../project/index.ts'],
  ['protocol', 'vscode'],
  ['project', '../cli/main.ts'],
  ['project', 'vscode'],
  ['project', 'vscode-languageserver'],
  ['server', '../cli/main.ts'],
  ['server', '../extension/main.ts'],
  ['server', 'vscode'],
  ['server/features', '../../extension/main.ts'],
  ['cli', '../server/main.ts'],
  ['cli/reporters', '../../benchmark/runner.ts'],
  ['cli', 'vscode'],
  ['extension', '../server/main.ts'],
  ['extension', '../project/index.ts'],
  ['api', '../cli/main.ts'],
  ['api', '../project/open-project.ts'],
  ['project', '../api/finding.ts'],
  ['benchmark', '../cli/main.ts'],
  ['benchmark', 'vscode'],
  ['benchmark-client', '../benchmark/runner.ts'],
  ['extension', '../benchmark/runner.ts'],
  ['panel', '../extension/main.ts'],
  ['panel', 'node:os'],
];
const ALLOWED: readonly (readonly [folder: string, source: string])[] = [
  ['analysis', './syntax/parser.ts'],
  ['analysis/rules', '../assessment/index.ts'],
  ['analysis/program', '../facts/facts.ts'],
  ['analysis/program/flow', '../graph/graph.ts'],
  ['analysis/rules', '../program/index.ts'],
  ['panel', '../protocol/panel.ts'],
  ['cli', '../project/paths.ts'],
  ['analysis/syntax', '@typescript-eslint/types'],
  ['protocol', '../analysis/index.ts'],
  ['project', 'node:fs/promises'],
  ['server/features', '../../protocol/settings.ts'],
  ['server', 'vscode-languageserver/node'],
  ['cli', '../project/index.ts'],
  ['cli/commands', '../../benchmark-client/index.ts'],
  ['cli/reporters', '../../api/finding.ts'],
  ['extension/commands', 'vscode'],
  ['extension', 'vscode-languageclient/node'],
];

describe('fences between the folders', () => {
  const eslint = new ESLint({
    // The probes are not on disk, where a typed parser would look for them.
    overrideConfig: { languageOptions: { parserOptions: { projectService: false } } },
    ruleFilter: ({ ruleId }) => ruleId === 'no-restricted-imports',
  });

  async function complaints(folder: string, source: string): Promise<string[]> {
    const results = await eslint.lintText(`import { x } from '${source}';\n`, { filePath: `src/${folder}/probe.ts` });
    return results.flatMap((result) => result.messages.map((message) => message.message));
  }

  for (const folder of ['project', 'project/cache', 'server', 'cli/commands']) {
    for (const name of ['readFile', 'readFileSync', 'open', 'createReadStream']) {
      it(`src/${folder} does not read files by ${name}`, async () => {
        const [result] = await eslint.lintText(`import { ${name} } from 'node:fs';\n`, {
          filePath: `src/${folder}/probe.ts`,
        });
        assert.match(result?.messages[0]?.message ?? '', /read through src\/project\/read-file\.ts/);
      });
    }
  }

  for (const [folder, source] of FORBIDDEN) {
    it(`src/${folder} does not import ${source}`, async () => {
      const [message] = await complaints(folder, source);
      assert.ok(message, 'no complaint');
      assert.match(
        message,
        /^'.+' import is restricted from being used by a pattern\. \S.+\.$/s,
        'the message gives the reason',
      );
    });
  }
  for (const [folder, source] of ALLOWED) {
    it(`src/${folder} may import ${source}`, async () => assert.deepEqual(await complaints(folder, source), []));
  }
});
