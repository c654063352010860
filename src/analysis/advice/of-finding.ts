/** The advice for a finding. */
import { placesOf } from '../facts/waiting.ts';
import type { FunctionSymbol, Program } from '../program/index.ts';
import { titleOf, type Advice, type Cost, type Finding, type Span } from '../findings.ts';
import { answersTo } from './answers.ts';
import { adviceOf, decide, type KnownAnswers } from './decide.ts';
import { RULE_ROWS } from './of-rules.ts';
import { apiCallAt, factsOfCall, tieOf } from './program-facts.ts';
import type { Situation } from './situation.ts';

/** @returns undefined for findings without an approach, such as an unused suppression comment */
function situationOf(program: Program, finding: Finding): Situation | undefined {
  const ofRule = RULE_ROWS[finding.rule];
  if (!ofRule) return undefined;
  const { workload, cost, context, entry, chain } = finding;
  const last = chain.at(-1);
  const api = last && apiCallAt(program, last);
  const isLoop = ofRule.count !== undefined && isLoopAt(program, finding);
  const tied = workload === 'cpu' && ofRule.workload === 'cpu' && !api ? tieAt(program, finding) : undefined;
  return {
    name: last ? (last.isLoop ? 'this loop' : `${last.name}()`) : 'it',
    context,
    workload,
    ...(entry && { entry: titleOf(entry) }),
    ...(api && factsOfCall(program, api, api.repeated || Boolean(api.call.loops))),
    ...(cost?.milliseconds !== undefined && { milliseconds: cost.milliseconds }),
    ...(cost?.grows && { grows: cost.grows }),
    ...(cost?.budgetAt !== undefined && { isLong: growthInWords(cost) }),
    ...(tied !== undefined && { tied }),
    ...ofRule,
    ...(isLoop && { count: { is: 'many', because: 'one per iteration' } as const }),
  };
}

/** A cheaper algorithm first: no worker makes quadratic work linear. */
const growthInWords = ({ grows, budgetAt = 0 }: Cost): string =>
  `it grows with ${grows}, and takes too long from about ${budgetAt.toLocaleString('en')}; ` +
  'make it linear first, with a Map, a Set or push()';

/** The answers that the code gives to the questions of the tree. */
export function answersForFinding(program: Program, finding: Finding): KnownAnswers | undefined {
  const situation = situationOf(program, finding);
  return situation && answersTo(situation);
}

export function adviseOnFinding(program: Program, finding: Finding): Required<Advice> | undefined {
  const known = answersForFinding(program, finding);
  return known && adviceOf(decide(known));
}

/** The function that would be moved: the one that the underlined call enters, or else the one around it. */
function tieAt(program: Program, { file, span }: Finding): string | undefined {
  const node = nodeAt(program.unitAt(file)?.nodes ?? [], span);
  return node && tieOf(node);
}

/** Are the finding's awaits inside a loop? */
function isLoopAt(program: Program, { file, span }: Finding): boolean {
  return (program.unitAt(file)?.nodes ?? []).some(({ facts }) =>
    facts.awaitGroups?.some(
      (group) => group.kind === 'loop' && placesOf(group, facts.calls).some((at) => at.join() === span.join()),
    ),
  );
}

function nodeAt(nodes: readonly FunctionSymbol[], span: Span): FunctionSymbol | undefined {
  const isHere = (other: Span) => other[0] === span[0] && other[1] === span[1];
  for (const node of nodes) {
    const entered = node.out.find((edge) => edge.kind === 'call' && isHere(edge.span));
    if (entered) return entered.to;
    if (node.facts.calls.some((call) => isHere(call.span))) return node;
  }
  return undefined;
}
