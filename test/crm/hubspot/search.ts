import type { SqlValue } from 'sql.js';
import { SCHEMA } from './database';
import { invalid } from './errors';
import { type Property, timeNames } from './properties';
import type { Search, SearchFilter } from './search-request';
import { objectOf } from './store';
import type { ObjectType, StoredObject } from './types';
import { isoTime } from './values';
import type { World } from './world';

interface Condition {
  sql: string;
  values: SqlValue[];
}

/** SQLite's lower() knows ASCII alone; what it is compared with must be lowered the same way. */
const asciiLower = (text: string): string =>
  text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());

function columnOf(type: ObjectType, property: Property): string {
  const times = timeNames(type);
  if (property.name === 'hs_object_id') return 'id';
  if (property.name === times.created) return 'created';
  if (property.name === times.modified) return 'updated';
  const value = `json_extract(props, '$."${property.name}"')`;
  if (property.type === 'number') return `CAST(${value} AS REAL)`;
  if (property.type === 'datetime') return value;
  // "When filtering for an enumeration property, search is case-sensitive for all filter
  // operators."
  return property.type === 'enumeration' ? value : `lower(${value})`;
}

/**
 * A compared value in the form in which its column keeps it. Throws a 400 for a value that is none.
 */
function comparable(property: Property, column: string, raw: string | undefined): SqlValue {
  if (raw === undefined) throw invalid(`A value is missing in the filter on ${property.name}`);
  if (property.type === 'number') {
    if (!Number.isFinite(Number(raw)))
      throw invalid(`${raw} is not a valid number for ${property.name}`);
    return Number(raw);
  }
  if (property.type === 'enumeration') return raw;
  if (property.type !== 'datetime') return asciiLower(raw);
  const time = isoTime(raw);
  if (time === null) throw invalid(`${raw} is not a valid date for ${property.name}`);
  return column === 'created' || column === 'updated' ? Date.parse(time) : time;
}

const COMPARISONS = { EQ: '=', LT: '<', LTE: '<=', GT: '>', GTE: '>=' } as const;

function listOf(filter: SearchFilter, property: Property, column: string): Condition {
  const given = filter.values ?? [];
  if (given.length === 0) throw invalid(`values are missing in the filter on ${property.name}`);
  // Texts in a list are compared as given, while the index holds them in lower case.
  const text = property.type === 'string';
  const values = given.map((value) => (text ? value : comparable(property, column, value)));
  return { sql: `${column} IN (${values.map(() => '?').join(', ')})`, values };
}

function conditionOf(world: World, type: ObjectType, filter: SearchFilter): Condition {
  const property = world.book.get(type, filter.propertyName);
  if (!property) throw invalid(`Property "${filter.propertyName}" does not exist on ${type}`);
  const column = columnOf(type, property);
  const { operator } = filter;
  switch (operator) {
    case 'HAS_PROPERTY':
      return { sql: `${column} IS NOT NULL`, values: [] };
    case 'NOT_HAS_PROPERTY':
      return { sql: `${column} IS NULL`, values: [] };
    case 'IN':
      return listOf(filter, property, column);
    case 'NOT_IN': {
      const list = listOf(filter, property, column);
      return { sql: `(${column} IS NOT NULL AND NOT ${list.sql})`, values: list.values };
    }
    case 'BETWEEN': {
      const bounds = [filter.value, filter.highValue].map((value) =>
        comparable(property, column, value),
      );
      return { sql: `${column} BETWEEN ? AND ?`, values: bounds };
    }
    case 'CONTAINS_TOKEN':
    case 'NOT_CONTAINS_TOKEN': {
      const hit = `coalesce(contains_token(${column}, ?), 0)`;
      return {
        sql: operator === 'CONTAINS_TOKEN' ? hit : `NOT ${hit}`,
        values: [filter.value ?? ''],
      };
    }
    case 'NEQ':
      return {
        sql: `(${column} IS NULL OR ${column} <> ?)`,
        values: [comparable(property, column, filter.value)],
      };
    default:
      return {
        sql: `${column} ${COMPARISONS[operator]} ?`,
        values: [comparable(property, column, filter.value)],
      };
  }
}

function join(conditions: Condition[], word: 'AND' | 'OR'): Condition {
  return {
    sql:
      conditions.length === 0
        ? '1'
        : `(${conditions.map((condition) => condition.sql).join(` ${word} `)})`,
    values: conditions.flatMap((condition) => condition.values),
  };
}

