/** What `explain --at` says, for people. */
import { isEventLoop } from '../analysis/findings.ts';
import type { KnownCall, LevelExplanation, Severity } from '../analysis/index.ts';
import { leading, printableData } from '../project/printable.ts';
import type { Explained } from './explanation-json.ts';
import { place } from './reporters/place.ts';

type Weighed = NonNullable<LevelExplanation['weighed']>;

export function explanationAsText(untrusted: Explained): string {
  const { cwd, file, explanation } = printableData(untrusted);
  const { findings, calls } = explanation;
  const blocks = [
    ...findings.map((found) => findingBlock(found, cwd)),
    ...calls.map((call) => callBlock(call, file, cwd)),
  ];
  return `${blocks.join('\n\n\n')}\n`;
}

const callBlock = ({ name, span, because, leadingHere }: KnownCall, file: string, cwd: string): string =>
  [
    `${leading(place(cwd, { file, span }))}  nothing reported`,
    `${name} ${because}`,
    ...leadingHere.map((found) => `  ${place(cwd, found)}  ${LEVEL[found.severity]}  ${found.rule}`),
  ].join('\n');

const LEVEL: Readonly<Record<Severity, string>> = {
  off: 'nothing reported',
  hint: 'hint',
  info: 'info',
  warning: 'warning',
  error: 'error',
};

function findingBlock(found: LevelExplanation, cwd: string): string {
  const { finding, severity, silenced, silent = silenced, reportedAt, weighed } = found;
  const sections = [
    [
      `${leading(place(cwd, finding))}  ${LEVEL[severity]}  ${finding.rule}`,
      finding.message,
      ...(silent === undefined ? [] : [`Not reported: ${silent}.`]),
      ...(reportedAt.length > 0 ? [`Underlined at ${reportedAt.map((at) => place(cwd, at)).join(', ')} instead.`] : []),
    ],
    weighed ? factorTable(found, weighed, cwd) : [`The context ${finding.context} and the rule give the level.`],
    weighed ? levels(found, weighed) : [],
    ['What would change it', ...changes(found).map((line) => `  ${line}`)],
  ];
  return sections
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n');
}

/** With a sign. */
const inPoints = (points: number): string => `${points < 0 ? '-' : '+'}${Math.abs(points).toFixed(2)}`;

function factorTable({ finding: { factors = [], score = 0 } }: LevelExplanation, { constant }: Weighed, cwd: string) {
  return table([
    ['Factor', 'Value', 'Points', 'Because'],
    ...factors.map(({ id, value, points, because, at }) => [
      id,
      value,
      inPoints(points),
      at ? `${because}  ${place(cwd, at)}` : because,
    ]),
    ['constant', '', inPoints(constant), ''],
    ['score', '', inPoints(score), ''],
  ]);
}

function table(rows: readonly (readonly string[])[]): string[] {
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
  const isNumber = (column: number): boolean => column === 2;
  return rows.map((row) =>
    row
      .map((cell, column) => (isNumber(column) ? cell.padStart(widths[column]!) : cell.padEnd(widths[column]!)))
      .join('  ')
      .trimEnd(),
  );
}

function levels({ strictness, finding }: LevelExplanation, { thresholds, isFloored }: Weighed): string[] {
  if (!isEventLoop(finding.context) && !finding.isOwnHarm)
    return [`Levels: none in the context ${finding.context}, whatever the score`];
  const { warning, info } = thresholds;
  return [
    `Levels (strictness ${strictness}): warning from ${warning}, info from ${info}, hint below; a warning is an error if`,
    'others wait and the input of one request decides how long',
    ...(finding.isOpen ? ['Ceiling: never above info, because the code does not say how large it gets'] : []),
    isFloored
      ? 'Floor: never below info, because it is certain, takes longer than a metadata call, and the process goes on'
      : `Floor: none, because ${finding.plain ? 'the process ends with it, or it is rare' : 'it is not certain, or takes no longer than a metadata call'}`,
  ];
}

function changes(found: LevelExplanation): string[] {
  const {
    finding: { rule, context, severity },
    silenced,
    reportedAt,
  } = found;
  if (silenced) return [`without that: ${LEVEL[severity]}`];
  if (severity === 'off') return [`setting "contexts": { "${context}": "info" }, or check --all: info`];
  return [
    ...(reportedAt.length > 0 ? ['what changes the level of the underlined call'] : byWeight(found)),
    `setting "rules": { "${rule}": "off" }: nothing reported`,
    `comment // workload-lint-disable-next-line ${rule} -- reason: nothing reported`,
  ];
}

function byWeight({ weighed, strictness }: LevelExplanation): string[] {
  if (!weighed) return [];
  const others = Object.entries(weighed.byStrictness).filter(([, level]) => level !== weighed.byStrictness[strictness]);
  return [
    ...weighed.changes.map(
      ({ factor, value, points, severity }) => `${factor} ${value} (${inPoints(points)}): ${LEVEL[severity]}`,
    ),
    ...others.map(([each, level]) => `strictness ${each}: ${LEVEL[level]}`),
  ];
}
