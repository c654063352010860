/**
 * Edits the imports of a file: finds or adds needed names in the file's own style, and removes names that are no longer
 * used.
 */
import { isTypeScriptFile } from '../../catalogue/javascript/files.ts';
import { isModuleFile, isUnprefixed, NESTED } from '../../catalogue/javascript/modules.ts';
import { isOfNode, withoutPrefix } from '../../catalogue/node/specifiers.ts';
import type { Written } from '../../catalogue/written-code.ts';
import type { TSESTree } from '@typescript-eslint/types';
import { N } from '../../syntax/node-types.ts';
import type { SourceTree } from '../source-tree.ts';
import type { Variable } from '../../syntax/scopes/scopes.ts';
import type { Patch } from '../chain/patch.ts';
import { bindingsOf, type ModuleBinding } from './module-bindings.ts';
import { endOf, newlineOf, quoteIn } from './statements.ts';

/** The export's own name; a default export is named after its package. */
const namesFor = (module: string, imported: string): string[] =>
  imported === 'default'
    ? [
        withoutPrefix(module)
          .replace(/^@/, '')
          .replace(/\W(\w)/g, (_, letter: string) => letter.toUpperCase()),
      ]
    : [imported];

/** A statement to add, with the names it imports. */
interface Addition {
  readonly anchor: TSESTree.Node;
  readonly module: string;
  readonly names: { readonly imported: string; readonly local: string }[];
}

export class ImportBook {
  readonly bindings: readonly ModuleBinding[];
  readonly #additions: Addition[] = [];
  readonly #released = new Set<TSESTree.Node>();
  readonly #reserved = new Set<string>();
  #isSettled = false;

  constructor(
    readonly tree: SourceTree,
    readonly patch: Patch,
  ) {
    this.bindings = bindingsOf(tree);
  }

  /** The import that an identifier refers to, if any. */
  bindingOf(identifier: TSESTree.Node): ModuleBinding | undefined {
    const variable = this.tree.variable(identifier);
    return variable ? this.bindings.find((binding) => binding.variable === variable) : undefined;
  }

  /**
   * @param module with `node:`; the prefix is dropped if the file writes none
   * @param near the new import is added to this one or after it; by default, after the other imports
   * @param names candidates for the local name, best first
   * @returns code that refers to the export: `readFile`, `fsp.readFile`
   */
  name(
    module: string,
    imported: string,
    near?: ModuleBinding,
    names: readonly string[] = namesFor(module, imported),
  ): string {
    const known = this.known(module, imported);
    if (known) return known;
    const written = this.written(module, near);
    const added = this.#additions.find((addition) => addition.module === written);
    const again = added?.names.find((name) => name.imported === imported);
    if (again) return again.local;
    const name = { imported, local: this.#free(names) };
    if (added) added.names.push(name);
    else this.#additions.push({ anchor: near?.statement ?? this.#last(), module: written, names: [name] });
    return name.local;
  }

  /** Code that refers to an export, under one of its names. See {@link name}. */
  nameOf({ module, name, names }: Written, near?: ModuleBinding): string {
    return this.name(module, name, near, names);
  }

  /** Records that the identifier will be removed. */
  release(identifier: TSESTree.Node): void {
    this.#released.add(identifier);
  }

  /** Will the whole statement be removed, as far as is known now? */
  isLeaving(statement: TSESTree.Node): boolean {
    const own = this.bindings.filter((binding) => binding.statement === statement);
    return own.length > 0 && this.#isWhole(statement, new Set(own.filter(({ variable }) => this.#isUnused(variable))));
  }

  /** The module's name in the file's style. @param module with `node:` */
  written(module: string, near?: ModuleBinding): string {
    return this.#isPrefixed(near) || !isOfNode(module) ? module : withoutPrefix(module);
  }

  /** Does this file write built-in modules with their prefix? */
  #isPrefixed(near: ModuleBinding | undefined): boolean {
    if (near) return isOfNode(near.module);
    return (
      this.bindings.some(({ module }) => isOfNode(module)) || !this.bindings.some(({ module }) => isUnprefixed(module))
    );
  }

