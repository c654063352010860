/** Every host that people write handlers for: what blocks in them is told, and by whom it is called. */
import assert from 'node:assert/strict';
import { SEVERITIES, type Finding, type Severity } from '../../../src/analysis/findings.ts';
import { expectGenerated } from '../../support/generated.ts';
import { filesIn, findingsOf } from '../small-project.ts';
import type { Host } from './host.ts';
import { GROUPS } from './groups.ts';

const IMPORT = `import { pbkdf2Sync } from 'node:crypto'; `;
const BLOCKS = `pbkdf2Sync('word', 'salt', 100000, 64, 'sha512')`;

const levelOf = ({ level, context }: Host): Severity => level ?? (context === 'request' ? 'warning' : 'info');

/** A line for each `block()`: what is told of it. */
function told(host: Host): string[] {
  const files = filesIn(host.source);
  const found = findingsOf(
    files.map((file) => ({
      ...file,
      text: file.text.includes('block()')
        ? file.text.replace(/^((?:'use \w+';\n|<script[^>]*>|---\n)?)/, `$1${IMPORT}`).replaceAll('block()', BLOCKS)
        : file.text,
    })),
  );
  return files.flatMap(({ path, text }) =>
    text
      .split('\n')
      .flatMap((line, index) =>
        Array.from({ length: line.split('block()').length - 1 }, (_, nth) =>
          tells(host, line, (found.get(path) ?? []).filter(({ span }) => span[0] === index + 1)[nth]),
        ),
      ),
  );
}

function tells(host: Host, line: string, finding: Finding | undefined): string {
  const where = line.trim();
  if (!finding) return `silent: ${where}`;
  const { entry, context, severity } = finding;
  const isLoud = SEVERITIES.indexOf(severity) >= SEVERITIES.indexOf(levelOf(host));
  const isRight = context === host.context && entry?.kind === host.kind && entry.name !== '' && isLoud;
  return isRight ? `${host.context} ${host.kind}` : `${severity} ${context} ${entry?.kind ?? ''}: ${where}`;
}

for (const [group, hosts] of Object.entries(GROUPS))
  describe(`hosts: ${group}`, () => {
    for (const host of hosts)
      it(host.name, () => {
        const lines = told(host);
        assert.ok(lines.length > 0);
        assert.deepEqual(
          lines.filter((line) => line !== `${host.context} ${host.kind}`),
          [],
        );
      });
  });

describe('the page of hosts', () => {
  it('is made from the tables', () => expectGenerated('docs/hosts.md', page));
});

function page(): string {
  const all = Object.values(GROUPS).flat();
  return `${[
    '# Hosts',
    '',
    `${all.length} kinds of handlers are recognised by how they are registered, synchronous or not. Each has a small test program in`,
    '`test/analysis/hosts/`; this page is generated from these tests.',
    '',
    ...Object.entries(GROUPS).flatMap(([group, hosts]) => [
      `## ${group}`,
      '',
      '| Handlers | Context | Entry point | At least |',
      '| --- | --- | --- | --- |',
      ...hosts.map((host) => `| ${host.name} | ${host.context} | ${host.kind} | ${levelOf(host)} |`),
      '',
    ]),
    '`At least`: the severity of a call that takes tens of milliseconds. Hosts are listed in `src/analysis/catalogue/contexts/`;',
    '[Add an API](how-to/add-an-api.md) says how to add one.',
  ].join('\n')}\n`;
}
