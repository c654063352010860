/** Lists the entry points with what blocks each, and the entry points that reach a function. */
import {
  entryPointsOf,
  EVENT_LOOP_CONTEXTS,
  type EntryPointReport,
  type Finding,
  type Place,
} from '../../analysis/index.ts';
import type { At, Callers, EntryPointGroup, EntryPointItem, NamedSpot, Spot } from '../../protocol/advice.ts';
import type { ServerContext } from '../context.ts';
import { describeCost } from '../cost-text.ts';
import { answer } from '../messages.ts';
import { subjectAt } from '../subject.ts';
import type { Feature } from './feature.ts';

/** A program may have thousands of free entry points: list some of them. */
const SHOWN_FREE = 20;

export const entryPoints: Feature = {
  start(context) {
    const { connection, guard } = context;
    answer(
      connection,
      'workloadLint/entryPoints',
      guard('Listing the entry points', [], () => list(context)),
    );
    answer(
      connection,
      'workloadLint/callers',
      guard('Listing the callers', null, (at: At) => callersOf(context, at)),
    );
  },
};

async function list(context: ServerContext): Promise<readonly EntryPointGroup[]> {
  const sessions = context.folders.all.flatMap(({ session }) => session ?? []);
  const reports = await Promise.all(
    sessions.map(async (session) => {
      const found = await session.inspect((program) => entryPointsOf(program, session.allFindings()));
      // Of the program around a folder, only what belongs to the folder.
      return found.filter(({ file }) => context.folders.around(file)?.session === session);
    }),
  );
  return EVENT_LOOP_CONTEXTS.flatMap((name) => {
    const all = reports.flat().filter(({ context: where }) => where === name);
    const found = all.filter(({ findings }) => findings.length > 0);
    const free = all.filter(({ findings }) => findings.length === 0);
    const entries = [...found, ...free.slice(0, SHOWN_FREE)].map((report) => itemOf(context, report));
    return all.length > 0 ? [{ context: name, entries, free: free.length }] : [];
  });
}

async function callersOf(context: ServerContext, at: At): Promise<Callers | null> {
  const { report, finding } = (await subjectAt(context, at, { around: true })) ?? {};
  if (!report) return finding ? { name: `${finding.finding.chain.at(-1)?.name ?? ''}()`, reaches: [] } : null;
  const reaches = report.reaches.map(({ context: where, entry, chain }) => ({
    ...named(context, entry),
    kind: entry.kind,
    ...(entry.answers !== undefined && { answers: entry.answers }),
    context: where,
    chain: chain.map((link) => named(context, link)),
  }));
  return { name: report.title, reaches };
}

function itemOf(context: ServerContext, report: EntryPointReport): EntryPointItem {
  return {
    ...named(context, report),
    kind: report.kind,
    ...(report.answers !== undefined && { answers: report.answers }),
    blocks: report.findings.map((finding) => blockedOf(context, finding)),
  };
}

function blockedOf(context: ServerContext, finding: Finding): EntryPointItem['blocks'][number] {
  const { message, rule, severity, cost, chain } = finding;
  return {
    ...spotOf(context, finding),
    message,
    rule,
    severity,
    chain: chain.map((link) => named(context, link)),
    cost: cost?.milliseconds === undefined ? '' : describeCost({ milliseconds: cost.milliseconds }),
    ...(cost?.grows && { grows: cost.grows }),
  };
}

const spotOf = ({ documents }: ServerContext, { file, span }: Place): Spot => ({ uri: documents.uriOf(file), span });
const named = (context: ServerContext, place: Place & { readonly name: string }): NamedSpot => ({
  name: place.name,
  ...spotOf(context, place),
});
