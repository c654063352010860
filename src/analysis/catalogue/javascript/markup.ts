/** How the markup of components says what is code: data. */

/** Stands for whatever calls the handlers of a component's events; no name that anybody writes. */
export const HANDLER_CALL = '$on';

/** `@click`, `v-on:click`, `on:click`, `onclick`; not `:online` nor `once`. */
const HANDLER = /^(?:@|v-on:|on:)[\w:.|-]+$|^on[a-z]{3,}$/;
export const isHandlerAttribute = (name: string): boolean => HANDLER.test(name);

/** Vue's attributes whose value is worked out when the component is drawn. */
export const EXPRESSION_ATTRIBUTE = /^(?::[\w.:-]+|v-(?:bind(?::[\w.:-]+)?|if|else-if|show|html|text|memo|for))$/;

/** Elements with no markup in them. */
export const NO_MARKUP = /<(script|style)\b[^>]*>[\s\S]*?<\/\1\s*>|<!--[\s\S]*?-->/gi;

/** Attributes of a script that runs once for the module, not for each component: of Svelte. */
export const OF_MODULE = /\bmodule\b/;
/** The attribute of a script that runs for each component: of Vue. */
export const OF_INSTANCE = /\bsetup\b/;

/** `save`, `row.save`, or a function that is written on the spot. */
export const IS_FUNCTION = /^\s*(?:[\w$.]+\s*$|(?:async\s*)?(?:\([^()]*\)|[\w$]+)\s*=>|(?:async\s+)?function\b)/;

/** Vue's attribute that repeats an element, and what stands before its collection: `row of rows`. */
export const FOR_EACH = 'v-for';
export const BEFORE_COLLECTION = /^[\s\S]*?\s(?:of|in)\s+/;

/** Vue's attributes with values, and what is interpolated: `@click="save"`, `:rows="sorted(rows)"`, `{{ total(rows) }}` */
export const VUE_CODE = /\s([@:#\w][\w:.@-]*)\s*=\s*(?:"([^"]*)"|'([^']*)')|\{\{([\s\S]*?)\}\}/g;

/** An attribute of Svelte whose value begins here: `onclick={`, `on:click={`. */
export const SVELTE_ATTRIBUTE = /\s([\w:|-]+)=$/;
/** What Svelte's braces hold besides expressions: blocks, tags, what is taken apart. */
export const NO_EXPRESSION = /^\s*(?:[#:/@]|\.\.\.)/;
