/** The blocking calls of each file, by what the catalogue and the settings say; kept until the file is linked anew. */
import { declaredApis } from '../../catalogue/declared.ts';
import { lookup } from '../../catalogue/index.ts';
import type { CatalogueRow } from '../../catalogue/types.ts';
import { apiName } from '../graph/api-name.ts';
import { forItsArguments } from '../graph/call-arguments.ts';
import type { ApiCall, FunctionSymbol, Primitive, SourceFile } from '../graph/graph.ts';
import { applies } from '../graph/row-conditions.ts';

export class BlockingCalls {
  readonly #declared: ReturnType<typeof declaredApis>;
  readonly #known = new Map<SourceFile, readonly Primitive[]>();

  /** @param blocking more calls that block: `package#export` */
  constructor(blocking: readonly string[]) {
    this.#declared = declaredApis(blocking);
  }

  of(sourceFile: SourceFile): readonly Primitive[] {
    let found = this.#known.get(sourceFile);
    if (!found) {
      found = sourceFile.nodes.flatMap((node) => (node.apiCalls.length === 0 ? [] : this.#ofFunction(node)));
      this.#known.set(sourceFile, found);
    }
    return found;
  }

  /** Undefined until the first request after the file was linked. */
  known(sourceFile: SourceFile): readonly Primitive[] | undefined {
    return this.#known.get(sourceFile);
  }

  keep(sourceFile: SourceFile, calls: readonly Primitive[] | undefined): void {
    if (calls) this.#known.set(sourceFile, calls);
    else this.forget(sourceFile);
  }

  forget(sourceFile: SourceFile): void {
    this.#known.delete(sourceFile);
  }

  forgetAll(): void {
    this.#known.clear();
  }

  #ofFunction(node: FunctionSymbol): Primitive[] {
    const annotated = node.facts.annotations;
    if (annotated?.nonblocking) return [];
    return node.apiCalls.flatMap((call) => {
      const row = this.rowOf(call);
      return row ? [{ call, row, name: apiName(call), repeated: call.repeated }] : [];
    });
  }

  /** The row of the catalogue for a call, where it blocks enough to be followed. */
  rowOf(call: ApiCall): CatalogueRow | undefined {
    const declared = call.row ?? this.#declared.rows(call.module, call.path)[0];
    if (declared) return declared;
    const row = lookup(call.module, call.path).find((candidate) => !candidate.when || applies(candidate.when, call));
    if (row?.keepSync && row.workload === 'io' && isPerElement(call)) return repeatedRow(row);
    return row && !row.keepSync && !row.sizeGated && row.cost !== 'negligible' ? forItsArguments(row, call) : undefined;
  }
}

/**
 * Milliseconds of a call that is too short to be reported by itself, but counts where it is repeated.
 */
export function shortCall(call: ApiCall): number | undefined {
  const row = lookup(call.module, call.path).find((candidate) => !candidate.when || applies(candidate.when, call));
  return row && (row.keepSync || row.cost === 'negligible') ? row.milliseconds : undefined;
}

/** Made for each element of a collection, in a loop or in what is called for each. */
const isPerElement = ({ node, repeated }: ApiCall): boolean =>
  repeated ||
  node.in.some((edge) => edge.repeated && edge.kind === 'callback' && edge.from.sourceFile === node.sourceFile);

/** A single metadata call is negligible; one for each element of a collection is not. */
function repeatedRow(row: CatalogueRow): CatalogueRow {
  let found: { -readonly [K in keyof CatalogueRow]: CatalogueRow[K] } | undefined = repeatedRows.get(row);
  if (!found) {
    found = { ...row, cost: 'metadata' };
    delete found.keepSync;
    repeatedRows.set(row, found);
  }
  return found;
}
const repeatedRows = new Map<CatalogueRow, CatalogueRow>();
