/** Statements of a database that are short whatever it holds. */

/** What tables there are, or how the database is set up: some rows, of which nobody makes many. */
const ASKS_FOR_SCHEMA = /^\s*(PRAGMA\b|SELECT\b[^;]*\bFROM\s+["'`]?(sqlite_(temp_)?(master|schema))\b)/i;

/** @param text of the statement, its beginning at least */
export const asksForSchema = (text: string): boolean => ASKS_FOR_SCHEMA.test(text);