const TEXT_SEARCH: Partial<Record<ObjectType, readonly string[]>> = {
  contacts: ['firstname', 'lastname', 'email', 'phone', 'company', 'hs_additional_emails'],
  companies: ['name', 'domain'],
  deals: ['dealname'],
  notes: ['hs_note_body'],
};

function textCondition(type: ObjectType, query: string): Condition {
  const parts = (TEXT_SEARCH[type] ?? []).map(
    (name) => `coalesce(json_extract(props, '$.${name}'), '')`,
  );
  if (parts.length === 0) return { sql: '0', values: [] };
  return { sql: `matches_text(${parts.join(" || ' ' || ")}, ?)`, values: [query] };
}

/**
 * An index for each compared property, made when it is first searched: the table is scanned once
 * and never again.
 */
function index(world: World, type: ObjectType, search: Search): void {
  for (const { filters } of search.filterGroups) {
    for (const { propertyName, operator } of filters) {
      const property = world.book.get(type, propertyName);
      if (
        !property ||
        property.name === 'hs_object_id' ||
        operator.includes('TOKEN') ||
        operator.startsWith('NOT')
      )
        continue;
      const name = `search_${type}_${propertyName.replace(/\W/g, '_')}_${property.type}`;
      world.store.sql.script(
        `CREATE INDEX IF NOT EXISTS ${SCHEMA}.${name} ON ${type} (${columnOf(type, property)})`,
      );
    }
  }
}

function scans(search: Search): boolean {
  const filters = search.filterGroups.flatMap((group) => group.filters);
  return (
    Boolean(search.query?.trim()) || filters.some(({ operator }) => operator.includes('TOKEN'))
  );
}

const FIELDS = 'id, props, created, updated';

/**
 * Where a search looks: the table itself, and for objects written a moment ago the state that the
 * index still has.
 */
function source(type: ObjectType, where: Condition, lagging: boolean): Condition {
  const table = `SELECT ${FIELDS} FROM ${type} WHERE archived IS NULL AND ${where.sql}`;
  if (!lagging) return { sql: table, values: where.values };
  const first = `SELECT id, props, created, updated, absent, min(until) FROM lagging WHERE type = '${type}' GROUP BY id`;
  return {
    sql: `${table} AND id NOT IN (SELECT id FROM lagging WHERE type = '${type}')
      UNION ALL SELECT ${FIELDS} FROM (${first}) WHERE absent = 0 AND ${where.sql}`,
    values: [...where.values, ...where.values],
  };
}

function orderOf(world: World, type: ObjectType, search: Search): string {
  const sort = search.sorts[0];
  if (!sort) return 'id';
  const property = world.book.get(type, sort.propertyName);
  if (!property) throw invalid(`Property "${sort.propertyName}" does not exist on ${type}`);
  const way = sort.descending ? 'DESC' : 'ASC';
  return `${columnOf(type, property)} ${way}, id ${way}`;
}

/** Evaluates a search as the index stands at the world's time: one page and the total. */
export function runSearch(
  world: World,
  type: ObjectType,
  search: Search,
): { total: number; page: StoredObject[] } {
  const lagging = world.store.catchUp(type, world.now());
  const groups = search.filterGroups.map(({ filters }) =>
    join(
      filters.map((filter) => conditionOf(world, type, filter)),
      'AND',
    ),
  );
  const query = search.query?.trim() ? [textCondition(type, search.query)] : [];
  const order = orderOf(world, type, search);
  index(world, type, search);
  const from = source(
    type,
    join([...query, ...(groups.length > 0 ? [join(groups, 'OR')] : [])], 'AND'),
    lagging,
  );
  const page = (columns: string) => {
    const text = `SELECT ${columns} FROM (${from.sql}) ORDER BY ${order} LIMIT ? OFFSET ?`;
    return world.store.sql.all(text, [...from.values, search.limit, Number(search.after)], true);
  };
  const count = () =>
    world.store.sql.all(`SELECT count(*) AS total FROM (${from.sql})`, from.values, true);
  // A search that no index helps is walked through once, for rows and total together.
  const rows = page(scans(search) ? '*, count(*) OVER () AS total' : '*');
  const total = rows[0]?.total ?? count()[0]?.total;
  return { total: Number(total ?? 0), page: rows.map((row) => objectOf(type, row)) };
}
