/**
 * Estimates, before anything is parsed, how deeply a text can be nested: the native parser crashes the process when its
 * stack is full, and nothing can catch that.
 */

/**
 * Levels up to which the native parser is used. The first production to crash it are type arguments, at 3,500 levels on
 * a thread with a stack of 4 MB.
 */
const MAX_LEVELS = 2000;
/** A bracket opens a group, and mostly a statement, an expression and a function in it. */
const LEVELS_OF_BRACKET = 2;

const [OPENS, CLOSES, NESTS, SEPARATES, ENDS] = [1, 2, 3, 4, 5];

/** What a UTF-16 unit does; a table takes half the time of comparisons, and every text is scanned. */
const KIND = new Uint8Array(0x10000);
for (const [kind, characters] of [
  [OPENS, '([{'],
  [CLOSES, ')]}'],
  // Every operator nests what is beside it: `a = b = c`, `a ? b : c ? d : e`, `A<B<C>>`, `a.b.c`, `!!a`, `a => b => c`.
  [NESTS, '=?:!~+-*/%&|^<.@`'],
  [SEPARATES, ' \n'],
  [ENDS, ';'],
] as const)
  for (const character of characters) KIND[character.charCodeAt(0)] = kind!;

/** Words that nest what follows. */
const WORDS = [
  ...[
    'new',
    'typeof',
    'void',
    'delete',
    'await',
    'yield',
    'do',
    'else',
    'class',
    'extends',
    'async',
    'in',
    'instanceof',
  ],
  ...['as', 'satisfies', 'keyof', 'readonly', 'unique', 'infer'],
];
const WORD = new RegExp(`(?:${WORDS.join('|')})\\b`, 'y');
const BEGINS_WORD = new Uint8Array(0x10000);
for (const word of WORDS) BEGINS_WORD[word.charCodeAt(0)] = 1;

const [NEWLINE, STAR, SLASH, TICK] = [10, 42, 47, 96];
/**
 * What may follow a semicolon at the end of a line if the statement continues, or if it is in the text of an element.
 */
const GOES_ON = /\s*(?:else\b|[/<])/y;

/**
 * Whether a text may be nested too deeply for the native parser. Everything that can nest adds up, even in strings and
 * comments, until its brackets close or its statement ends. So texts often count as deeper than they are; they count as
 * flatter only if the end of a statement is hidden in a template literal.
 */
export function mayBeNestedDeeply(text: string): boolean {
  // Each bracket takes a character.
  return text.length > MAX_LEVELS / LEVELS_OF_BRACKET && new Scan(text).isDeep();
}

class Scan {
  readonly #text: string;
  /** Levels of the open brackets, and of everything beside them. */
  #levels = 0;
  /** Those since the innermost open bracket. */
  #inner = 0;
  readonly #outer: number[] = [];
  #isInComment = false;
  #isInTemplate = false;

  constructor(text: string) {
    this.#text = text;
  }

  isDeep(): boolean {
    const text = this.#text;
    for (let index = 0; index < text.length; index++) {
      const kind = KIND[text.charCodeAt(index)]!;
      if (kind === 0) continue;
      if (kind === SEPARATES) {
        if (BEGINS_WORD[text.charCodeAt(index + 1)] !== 0) this.#word(index + 1);
      } else if (kind === NESTS) this.#operator(index);
      else if (kind === OPENS) this.#open();
      else if (kind === CLOSES) this.#close();
      else this.#end(index);
      if (this.#levels > MAX_LEVELS) return true;
    }
    return false;
  }

  #open(): void {
    this.#outer.push(this.#inner);
    this.#inner = 0;
    this.#levels += LEVELS_OF_BRACKET;
  }

  #close(): void {
    const before = this.#outer.pop();
    if (before !== undefined) {
      this.#levels -= this.#inner + LEVELS_OF_BRACKET;
      this.#inner = before;
    }
    // The pair itself: `a()()()`, `if (a) if (b)`.
    this.#nest();
  }

  #nest(): void {
    this.#inner++;
    this.#levels++;
  }

  #word(index: number): void {
    WORD.lastIndex = index;
    if (WORD.test(this.#text)) this.#nest();
  }

  #operator(index: number): void {
    this.#nest();
    const code = this.#text.charCodeAt(index);
    if (code === TICK) this.#isInTemplate = !this.#isInTemplate;
    else if (code === STAR && this.#text.charCodeAt(index - 1) === SLASH) this.#isInComment = true;
    else if (code === SLASH && this.#text.charCodeAt(index - 1) === STAR) this.#isInComment = false;
  }

  /** A semicolon at the end of its line is in no string. */
  #end(index: number): void {
    if (this.#isInComment || this.#isInTemplate || this.#text.charCodeAt(index + 1) !== NEWLINE) return;
    GOES_ON.lastIndex = index + 1;
    if (GOES_ON.test(this.#text)) return;
    this.#levels -= this.#inner;
    this.#inner = 0;
  }
}
