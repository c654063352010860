/** Calls on a line that the catalogue knows, and why they lead to no finding. */
import { lookup } from './catalogue/index.ts';
import type { Finding, Place, Span } from './findings.ts';
import { apiName, applies, type ApiCall, type FunctionSymbol, type Program, type SourceFile } from './program/index.ts';

export interface KnownCall {
  readonly name: string;
  readonly span: Span;
  /** A phrase for people, without a full stop. */
  readonly because: string;
  /** Findings at the calls that lead to it. */
  readonly leadingHere: readonly (Place & Pick<Finding, 'rule' | 'severity'>)[];
}

/** The maximum number of findings to name. */
const MAX_FINDINGS = 3;

export function knownCallsAt(
  program: Program,
  sourceFile: SourceFile,
  line: number,
  findings: readonly Finding[],
): KnownCall[] {
  return sourceFile.nodes.flatMap((node) =>
    node.apiCalls
      .filter(({ call }) => call.span[0] === line)
      .flatMap((call): KnownCall[] => {
        const { span } = call.call;
        const leading = findings
          .filter((finding) => endsAt(finding, sourceFile.path, span))
          .slice(0, MAX_FINDINGS)
          .map(({ rule, severity, file, span: at }) => ({ rule, severity, file, span: at }));
        const because =
          leading.length > 0 ? 'blocks; it is assessed at the calls that lead to it' : reason(program, node, call);
        return because === undefined ? [] : [{ name: `${apiName(call)}()`, span, because, leadingHere: leading }];
      }),
  );
}

function endsAt({ chain }: Finding, path: string, span: Span): boolean {
  const last = chain.at(-1);
  return last?.file === path && last.span.join() === span.join();
}

function reason(program: Program, node: FunctionSymbol, call: ApiCall): string | undefined {
  const rows = lookup(call.module, call.path);
  if (program.rowOf(call)) {
    if (node.facts.annotations?.nonblocking) return 'blocks, but its function is marked @nonblocking';
    return `blocks, but nothing is known to lead to it from the event loop${ofFile(node.sourceFile)}`;
  }
  const row = rows.find(({ when }) => !when || applies(when, call));
  if (!row) return rows.length > 0 ? 'does not block with these arguments' : undefined;
  if (row.cost === 'negligible') return 'takes microseconds: awaiting takes longer';
  if (row.keepSync) return 'is right as it is: the async API takes longer';
  if (row.sizeGated) return 'takes long on large input only, and nothing shows that this is large';
  return 'is short with these arguments';
}

function ofFile({ role }: SourceFile): string {
  return role === 'source' ? '' : `: its file is a ${role}`;
}
