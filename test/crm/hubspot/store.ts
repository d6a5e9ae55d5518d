import { longText, type Row, SCHEMA, Sql } from './database';
import { containsToken, matchesText } from './tokens';
import {
  type History,
  OBJECT_TYPES,
  type ObjectType,
  type Participation,
  type StoredObject,
  type Values,
} from './types';

const COLUMNS =
  'id INTEGER PRIMARY KEY, props TEXT, created INTEGER, updated INTEGER, archived INTEGER, history TEXT';

const TABLES = `
${OBJECT_TYPES.map((type) => `CREATE TABLE ${SCHEMA}.${type} (${COLUMNS});`).join('\n')}
CREATE TABLE ${SCHEMA}.lagging (
  seq INTEGER PRIMARY KEY, type TEXT, id INTEGER, until INTEGER, absent INTEGER, props TEXT, created INTEGER, updated INTEGER
);
CREATE INDEX ${SCHEMA}.lagging_by_object ON lagging (type, id, until);
CREATE TABLE ${SCHEMA}.addresses (email TEXT PRIMARY KEY, contact INTEGER, secondary INTEGER) WITHOUT ROWID;
CREATE TABLE ${SCHEMA}.merged (old INTEGER PRIMARY KEY, survivor INTEGER);
CREATE TABLE ${SCHEMA}.links (
  from_type INTEGER, from_id INTEGER, to_type INTEGER, to_id INTEGER, PRIMARY KEY (from_type, from_id, to_type, to_id)
) WITHOUT ROWID;
CREATE TABLE ${SCHEMA}.participations (
  id INTEGER PRIMARY KEY, contact INTEGER, event TEXT, name TEXT, state TEXT, occurred INTEGER, seconds INTEGER, percentage TEXT
);
CREATE INDEX ${SCHEMA}.participations_by_contact ON participations (contact, occurred);
`;

const code = (type: ObjectType): number => OBJECT_TYPES.indexOf(type);

export function objectOf(type: ObjectType, row: Row): StoredObject {
  return {
    type,
    id: Number(row.id),
    values: JSON.parse(String(row.props)) as Values,
    created: Number(row.created),
    updated: Number(row.updated),
    archivedAt: row.archived == null ? null : Number(row.archived),
    history: row.history == null ? {} : (JSON.parse(String(row.history)) as History),
  };
}

/**
 * Objects, addresses, links and participations of one account. It knows rows, and nothing of
 * HubSpot's rules.
 */
export class Store {
  #lastId = 1000;

  private constructor(readonly sql: Sql) {}

  static async open(): Promise<Store> {
    const sql = await Sql.open();
    sql.script(TABLES);
    sql.define('contains_token', containsToken);
    sql.define('matches_text', matchesText);
    return new Store(sql);
  }

  /** A new id, unused by any object. */
  nextId(): number {
    this.#lastId += 1;
    return this.#lastId;
  }

  get(type: ObjectType, id: number): StoredObject | null {
    const row = this.sql.first(`SELECT * FROM ${type} WHERE id = ?`, [id]);
    return row ? objectOf(type, row) : null;
  }

  /** Writes an object as it is now. */
  put(object: StoredObject): void {
    this.#lastId = Math.max(this.#lastId, object.id);
    const history = Object.keys(object.history).length > 0 ? JSON.stringify(object.history) : null;
    this.sql.run(`INSERT OR REPLACE INTO ${object.type} VALUES (?, CAST(? AS TEXT), ?, ?, ?, ?)`, [
      object.id,
      longText(JSON.stringify(object.values)),
      object.created,
      object.updated,
      object.archivedAt,
      history,
    ]);
  }

  /**
   * Lets the search index go on seeing an object as it stands in the table until `until` (ms).
   * Called before a write.
   */
  keepOldInIndex(type: ObjectType, id: number, until: number): void {
    const now = this.sql.first(`SELECT * FROM ${type} WHERE id = ?`, [id]);
    const absent = !now || now.archived != null;
    this.sql.run(
      'INSERT INTO lagging (type, id, until, absent, props, created, updated) VALUES (?, ?, ?, ?, ?, ?, ?)',
      [type, id, until, absent ? 1 : 0, now?.props ?? '{}', now?.created ?? 0, now?.updated ?? 0],
    );
  }

  /**
   * Lets the search index catch up with what is due at `now` (ms). Returns whether anything still
   * lags for the type.
   */
  catchUp(type: ObjectType, now: number): boolean {
    this.sql.run('DELETE FROM lagging WHERE until <= ?', [now]);
    return this.sql.first('SELECT 1 FROM lagging WHERE type = ? LIMIT 1', [type]) !== null;
  }

