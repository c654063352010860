/** Database statements: those that are fast whatever the database contains, that change it, and that order others. */

/** Queries for tables or settings: a few rows, and rarely executed. */
const ASKS_FOR_SCHEMA = /^\s*(PRAGMA\b|SELECT\b[^;]*\bFROM\s+["'`]?(sqlite_(temp_)?(master|schema))\b)/i;
/** Whatever follows on the same connection rests on them. In small letters, a word alone may begin any text. */
const ORDERS = [
  /^\s*(SET|RESET|USE|BEGIN|START|COMMIT|ROLLBACK|SAVEPOINT|RELEASE|LOCK|UNLOCK|CREATE|ALTER|DROP|TRUNCATE)\b/,
  /^\s*((begin|commit|rollback)\s*;?\s*$|start transaction\b|set (session|local|global|names|@)|lock tables?\b|(create|alter|drop|truncate) (table|index|view|schema|database)\b)/,
];
const CHANGES = [
  /^\s*(INSERT|UPDATE|DELETE|REPLACE|MERGE|UPSERT)\b/,
  /^\s*((insert|replace|merge)( or \w+)? into|delete from|update \S+( \w+)? set)\b/,
];
const READS = [/^\s*(SELECT|WITH|SHOW|DESCRIBE|EXPLAIN)\b/, /^\s*(select\b[^;]*\bfrom|with \w+ as)\b/];

const matches = (patterns: readonly RegExp[], text: string): boolean => patterns.some((pattern) => pattern.test(text));

/** @param text at least the start of the statement */
export const asksForSchema = (text: string): boolean => ASKS_FOR_SCHEMA.test(text);
/** Does it change the connection or a table as a whole, so that it has to keep its place? */
const ordersOthers = (text: string): boolean => matches(ORDERS, text);
/** Does it change what others may read? */
export const changesRows = (text: string): boolean => matches(CHANGES, text) || ordersOthers(text);
/** Is a text a statement at all? */
export const isStatement = (text: string): boolean => asksForSchema(text) || matches(READS, text) || changesRows(text);

/** The method of a database that takes a statement to execute later. */
export const PREPARES = 'prepare';
