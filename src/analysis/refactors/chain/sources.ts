/** The files a change may touch: read and parsed when they are first wanted, with what is changed in them. */
import type { SourceFile } from '../../program/graph/graph.ts';
import type { Parser } from '../../syntax/parser.ts';
import { SourceTree } from '../source-tree.ts';
import { ImportBook } from '../edits/imports.ts';
import { Patch } from './patch.ts';

/** Where texts come from. */
export interface TextSource {
  readonly parser: Parser;
  /** The text the facts of the file were made from; undefined where it cannot be read. */
  text(path: string): string | undefined;
  /**
   * Told where it matters what tests do, of which only the syntax has been looked at: they call what changes, and stand
   * in for it.
   */
  wantTests?(): void;
}

export class Sources {
  readonly #trees: Map<string, SourceTree | undefined>;
  readonly patches = new Map<string, Patch>();
  readonly #imports = new Map<string, ImportBook>();

  /** @param before what has been parsed already; nothing has been changed in it */
  constructor(
    readonly source: TextSource,
    before?: Sources,
  ) {
    this.#trees = before ? before.#trees : new Map();
  }

  /** For another look, with nothing changed: the trees of texts that are still the same need not be made anew. */
  again(): Sources {
    const sources = new Sources(this.source);
    for (const [path, tree] of this.#trees)
      if (tree && tree.text === this.source.text(path)) sources.#trees.set(path, tree);
    return sources;
  }

  /** Undefined where the text is gone, does not parse, or is a part of a component file. */
  tree({ path }: SourceFile): SourceTree | undefined {
    if (!this.#trees.has(path)) this.#trees.set(path, this.#parse(path));
    return this.#trees.get(path);
  }

  #parse(path: string): SourceTree | undefined {
    const text = /\.(vue|svelte|astro)$/.test(path) ? undefined : this.source.text(path);
    if (text === undefined) return undefined;
    try {
      return new SourceTree(path, text, this.source.parser);
    } catch (error) {
      // A text that is being typed: its facts are older than its mistakes.
      if ((error as Error).name === 'SyntaxProblem') return undefined;
      throw error;
    }
  }

  patch({ path }: SourceFile): Patch {
    let patch = this.patches.get(path);
    if (!patch) this.patches.set(path, (patch = new Patch()));
    return patch;
  }

  /** The imports of a file that can be changed. */
  imports(sourceFile: SourceFile, tree: SourceTree): ImportBook {
    let book = this.#imports.get(sourceFile.path);
    if (!book) this.#imports.set(sourceFile.path, (book = new ImportBook(tree, this.patch(sourceFile))));
    return book;
  }

  /** What has been changed, by file. */
  changes(): { readonly path: string; readonly text: string; readonly patch: Patch }[] {
    for (const book of this.#imports.values()) book.settle();
    return [...this.patches].flatMap(([path, patch]) =>
      patch.isEmpty ? [] : [{ path, text: this.#trees.get(path)!.text, patch }],
    );
  }
}
