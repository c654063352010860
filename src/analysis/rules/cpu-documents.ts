/** Whole documents, as people and other programs make them, that a package goes through on the event loop. */
import { assess } from '../assessment/index.ts';
import { circumstancesOfDocument } from '../assessment/growth.ts';
import { lookup } from '../catalogue/index.ts';
import { isLiteral, isUnresolved } from '../facts/expr.ts';
import { isResultKept } from '../facts/facts.ts';
import type { Finding } from '../findings.ts';
import { isNamed, type RuleOptions } from '../options.ts';
import { perElementRowOf, placeOf, type ApiCall, type Program, type SourceFile } from '../program/index.ts';
import { fitting, shorten, whereOf } from './words.ts';

export function* documentFindings({ nodes }: SourceFile, program: Program, options: RuleOptions): Iterable<Finding> {
  for (const node of nodes) {
    const context = program.contexts.primary(node);
    if (!context || isNamed(node.facts.name, options.nonBlocking)) continue;
    for (const { call } of node.apiCalls.filter(goesThroughDocument)) {
      const circumstances = circumstancesOfDocument(node, context);
      const what = `Move this to a worker: ${shorten(call.text, 28)}() goes through a whole document`;
      yield {
        rule: 'cpu-loop',
        ...assess(program, circumstances, options),
        workload: 'cpu',
        cost: { grows: 'size of the document', source: 'estimate' },
        message: fitting(`${what} in ${whereOf(context, node)}`, what),
        ...placeOf(program.contexts, node, context, { name: call.text, span: call.span, possible: true }),
      };
    }
  }
}

function goesThroughDocument(api: ApiCall): boolean {
  const { call, module, path, possible } = api;
  const text = call.args[0]?.value;
  if (possible || call.awaited || isResultKept(call.seldom) || !text || isLiteral(text) || isUnresolved(text))
    return false;
  return perElementRowOf(call, api)?.ofDocuments === true && lookup(module, path).length === 0;
}
