/**
 * SARIF 2.1.0 for code scanning: rules with their help, the chain as a code flow, fingerprints that survive moved
 * lines.
 */
import { pathToFileURL } from 'node:url';
import type { Fix, Location, Log, Region, ReportingDescriptor, Result, ThreadFlowLocation } from 'sarif';
import { homepage } from '../../../package.json';
import {
  rules,
  titleOf,
  type Change,
  type FileError,
  type Finding,
  type Place,
  type Rule,
  type Severity,
  type Span,
} from '../../analysis/index.ts';
import { createFingerprints } from '../fingerprints.ts';
import { relativeTo } from '../paths.ts';
import type { Report, Reporter } from '../report.ts';

/** The current folder, under the name that GitHub and other tools know. */
const BASE = '%SRCROOT%';
const LEVELS = {
  off: 'none',
  hint: 'note',
  info: 'note',
  warning: 'warning',
  error: 'error',
} as const satisfies Record<Severity, Result.level>;

export const report: Reporter = (results) => `${JSON.stringify(logOf(results), null, 2)}\n`;

function logOf({ version, root, findings, errors, changes }: Report): Log {
  const fingerprint = createFingerprints(root);
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'workload-lint',
            informationUri: homepage,
            version,
            semanticVersion: version,
            rules: rules.map(descriptorOf),
          },
        },
        columnKind: 'utf16CodeUnits',
        originalUriBaseIds: { [BASE]: { uri: `${pathToFileURL(root).href}/` } },
        invocations: [
          { executionSuccessful: true, toolExecutionNotifications: errors.map((error) => notification(error, root)) },
        ],
        results: findings.map((finding) => ({
          ...resultOf(finding, root, fingerprint(finding)),
          ...fixesOf(changes?.get(finding), root),
        })),
      },
    ],
  };
}

const descriptorOf = ({ id, docs }: Rule): ReportingDescriptor => ({
  id,
  helpUri: `${homepage}/blob/main/docs/rules/${id}.md`,
  shortDescription: { text: docs.what },
  fullDescription: { text: docs.why },
  help: {
    text: `${docs.why}\n\n${docs.instead}`,
    markdown: [docs.why, 'Bad:', codeBlock(docs.bad), 'Good:', codeBlock(docs.good), docs.instead, docs.limits].join(
      '\n\n',
    ),
  },
  defaultConfiguration: { level: 'warning' },
  properties: { tags: ['performance', 'event-loop'] },
});

const codeBlock = (code: string): string => `\`\`\`ts\n${code}\n\`\`\``;

function resultOf(finding: Finding, root: string, fingerprint: string): Result {
  const { rule, severity, message, confidence, workload, context, entry, chain, cost } = finding;
  const steps = [
    ...(entry === undefined ? [] : [locationOf(entry, root, `${titleOf(entry)} (${entry.kind})`)]),
    ...chain.map((link) => locationOf(link, root, link.name)),
  ];
  return {
    ruleId: rule,
    // SARIF requires -1 for findings of rules without a page.
    ruleIndex: rules.findIndex(({ id }) => id === rule),
    level: LEVELS[severity],
    message: { text: message },
    locations: [locationOf(finding, root)],
    relatedLocations: steps.map((location, id) => ({ id, ...location })),
    ...(steps.length > 0 && { codeFlows: [{ threadFlows: [{ locations: steps.map(step) }] }] }),
    partialFingerprints: { 'workloadLint/v1': fingerprint },
    properties: { confidence, workload, context, ...(cost && { cost }) },
  };
}

/** What the recommended refactor changes, unless it creates files, which SARIF cannot express. */
function fixesOf(change: Change | undefined, root: string): { readonly fixes?: Fix[] } {
  if (!change || change.files.length === 0 || change.created.length > 0) return {};
  const artifactChanges = change.files.map(({ file, edits }) => ({
    artifactLocation: artifactOf(file, root),
    replacements: edits.map(({ span, newText }) => ({
      deletedRegion: regionOf(span),
      insertedContent: { text: newText },
    })),
  }));
  return { fixes: [{ description: { text: change.title }, artifactChanges }] };
}

/** Each step is one call deeper. */
const step = (location: Location, nestingLevel: number): ThreadFlowLocation => ({ location, nestingLevel });

const notification = (error: FileError, root: string) => ({
  level: 'warning' as const,
  message: { text: error.message },
  locations: [locationOf(error, root)],
});

const locationOf = ({ file, span }: Place, root: string, message?: string): Location => ({
  physicalLocation: { artifactLocation: artifactOf(file, root), region: regionOf(span) },
  ...(message !== undefined && { message: { text: message } }),
});

const regionOf = ([startLine, startColumn, endLine, endColumn]: Span): Region => ({
  startLine,
  startColumn,
  endLine,
  endColumn,
});

function artifactOf(file: string, root: string): { readonly uri: string; readonly uriBaseId?: string } {
  const relative = relativeTo(root, file);
  if (relative.startsWith('../')) return { uri: pathToFileURL(file).href };
  return { uri: relative.split('/').map(encodeURIComponent).join('/'), uriBaseId: BASE };
}
