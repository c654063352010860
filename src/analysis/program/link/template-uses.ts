/** What the templates of a file's Angular components call: by events of the page, or whenever they are drawn. */
import { ANGULAR } from '../../catalogue/javascript/angular.ts';
import { HANDLER, IN_TEMPLATE } from '../../catalogue/contexts/pages.ts';
import type { Expr } from '../../facts/expr.ts';
import type { ComponentTemplate, TemplateUse } from '../../facts/facts.ts';
import type { EntryPoint, FunctionSymbol, SourceFile } from '../graph/graph.ts';
import type { Hierarchy } from '../values/class-hierarchy.ts';
import type { Evaluator } from '../values/evaluator.ts';
import { CallTargets } from './call-targets.ts';
import { give } from './edges.ts';
import { importsOneOf } from './imported.ts';

/** What is known of the templates of a file. */
export interface Templates {
  /** The functions that they call. */
  readonly called: ReadonlySet<FunctionSymbol>;
  /** The classes whose template has been read. */
  readonly read: ReadonlySet<number>;
}

const NONE: Templates = { called: new Set(), read: new Set() };

export function applyTemplates(sourceFile: SourceFile, evaluator: Evaluator, hierarchy: Hierarchy): Templates {
  const { classes, imports } = sourceFile.facts;
  const own = classes.flatMap(({ name, template }, id) => (template ? [{ id, name, template }] : []));
  if (own.length === 0 || !importsOneOf(imports, [ANGULAR])) return NONE;
  const targets = new CallTargets(evaluator, hierarchy);
  const called = new Set<FunctionSymbol>();
  const read = new Set<number>();
  for (const { id, name, template } of own) {
    const file = inFile(sourceFile, template, evaluator);
    if (template.isInline || file) read.add(id);
    for (const use of [...template.uses, ...(file ?? [])])
      for (const node of calledBy(use, ['this', 'class', id], sourceFile, targets)) {
        give(sourceFile, node, entryPointOf(name, use), { isByConvention: true, isOfHost: true });
        called.add(node);
      }
  }
  return { called, read };
}

const entryPointOf = (component: string, { event }: TemplateUse): EntryPoint =>
  event === undefined
    ? { ...IN_TEMPLATE, answers: { what: `<${component}> template` } }
    : { ...HANDLER, answers: { what: `<${component}> ${event}` } };

/** @returns undefined where the template stands in no file, or in one that is not read */
function inFile(
  sourceFile: SourceFile,
  { file }: ComponentTemplate,
  evaluator: Evaluator,
): readonly TemplateUse[] | undefined {
  if (file === undefined) return undefined;
  for (const value of evaluator.module(sourceFile, file)) {
    if (value.kind !== 'namespace') continue;
    // Who edits the template changes what is called here.
    value.sourceFile.consumers.add(sourceFile);
    return value.sourceFile.facts.template;
  }
  return undefined;
}

/** The method that it calls or the accessor that it uses, and the getters on the way there. */
function calledBy(
  { members, way }: TemplateUse,
  component: Expr,
  sourceFile: SourceFile,
  targets: CallTargets,
): FunctionSymbol[] {
  const found: FunctionSymbol[] = [];
  let base = component;
  members.forEach((member, index) => {
    const callee: Expr = ['prop', base, member];
    const reached =
      index === members.length - 1 && way !== 'get'
        ? way === 'set'
          ? targets.ofAccess(sourceFile, base, member, 'setter')
          : targets.ofCall(sourceFile, { callee }).flatMap(({ value, possible }) => (possible ? [] : value))
        : targets.ofAccess(sourceFile, base, member, 'getter');
    for (const value of reached)
      if (value.kind === 'fn' && !value.sourceFile.isDependency) found.push(value.sourceFile.nodes[value.id]!);
    base = callee;
  });
  return found;
}
