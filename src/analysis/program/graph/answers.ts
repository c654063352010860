/** The names of entry points: what they answer, or else the names of their functions. */
import { isOwnName } from '../../facts/function-names.ts';
import type { EntryPoint as ShownEntryPoint } from '../../findings.ts';
import type { Answers, EntryPoint, FunctionSymbol, Router } from './graph.ts';

/** Routers below routers. */
const MAX_MOUNTS = 4;

/** `GET /users/:id`, below the paths of its routers. */
export function answered({ what, path, router }: Answers): string {
  return path === undefined ? what : `${what} ${joined(prefixOf(router, MAX_MOUNTS), path)}`;
}

/** Empty where the router is not put below a path, or below several. */
function prefixOf(router: Router | undefined, depth: number): string {
  if (!router || depth === 0) return '';
  const [mount, ...more] = router.in.mounted.filter((each) => each.router.name === router.name);
  return mount && more.length === 0 ? joined(prefixOf(mount.on, depth - 1), mount.path) : '';
}

function joined(prefix: string, path: string): string {
  if (prefix === '') return path;
  const below = path.replace(/^\//, '');
  const above = prefix.replace(/\/$/, '');
  return below === '' ? above || '/' : `${above}/${below}`;
}

export const isSameAnswer = (a: Answers | undefined, b: Answers | undefined): boolean =>
  a?.what === b?.what && a?.path === b?.path && a?.router?.name === b?.router?.name;

/** The function's own name, which says more than what it answers; a property is named by its object: `handler`. */
export const ownNameOf = (
  { facts: { name, object } }: FunctionSymbol,
  answers: Answers | undefined,
): string | undefined => (isOwnName(name) && !(object && answers) ? name : undefined);

/** As people know it. */
export function shownEntryOf(node: FunctionSymbol, { kind, answers }: EntryPoint): ShownEntryPoint {
  const text = answers && answered(answers);
  return {
    name: ownNameOf(node, answers) ?? text ?? node.facts.name,
    kind,
    ...(text !== undefined && { answers: text }),
    file: node.sourceFile.path,
    span: node.facts.span,
  };
}
