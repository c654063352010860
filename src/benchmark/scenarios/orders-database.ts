/** A real SQLite database, whose queries block the thread. */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import initSqlJs, { type Database } from 'sql.js';
import wasmBinary from 'sql.js/dist/sql-wasm.wasm';

const USERS = 1_000;

export interface Totals {
  readonly orders: number;
  readonly total: number;
}

const fileIn = (folder: string): string => join(folder, 'orders.db');
const loadSqlite = () => initSqlJs({ wasmBinary: wasmBinary.buffer });

/** Creates the file. @param rows orders, distributed over a thousand users */
export async function createOrders(folder: string, rows: number): Promise<void> {
  const database = new (await loadSqlite()).Database();
  database.run('CREATE TABLE orders (id INTEGER PRIMARY KEY, user INTEGER, total REAL, note TEXT); BEGIN');
  const insert = database.prepare('INSERT INTO orders (user, total, note) VALUES (?, ?, ?)');
  for (let row = 0; row < rows; row++)
    insert.run([row % USERS, (row * 37) % 500, `Order ${row}, to be delivered by ${row % 7}`]);
  insert.free();
  database.run('COMMIT; CREATE INDEX orders_of_user ON orders (user)');
  await writeFile(fileIn(folder), database.export());
  database.close();
}

/** One open connection per thread or process. */
let connection: Promise<Database> | undefined;

export const connect = (folder: string): Promise<Database> =>
  (connection ??= Promise.all([loadSqlite(), readFile(fileIn(folder))]).then(
    ([{ Database }, bytes]) => new Database(bytes),
  ));

/** Uses the index: a fraction of a millisecond. */
export const ordersOf = (database: Database, user: number): Totals =>
  first(database, 'SELECT count(*) AS orders, sum(total) AS total FROM orders WHERE user = ?', user % USERS);

/** Reads every order: some milliseconds. */
export const ordersNoted = (database: Database, note: string): Totals =>
  first(database, 'SELECT count(*) AS orders, sum(total) AS total FROM orders WHERE note LIKE ?', `%${note}%`);

function first(database: Database, sql: string, value: number | string): Totals {
  const query = database.prepare(sql, [value]);
  query.step();
  const row = query.getAsObject() as unknown as Totals;
  query.free();
  return row;
}
