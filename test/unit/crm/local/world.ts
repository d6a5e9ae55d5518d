import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { createLocal } from '../../../../lib/crm/local/connector';
import { LocalDb } from '../../../../lib/crm/local/db';
import { makeEmpty, makeSample, type Sample } from '../../../../lib/crm/local/sample';
import type { Connector } from '../../../../lib/crm/port/connector';
import type { Language } from '../../../../lib/domain/base/text';

/** A Monday in November, 11:20 in Madrid. */
export const NOW = Date.UTC(2026, 10, 23, 10, 20);
export const MINUTE = 60_000;
export const DAY = 86_400_000;

/** A signal that never aborts. */
export const going = new AbortController().signal;

export interface LocalWorld {
  readonly db: LocalDb;
  readonly crm: Connector;
  readonly indexedDB: IDBFactory;
  /** The same database as another context of the browser would open it. */
  reopen(language?: Language): { db: LocalDb; crm: Connector };
  now: number;
}

/**
 * People of the sample who are enough for most tests: those who write in the demo mailbox, and some
 * more.
 */
const FEW = 60;
const known = new Map<number, Sample>();

/**
 * The first of the sample with all that is theirs, made once for a moment: a database in memory
 * takes its time with a thousand.
 */
export function fewOf(now: number): Sample {
  const few = known.get(now) ?? cut(makeSample(now));
  known.set(now, few);
  return few;
}

function cut(sample: Sample): Sample {
  const own = ({ contactId }: { readonly contactId: number }) => contactId <= FEW;
  return {
    ...sample,
    people: sample.people.filter(({ id }) => id <= FEW),
    touches: sample.touches.filter(own),
    notes: sample.notes.filter(own),
    moves: sample.moves.filter(own),
    deals: sample.deals.filter(({ contactIds }) => contactIds.every((id) => id <= FEW)),
  };
}

/**
 * A workspace in an IndexedDB of its own; with a part of the sample, with all of it, or with the
 * team alone.
 */
export function makeWorld(
  options: { sample?: boolean | 'whole'; language?: Language; now?: number } = {},
): LocalWorld {
  const indexedDB = new IDBFactory();
  const open = (language: Language = options.language ?? 'en') => {
    const db = new LocalDb(undefined, { indexedDB, IDBKeyRange });
    const crm = createLocal({
      db,
      clock: () => world.now,
      language,
      fill: options.sample === false ? makeEmpty : options.sample === 'whole' ? makeSample : fewOf,
      factory: indexedDB,
    });
    return { db, crm };
  };
  const world: LocalWorld = { indexedDB, reopen: open, now: options.now ?? NOW, ...open() };
  return world;
}

/** Everything in a database, to compare two. */
export async function dump(db: LocalDb): Promise<unknown> {
  return Promise.all(db.tables.map(async (table) => [table.name, await table.toArray()]));
}
