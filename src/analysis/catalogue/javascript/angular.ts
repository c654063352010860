/** How Angular's classes name their templates, and how these say what is code: data. */

/** Files that templates stand in. */
export const TEMPLATE_FILE = /\.html$/;

/** The package that the classes below are of. */
export const ANGULAR = '@angular/core';
/** Decorators of classes with a template, or with bindings of their own element. */
export const TEMPLATE_DECORATORS: ReadonlySet<string> = new Set(['Component', 'Directive']);
/** Properties of what such a decorator is given. */
export const TEMPLATE_TEXT = 'template';
export const TEMPLATE_URL = 'templateUrl';
/** `{ '(click)': 'open()', '[class.open]': 'isOpen()' }`. */
export const OWN_ELEMENT = 'host';

/** An attribute with its value: `(click)="save()"`, `[items]="sorted()"`, `*ngFor="let row of rows()"`. */
export const ATTRIBUTE = /\s([*@#[(\w][^\s"'<>=]*)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;
/** What is shown: `{{ total() }}`. */
export const INTERPOLATION = /\{\{([\s\S]*?)\}\}/g;
/** Blocks whose parentheses hold expressions: `@for (row of rows(); track row.id)`. */
export const BLOCK = /@(?:if|else\s+if|for|switch|case|defer|placeholder|loading)\s*\(/g;
/** `@let sum = total();`. */
export const LET = /@let\s+([\w$]+)\s*=([^;]*);/g;

/** `[(ngModel)]`: worked out when it is drawn, and set when it changes. */
export const TWO_WAY = /^(?:\[\(([^()]+)\)\]|bindon-(.+))$/;
/** What is appended to the name for the event. */
export const CHANGE = 'Change';
/** `(click)`, `(keyup.enter)`. */
export const EVENT = /^(?:\(([^()]+)\)|on-(.+))$/;
/** `[items]`, `*ngIf`. */
export const BINDING = /^(?:\[.+\]|bind-.+|\*.+)$/;

/** What a template names itself: `let row of rows`, `rows() as all`, `@for (row of rows; …)`, `#form`, `let-row`. */
export const LOCAL_IN_CODE = /\b(?:let|as)\s+([\w$]+)|^\s*([\w$]+)\s+of\b/g;
export const LOCAL_ATTRIBUTE = /\s(?:#|let-)([\w$]+)/g;

/** The function that names the elements of a list is called for each of them. */
export const TRACK_BY = /\btrackBy\s*:?\s*([\w$.]+)/g;

/** A text in an expression. */
export const TEXT = /'[^'\n]*'|"[^"\n]*"|`[^`]*`/g;
/** A member of the component or of what it holds, and the sign after it: a call, an assignment, the end of a key. */
export const MEMBER =
  /(?<![\w$.])(?:this\s*\.\s*)?([A-Za-z_$][\w$]*(?:\s*[?!]?\.\s*[A-Za-z_$][\w$]*)*)\s*((?:!|\?\.)?\(|=(?![=>])|(?:[-+*/%]|&&|\|\||\?\?)=|\+\+|--|:)?/g;
/** What is between the names of a member of a member. */
export const MEMBER_SIGN = /\s*[?!]?\.\s*/;
/** `{ a: 1, b: 2 }`: the sign before a key. */
export const BEFORE_KEY = /[{,;]\s*$/;
/** `total | currency`: the sign before a pipe, whose name is not a member's. */
export const BEFORE_PIPE = /(?:^|[^|])\|\s*$/;

/** Words of the language of templates. */
export const WORDS_OF_TEMPLATES: ReadonlySet<string> = new Set(
  'let of as in if else true false null undefined typeof void this track when on prefetch $event $any'.split(' '),
);

/** How attributes write the signs that they cannot hold. */
export const ENTITIES: readonly (readonly [written: RegExp, sign: string])[] = [
  [/&(?:quot|apos|#39|#34);/g, "'"],
  [/&lt;/g, '<'],
  [/&gt;/g, '>'],
  [/&amp;/g, '&'],
];
