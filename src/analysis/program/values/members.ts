/** Evaluates `base.name` and the elements of a collection: by object, class, interface, module or path. */
import { INVOKES, KEEPS_FUNCTION } from '../../catalogue/javascript/methods.ts';
import type { Member } from '../../facts/facts.ts';
import type { Evaluation } from './evaluation.ts';
import type { SourceFile } from '../graph/graph.ts';
import { apiMember, NOTHING, isLessSpecific, unite, type Own, type Value, type Values } from './values.ts';
import type { TypeExpr } from '../../facts/expr.ts';

/** `readFileSync.call(…)` calls the function; an instance may have its own method of that name. */
const isInvocation = ({ path, instance }: Extract<Value, { kind: 'api' }>, name: string): boolean =>
  INVOKES.has(name) && path !== '' && !instance;

/** The value of `base.name`. */
export function memberOf(evaluation: Evaluation, base: Value, name: string): Values {
  switch (base.kind) {
    case 'namespace':
      return evaluation.exported(base.sourceFile, name);
    case 'api':
      return [isInvocation(base, name) ? base : apiMember(base, name)];
    case 'object':
      return objectMember(evaluation, base, name);
    case 'class':
      return evaluation.once(base.sourceFile, `[${base.id}.${name}`, () =>
        unite(
          ...declaredMembers(evaluation, base, name, true).map(({ owner, member }) =>
            memberValue(evaluation, owner, member),
          ),
        ),
      );
    case 'instance':
      return instanceMember(evaluation, base, name);
    case 'interface':
      return interfaceMember(evaluation, base, name);
    case 'list':
      return /^\d+$/.test(name) ? base.of : NOTHING;
    case 'fn':
      return KEEPS_FUNCTION.has(name) ? [base] : NOTHING;
    default:
      return NOTHING;
  }
}

function objectMember(evaluation: Evaluation, base: Own, name: string): Values {
  const { entries } = base.sourceFile.facts.objects[base.id]!;
  const own = entries.filter(([key]) => key === name);
  // Evaluated only once: an object may be built from its own parts repeatedly.
  if (own.length)
    return evaluation.once(base.sourceFile, `=${base.id}.${name}`, () =>
      unite(...own.map(([, value]) => evaluation.value(base.sourceFile, value))),
    );
  const spread = entries.filter(([key]) => key === '...');
  const found =
    spread.length === 0
      ? NOTHING
      : evaluation.once(base.sourceFile, `{${base.id}.${name}`, () =>
          unite(
            ...spread
              .flatMap(([, value]) => evaluation.value(base.sourceFile, value))
              .map((value) => evaluation.member(value, name)),
          ),
        );
  return found.length
    ? found
    : evaluation.once(base.sourceFile, `*${base.id}`, () =>
        unite(...entries.filter(([key]) => key === '*').map(([, value]) => evaluation.value(base.sourceFile, value))),
      );
}

/** Members with this name, from the class itself or its nearest superclass that has one. */
export function declaredMembers(
  evaluation: Evaluation,
  base: Own,
  name: string,
  isStatic: boolean,
): { readonly owner: Own; readonly member: Member }[] {
  for (const owner of evaluation.hierarchy.lineage(base)) {
    const members = owner.sourceFile.facts.classes[owner.id]!.members.filter(
      (member) => member.name === name && Boolean(member.static) === isStatic,
    );
    if (members.length) return members.map((member) => ({ owner, member }));
  }
  return [];
}

function instanceMember(evaluation: Evaluation, base: Own, name: string): Values {
  const found = declaredMembers(evaluation, base, name, false);
  if (found.length === 0) {
    // Members of an external base class.
    return unite(
      ...evaluation.hierarchy.apiParents(base).map((parent) => [apiMember({ ...parent, instance: true }, name)]),
    );
  }
  return evaluation.once(base.sourceFile, `(${base.id}.${name}`, () =>
    unite(...found.map(({ owner, member }) => memberValue(evaluation, owner, member))),
  );
}

function memberValue(evaluation: Evaluation, { sourceFile }: Own, member: Member): Values {
  switch (member.kind) {
    case 'method':
      return member.fn === undefined
        ? optionalType(evaluation, sourceFile, member.type)
        : [{ kind: 'fn', sourceFile, id: member.fn }];
    case 'getter':
      return member.fn === undefined ? NOTHING : evaluation.returned(sourceFile, member.fn);
    case 'field': {
      const given = member.value ? evaluation.value(sourceFile, member.value) : NOTHING;
      const declared = optionalType(evaluation, sourceFile, member.type);
      return given.some(({ kind }) => kind === 'instance' || kind === 'object') && declared.every(isLessSpecific)
        ? given
        : unite(given, declared);
    }
    default:
      return NOTHING;
  }
}

function optionalType(evaluation: Evaluation, sourceFile: SourceFile, type: TypeExpr | undefined): Values {
  return type ? evaluation.type(sourceFile, type) : NOTHING;
}

function interfaceMember(evaluation: Evaluation, base: Own, name: string): Values {
  const facts = base.sourceFile.facts.interfaces[base.id]!;
  return evaluation.once(base.sourceFile, `|${base.id}.${name}`, () => {
    const own = facts.members.filter(([key]) => key === name);
    if (own.length) return unite(...own.map(([, type]) => evaluation.type(base.sourceFile, type)));
    return unite(
      ...(facts.extends ?? [])
        .flatMap((parent) => evaluation.type(base.sourceFile, parent))
        .map((parent) => evaluation.member(parent, name)),
    );
  });
}

/** The elements of a collection, or the values of a record. */
export function elementsOf(evaluation: Evaluation, base: Value): Values {
  switch (base.kind) {
    case 'list':
      return base.of;
    case 'object':
      return evaluation.once(base.sourceFile, `{${base.id}`, () =>
        unite(
          ...base.sourceFile.facts.objects[base.id]!.entries.map(([key, value]) =>
            key === '...'
              ? unite(...evaluation.value(base.sourceFile, value).map((spread) => evaluation.elements(spread)))
              : evaluation.value(base.sourceFile, value),
          ),
        ),
      );
    case 'interface': {
      const any = base.sourceFile.facts.interfaces[base.id]!.members.filter(([key]) => key === '*');
      return unite(...any.map(([, type]) => evaluation.type(base.sourceFile, type)));
    }
    case 'namespace':
      return unite(
        ...base.sourceFile.facts.exports.flatMap((entry) =>
          'name' in entry ? [evaluation.exported(base.sourceFile, entry.name)] : [],
        ),
      );
    default:
      return NOTHING;
  }
}
