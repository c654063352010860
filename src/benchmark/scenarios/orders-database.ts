/** A real database on disk, behind a library that has synchronous calls only. */
import { join } from 'node:path';
import { Database } from 'node-sqlite3-wasm';

const USERS = 1_000;

export interface Totals {
  readonly orders: number;
  readonly total: number;
}

const fileIn = (folder: string): string => join(folder, 'orders.db');

/** @param rows orders, dealt out among a thousand users */
export function createOrders(folder: string, rows: number): void {
  const database = new Database(fileIn(folder));
  database.exec('CREATE TABLE orders (id INTEGER PRIMARY KEY, user INTEGER, total REAL, note TEXT); BEGIN');
  const insert = database.prepare('INSERT INTO orders (user, total, note) VALUES (?, ?, ?)');
  for (let row = 0; row < rows; row++) insert.run([row % USERS, (row * 37) % 500, `Order ${row}, to be delivered by ${row % 7}`]);
  insert.finalize();
  database.exec('COMMIT; CREATE INDEX orders_of_user ON orders (user)');
  database.close();
}

/** One connection for each thread or process, kept open. */
let connection: Database | undefined;

const connect = (folder: string): Database => connection ??= new Database(fileIn(folder), { readOnly: true });

/** By the index: a fraction of a millisecond. */
export const ordersOf = (folder: string, user: number): Totals =>
  connect(folder).get('SELECT count(*) AS orders, sum(total) AS total FROM orders WHERE user = ?', [user % USERS]) as unknown as Totals;

/** Reads every order: some milliseconds. */
export const ordersNoted = (folder: string, note: string): Totals =>
  connect(folder).get('SELECT count(*) AS orders, sum(total) AS total FROM orders WHERE note LIKE ?', [`%${note}%`]) as unknown as Totals;