  page(type: ObjectType, archived: boolean, afterId: number, limit: number): StoredObject[] {
    const which = archived ? 'NOT NULL' : 'NULL';
    const text = `SELECT * FROM ${type} WHERE archived IS ${which} AND id > ? ORDER BY id LIMIT ?`;
    return this.sql.all(text, [afterId, limit]).map((row) => objectOf(type, row));
  }

  /** The contact that holds an address (lower case), and whether only as a secondary one. */
  holder(email: string): { contact: number; secondary: boolean } | null {
    const row = this.sql.first('SELECT contact, secondary FROM addresses WHERE email = ?', [
      email.toLowerCase(),
    ]);
    return row ? { contact: Number(row.contact), secondary: row.secondary === 1 } : null;
  }

  setAddress(email: string, contact: number, secondary: boolean): void {
    this.sql.run('INSERT OR REPLACE INTO addresses VALUES (?, ?, ?)', [
      email.toLowerCase(),
      contact,
      secondary ? 1 : 0,
    ]);
  }

  dropAddress(email: string): void {
    this.sql.run('DELETE FROM addresses WHERE email = ?', [email.toLowerCase()]);
  }

  /** The id under which a merged contact lives on; the id itself for all others. */
  survivorOf(id: number): number {
    let at = id;
    for (let row = this.#mergedRow(at); row; row = this.#mergedRow(at)) at = Number(row.survivor);
    return at;
  }

  #mergedRow(id: number): Row | null {
    return this.sql.first('SELECT survivor FROM merged WHERE old = ?', [id]);
  }

  markMerged(old: number, survivor: number): void {
    this.sql.run('INSERT OR REPLACE INTO merged VALUES (?, ?)', [old, survivor]);
  }

  /** Associates two objects, both ways. */
  link(fromType: ObjectType, fromId: number, toType: ObjectType, toId: number): void {
    const text = 'INSERT OR IGNORE INTO links VALUES (?, ?, ?, ?)';
    this.sql.run(text, [code(fromType), fromId, code(toType), toId]);
    this.sql.run(text, [code(toType), toId, code(fromType), fromId]);
  }

  /**
   * Ids of the objects of a type that are associated with one object, ascending, after `afterId`.
   */
  linked(
    fromType: ObjectType,
    fromId: number,
    toType: ObjectType,
    afterId = 0,
    limit = 10_000,
  ): number[] {
    const text = `SELECT l.to_id AS id FROM links l JOIN ${toType} o ON o.id = l.to_id AND o.archived IS NULL
      WHERE l.from_type = ? AND l.from_id = ? AND l.to_type = ? AND l.to_id > ? ORDER BY l.to_id LIMIT ?`;
    return this.sql
      .all(text, [code(fromType), fromId, code(toType), afterId, limit])
      .map((row) => Number(row.id));
  }

  /** Gives all associations of one contact to another. */
  moveLinks(from: number, to: number): void {
    const contact = code('contacts');
    this.sql.run('UPDATE OR IGNORE links SET from_id = ? WHERE from_type = ? AND from_id = ?', [
      to,
      contact,
      from,
    ]);
    this.sql.run('UPDATE OR IGNORE links SET to_id = ? WHERE to_type = ? AND to_id = ?', [
      to,
      contact,
      from,
    ]);
    this.sql.run('UPDATE participations SET contact = ? WHERE contact = ?', [to, from]);
  }

  addParticipation(participation: Participation): void {
    const { contactId, eventId, eventName, state, occurredAt, durationSeconds, percentage } =
      participation;
    this.sql.run('INSERT INTO participations VALUES (NULL, ?, ?, ?, ?, ?, ?, ?)', [
      contactId,
      eventId,
      eventName,
      state,
      occurredAt,
      durationSeconds,
      percentage,
    ]);
  }

  participations(contact: number): Array<Participation & { id: number }> {
    const rows = this.sql.all(
      'SELECT * FROM participations WHERE contact = ? ORDER BY occurred DESC, id DESC',
      [contact],
    );
    return rows.map((row) => ({
      id: Number(row.id),
      contactId: contact,
      eventId: String(row.event),
      eventName: String(row.name),
      state: row.state as Participation['state'],
      occurredAt: Number(row.occurred),
      durationSeconds: row.seconds == null ? null : Number(row.seconds),
      percentage: row.percentage == null ? null : String(row.percentage),
    }));
  }

  close(): void {
    this.sql.close();
  }
}
