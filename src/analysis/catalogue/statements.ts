/** Database statements that are fast whatever the database contains. */

/** Queries for tables or settings: a few rows, and rarely executed. */
const ASKS_FOR_SCHEMA = /^\s*(PRAGMA\b|SELECT\b[^;]*\bFROM\s+["'`]?(sqlite_(temp_)?(master|schema))\b)/i;

/** @param text at least the start of the statement */
export const asksForSchema = (text: string): boolean => ASKS_FOR_SCHEMA.test(text);
