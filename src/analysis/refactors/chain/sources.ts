/** The files that a change may touch: read and parsed on demand, with their patches. */
import { isComponentFile } from '../../catalogue/javascript/files.ts';
import type { SourceFile } from '../../program/index.ts';
import type { Parser } from '../../syntax/parser.ts';
import { SourceTree } from '../source-tree.ts';
import { ImportBook } from '../edits/imports.ts';
import { Patch } from './patch.ts';

/** Provides the texts. */
export interface TextSource {
  readonly parser: Parser;
  /** The text that the facts of the file were extracted from; undefined if it cannot be read. */
  text(path: string): string | undefined;
  /**
   * Called if the behaviour of tests matters, of which only the syntax was extracted: they may call or mock the changed
   * code.
   */
  wantTests?(): void;
}

export class Sources {
  readonly #trees: Map<string, SourceTree | undefined>;
  readonly patches = new Map<string, Patch>();
  readonly #imports = new Map<string, ImportBook>();

  /** @param before provides trees that are already parsed; its changes are not taken over */
  constructor(
    readonly source: TextSource,
    before?: Sources,
  ) {
    this.#trees = before ? before.#trees : new Map();
  }

  /** A fresh start without changes; keeps the trees of unchanged texts. */
  again(): Sources {
    const sources = new Sources(this.source);
    for (const [path, tree] of this.#trees)
      if (tree && tree.text === this.source.text(path)) sources.#trees.set(path, tree);
    return sources;
  }

  /** Undefined if the text is gone, does not parse, or is part of a component file. */
  tree({ path }: SourceFile): SourceTree | undefined {
    if (!this.#trees.has(path)) this.#trees.set(path, this.#parse(path));
    return this.#trees.get(path);
  }

  #parse(path: string): SourceTree | undefined {
    const text = isComponentFile(path) ? undefined : this.source.text(path);
    if (text === undefined) return undefined;
    try {
      return new SourceTree(path, text, this.source.parser);
    } catch (error) {
      // The text may be incomplete while the user types.
      if ((error as Error).name === 'SyntaxProblem') return undefined;
      throw error;
    }
  }

  patch({ path }: SourceFile): Patch {
    let patch = this.patches.get(path);
    if (!patch) this.patches.set(path, (patch = new Patch()));
    return patch;
  }

  /** The editable imports of a file. */
  imports(sourceFile: SourceFile, tree: SourceTree): ImportBook {
    let book = this.#imports.get(sourceFile.path);
    if (!book) this.#imports.set(sourceFile.path, (book = new ImportBook(tree, this.patch(sourceFile))));
    return book;
  }

  /** The changed files. */
  changes(): { readonly path: string; readonly text: string; readonly patch: Patch }[] {
    for (const book of this.#imports.values()) book.settle();
    return [...this.patches].flatMap(([path, patch]) =>
      patch.isEmpty ? [] : [{ path, text: this.#trees.get(path)!.text, patch }],
    );
  }
}
