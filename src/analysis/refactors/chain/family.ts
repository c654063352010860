/**
 * Finds the declarations that must change together with a method: those it overrides, those that override it, and the
 * interfaces it implements.
 */
import { BASES } from '../../catalogue/base-classes.ts';
import { functionIndexOf, isFn } from '../../facts/expr.ts';
import type { Evaluator, FunctionSymbol, Own, SourceFile, Value } from '../../program/index.ts';
import type { Member } from '../../facts/facts.ts';

export interface Family {
  readonly name: string;
  /** The classes and interfaces that declare the member. */
  readonly owners: readonly Own[];
  /** The name of a base class or interface outside the project. */
  readonly outside?: { readonly name: string; readonly of: Own };
}

const keyOf = ({ kind, sourceFile, id }: Own): string =>
  `${kind === 'interface' ? 'interface' : kind === 'object' ? 'object' : 'class'} ${id} ${sourceFile.path}`;
const isOwner = (value: Value): value is Own =>
  value.kind === 'class' || value.kind === 'instance' || value.kind === 'interface';

/** The member with this name that the class itself declares. */
function memberOfClass({ sourceFile, id }: Own, name: string): Member | undefined {
  return sourceFile.facts.classes[id]!.members.find((member) => member.name === name && !member.static);
}

const declares = (own: Own, name: string): boolean =>
  own.kind === 'interface'
    ? own.sourceFile.facts.interfaces[own.id]!.members.some(([key]) => key === name)
    : memberOfClass(own, name) !== undefined;

/** Everything that shares the member with one of the given owners. */
export function familyOf(evaluator: Evaluator, start: readonly Own[], name: string): Family {
  const owners = new Map<string, Own>();
  const seen = new Set<string>();
  let outside: Family['outside'];
  const queue = [...start];
  for (let own = queue.pop(); own; own = queue.pop()) {
    if (seen.has(keyOf(own))) continue;
    seen.add(keyOf(own));
    if (declares(own, name)) owners.set(keyOf(own), own);
    const above = evaluator.hierarchy.above(own);
    queue.push(...above.filter(isOwner));
    const foreign = outsideOf(own, evaluator, above, name);
    if (foreign) outside ??= { name: foreign, of: own };
    if (owners.has(keyOf(own))) queue.push(...evaluator.hierarchy.descendants(own));
  }
  return { name, owners: [...owners.values()], ...(outside && { outside }) };
}

/** The name of an unknown base that may declare the member. */
function outsideOf(own: Own, evaluator: Evaluator, above: readonly Value[], name: string): string | undefined {
  for (const value of above) {
    if (value.kind !== 'api') continue;
    const base = value.path.slice(value.path.lastIndexOf('.') + 1) || value.module;
    if (!(base in BASES) || BASES[base]!.test(name)) return base;
  }
  if (own.kind === 'interface') return undefined;
  const { extends: base, implements: interfaces = [] } = own.sourceFile.facts.classes[own.id]!;
  if (base && evaluator.value(own.sourceFile, base).length === 0) return 'a class';
  return interfaces.some((type) => evaluator.type(own.sourceFile, type).length === 0) ? 'an interface' : undefined;
}

export const isOwned = (family: Family, value: Value): boolean =>
  'id' in value && value.kind !== 'fn' && family.owners.some((own) => keyOf(own) === keyOf(value));

/** The functions that implement the member. */
export function implementations({ owners, name }: Family): FunctionSymbol[] {
  return owners.flatMap((own): FunctionSymbol[] => {
    if (own.kind === 'interface' || own.kind === 'object') return [];
    const member = memberOfClass(own, name);
    const id = member?.fn ?? (isFn(member?.value) ? functionIndexOf(member.value) : undefined);
    return id === undefined ? [] : [own.sourceFile.nodes[id]!];
  });
}

/** All files that import a file directly or indirectly, and the file itself. */
export function filesReaching(sourceFiles: Iterable<SourceFile>, target: SourceFile): Set<SourceFile> {
  const importers = new Map<string, SourceFile[]>();
  for (const sourceFile of sourceFiles) {
    for (const resolution of sourceFile.resolutions) {
      if (resolution?.file === undefined) continue;
      const known = importers.get(resolution.file);
      if (known) known.push(sourceFile);
      else importers.set(resolution.file, [sourceFile]);
    }
  }
  const found = new Set([target]);
  for (const sourceFile of found)
    for (const importer of importers.get(sourceFile.path) ?? []) if (!importer.isDependency) found.add(importer);
  return found;
}
