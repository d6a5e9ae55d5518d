import initSqlJs, { type Database, type SqlValue, type Statement } from 'sql.js';

export type Row = Record<string, SqlValue>;

/** The schema in which tables and indexes are created. */
export const SCHEMA = 'account';

const utf8 = new TextEncoder();

/** A long text to bind for `CAST(? AS TEXT)`: as bytes it goes into SQLite several times faster. */
export function longText(text: string): Uint8Array {
  return utf8.encode(text);
}

/** An SQLite database in memory with its prepared statements kept. */
export class Sql {
  readonly #db: Database;
  readonly #statements = new Map<string, Statement>();

  private constructor(db: Database) {
    this.#db = db;
  }

  static async open(): Promise<Sql> {
    const engine = await initSqlJs();
    const db = new engine.Database();
    // The main database of this build lies in a simulated file; an attached one stays in SQLite's
    // own memory.
    db.exec(`ATTACH ':memory:' AS ${SCHEMA}; PRAGMA ${SCHEMA}.journal_mode = OFF`);
    return new Sql(db);
  }

  #statement(text: string): Statement {
    const known = this.#statements.get(text);
    if (known) return known;
    const made = this.#db.prepare(text);
    this.#statements.set(text, made);
    return made;
  }

  script(text: string): void {
    this.#db.exec(text);
  }

  run(text: string, values: SqlValue[] = []): void {
    this.#statement(text).run(values);
  }

  /** All rows of a query. Searches vary endlessly, so `once` keeps no statement. */
  all(text: string, values: SqlValue[] = [], once = false): Row[] {
    const statement = once ? this.#db.prepare(text) : this.#statement(text);
    const rows: Row[] = [];
    try {
      statement.bind(values);
      while (statement.step()) rows.push(statement.getAsObject());
    } finally {
      if (once) statement.free();
      else statement.reset();
    }
    return rows;
  }

  first(text: string, values: SqlValue[] = []): Row | null {
    return this.all(text, values)[0] ?? null;
  }

  /** Gives SQL a function of ours; null in, null out. */
  define(name: string, body: (a: string, b: string) => boolean): void {
    this.#db.create_function(name, (a: unknown, b: unknown) =>
      a == null ? null : body(String(a), String(b)) ? 1 : 0,
    );
  }

  close(): void {
    this.#statements.clear();
    this.#db.close();
  }
}