  /** The last top-level import, or else the first statement. */
  #last(): TSESTree.Node {
    const tops = this.bindings.map(({ statement }) => statement).filter(({ parent }) => parent?.type === N.Program);
    return (
      tops.at(-1) ??
      this.tree.program.body.find((statement) => !('directive' in statement && statement.directive)) ??
      this.tree.program.body[0]!
    );
  }

  /** A name that is not used anywhere in the file. */
  #free(names: readonly string[]): string {
    const all = [
      ...names,
      `${names[0]}Async`,
      `${names[0]}Promise`,
      ...[2, 3, 4, 5].map((count) => `${names[0]}${count}`),
    ];
    const free = all.find((name) => !this.#reserved.has(name) && !this.tree.isTaken(name)) ?? `${names[0]}_`;
    this.#reserved.add(free);
    return free;
  }

  /** Existing code that already refers to the export. */
  known(module: string, imported: string): string | undefined {
    const usable = this.bindings.filter(({ variable, isType }) => !isType && !this.#isShadowed(variable));
    const of = (name: string) => usable.filter((binding) => withoutPrefix(binding.module) === withoutPrefix(name));
    const named = of(module).find((binding) => binding.imported === imported);
    if (named) return named.variable.name;
    const whole = of(module).find(
      (binding) => binding.imported === '*' || (binding.imported === 'default' && isOfNode(module)),
    );
    if (whole && imported !== 'default') return `${whole.variable.name}.${imported}`;
    if (withoutPrefix(module) !== NESTED.module) return undefined;
    const promises = of(NESTED.parent).find((binding) => binding.imported === NESTED.name);
    return promises && `${promises.variable.name}.${imported}`;
  }

  #isShadowed({ name }: Variable): boolean {
    return (
      this.bindings.filter((binding) => binding.variable.name === name).length > 1 || this.tree.declarationsOf(name) > 1
    );
  }

  /** Writes all requested changes; only once, at the end. */
  settle(): void {
    if (this.#isSettled) return;
    this.#isSettled = true;
    const unused = new Set(this.bindings.filter(({ variable }) => this.#isUnused(variable)));
    const anchors = new Map<TSESTree.Node, Addition[]>();
    for (const addition of this.#additions) {
      if (this.#extend(addition, unused)) continue;
      anchors.set(addition.anchor, [...(anchors.get(addition.anchor) ?? []), addition]);
    }
    for (const statement of new Set([...unused].map((binding) => binding.statement))) {
      if (!this.#isWhole(statement, unused)) this.#rewrite(statement, unused, []);
      else if (anchors.has(statement)) continue;
      else this.#removeLine(statement);
    }
    for (const [statement, additions] of anchors) this.#insert(statement, additions, unused);
  }

  #isUnused({ references }: Variable): boolean {
    const uses = references.filter(({ init }) => !init);
    return (
      uses.length > 0 &&
      uses.some(({ identifier }) => this.#released.has(identifier)) &&
      uses.every(({ identifier }) => this.#released.has(identifier))
    );
  }

  /** Are all names that the statement imports unused? */
  #isWhole(statement: TSESTree.Node, unused: ReadonlySet<ModuleBinding>): boolean {
    if (statement.type === N.VariableDeclaration && statement.declarations.length > 1) return false;
    return this.bindings.filter((binding) => binding.statement === statement).every((binding) => unused.has(binding));
  }

  /** Adds the names to a statement that already imports from the module. */
  #extend({ module, names }: Addition, unused: ReadonlySet<ModuleBinding>): boolean {
    if (names.some(({ imported }) => imported === 'default')) return false;
    const list = this.bindings.find((binding) => binding.list && !binding.isType && binding.module === module);
    if (!list || this.#isWhole(list.statement, unused)) return false;
    this.#rewrite(list.statement, unused, names);
    for (const binding of unused)
      if (binding.statement === list.statement) (unused as Set<ModuleBinding>).delete(binding);
    return true;
  }

  /** Rewrites the list of names between the braces. */
  #rewrite(statement: TSESTree.Node, unused: ReadonlySet<ModuleBinding>, added: Addition['names']): void {
    const own = this.bindings.filter((binding) => binding.statement === statement && binding.list);
    const [first] = own;
    if (!first?.list) return;
    const whole = this.bindings.find(
      (binding) => binding.statement === statement && !binding.list && unused.has(binding),
    );
    if (whole) this.patch.overwrite((whole.variable.defs[0]!.node as TSESTree.Node).range[0], first.list.range[0], '');
    const { range, items } = first.list;
    const inside = this.tree.text.slice(...range);
    const isCommented = /\/[/*]/.test(inside);
    const gone = items.filter((item) => own.some((binding) => binding.item === item && unused.has(binding)));
    const kept = items.filter((item) => !gone.includes(item));
    const isImport = statement.type === N.ImportDeclaration;
    const texts = added.map(({ imported, local }) =>
      imported === local ? local : `${imported}${isImport ? ' as' : ':'} ${local}`,
    );
    const last = kept.at(-1);
    if (isCommented && last) {
      for (const item of gone) this.patch.overwrite(...this.#stretchOf(item), '');
      this.patch.insert(last.range[1], texts.map((text) => `, ${text}`).join(''));
      return;
    }
    if (kept.length + texts.length === 0) {
      // Only the default import before the braces is left: `import fs, { … } from 'fs'`.
      const comma = this.tree.text.lastIndexOf(',', range[0]);
      this.patch.overwrite(comma, range[1], '');
      return;
    }
    const between = items.length > 1 ? this.tree.text.slice(items[0]!.range[1], items[1]!.range[0]) : ', ';
    const all = [...kept.map((item) => this.tree.code(item)), ...texts].join(between);
    const head = this.tree.text.slice(range[0], items[0]!.range[0]);
    const tail = this.tree.text.slice(items.at(-1)!.range[1], range[1]);
    this.patch.overwrite(range[0], range[1], `${head}${all}${tail}`);
  }

  /** The range of a name in a list with its comma, including the line and its comment if the name is alone on it. */
  #stretchOf({ range: [start, end] }: TSESTree.Node): [start: number, end: number] {
    const { text } = this.tree;
    const line = text.lastIndexOf('\n', start) + 1;
    const rest = /^[ \t]*,?[ \t]*(\/\/.*|\/\*.*\*\/[ \t]*)?\n/.exec(text.slice(end))?.[0];
    if (rest !== undefined && text.slice(line, start).trim() === '') return [line, end + rest.length];
    return [start, end + /^\s*,?[ \t]*/.exec(text.slice(end))![0].length];
  }

  #insert(statement: TSESTree.Node, additions: readonly Addition[], unused: ReadonlySet<ModuleBinding>): void {
    const newline = newlineOf(this.tree);
    const lines = additions.map((addition) => this.#line(statement, addition)).join(newline);
    if ([...unused].some((binding) => binding.statement === statement) && this.#isWhole(statement, unused)) {
      this.patch.overwrite(statement.range[0], statement.range[1], lines);
    } else if (this.bindings.some((binding) => binding.statement === statement)) {
      this.patch.replace(statement.range[1], statement.range[1], `${newline}${this.#indent(statement)}${lines}`);
    } else this.patch.insertFirst(this.#start(statement), `${lines}${newline}${newline}`);
  }

  /** Before the comments that belong to the first statement, but after earlier ones. */
  #start({ range: [start] }: TSESTree.Node): number {
    const comment = this.tree.comments.findLast(
      (each) => each.range![1] <= start && !/\n\s*\n/.test(this.tree.text.slice(each.range![1], start)),
    );
    return comment && comment.range![0] > 0 && !/^#!/.test(this.tree.code(comment)) ? comment.range![0] : start;
  }

  #line(statement: TSESTree.Node, { module, names }: Addition): string {
    const code = this.tree.code(statement);
    const isKnown = this.bindings.some((binding) => binding.statement === statement);
    const sample = isKnown ? code : this.tree.text;
    const end = isKnown ? (code.endsWith(';') ? ';' : '') : endOf(this.tree);
    const quote = quoteIn(sample);
    const whole = names.find(({ imported }) => imported === 'default');
    const listed = names.filter((name) => name !== whole);
    if (isKnown ? statement.type === N.VariableDeclaration : this.#isCommonJs()) {
      const list = listed
        .map(({ imported, local }) => (imported === local ? local : `${imported}: ${local}`))
        .join(', ');
      return `${statement.type === N.VariableDeclaration ? statement.kind : 'const'} ${whole ? whole.local : `{ ${list} }`} = require(${quote}${module}${quote})${end}`;
    }
    const list = listed
      .map(({ imported, local }) => (imported === local ? local : `${imported} as ${local}`))
      .join(', ');
    const clause = [...(whole ? [whole.local] : []), ...(list ? [`{ ${list} }`] : [])].join(', ');
    return `import ${clause} from ${quote}${module}${quote}${end}`;
  }

  /** Decides by extension and syntax, for a file without imports. */
  #isCommonJs(): boolean {
    if (isTypeScriptFile(this.tree.path) || isModuleFile(this.tree.path)) return false;
    return !this.tree.program.body.some(({ type }) => /^(Import|Export)/.test(type));
  }

  #removeLine({ range }: TSESTree.Node): void {
    const rest = /^[ \t]*\r?\n/.exec(this.tree.text.slice(range[1]))?.[0].length ?? 0;
    this.patch.overwrite(range[0], range[1] + rest, '');
  }

  #indent({ range }: TSESTree.Node): string {
    const line = this.tree.text.slice(this.tree.text.lastIndexOf('\n', range[0]) + 1, range[0]);
    return /^\s*$/.test(line) ? line : '';
  }
}
