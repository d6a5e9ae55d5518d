import { RelevoError } from '../../domain/base/failure';
import type { NotePage, TouchPage } from '../port/connector';
import type { LocalDb } from './db';
import { newestFirst, type ReadContext, rowId, toNote, toTouch } from './from-row';

const PAGE = 50;

/** A place in a list that is ordered by time and, within one instant, by number. */
interface Place {
  readonly at: number;
  readonly id: number;
}

/**
 * A page of a person's touches, newest first, from the touch after the cursor on: a touch that
 * arrives between two pages neither hides nor repeats another.
 * @throws RelevoError `crm/invalid` for a cursor that is not ours
 */
export async function touchPage(
  db: LocalDb,
  contactId: string,
  cursor: string | null,
  context: ReadContext,
): Promise<TouchPage> {
  const after = cursor === null ? null : readCursor(cursor);
  const id = rowId(contactId);
  const rows =
    id === null ? [] : newestFirst(await db.touches.where('contactId').equals(id).toArray());
  const rest =
    after === null
      ? rows
      : rows.filter((row) => row.at < after.at || (row.at === after.at && row.id < after.id));
  const page = rest.slice(0, PAGE);
  const last = page.at(-1);
  return {
    touches: page.map((row) => toTouch(row, context)),
    gaps: [],
    next: last === undefined || rest.length <= PAGE ? null : writeCursor(last),
  };
}

/**
 * A page of everybody's notes changed since a time (epoch ms), oldest first. The cursor stays good:
 * asked again later it brings what came since.
 * @throws RelevoError `crm/invalid` for a cursor that is not ours
 */
export async function notePage(
  db: LocalDb,
  since: number,
  cursor: string | null,
  context: ReadContext,
): Promise<NotePage> {
  const from = cursor === null ? { at: since, id: 0 } : readCursor(cursor);
  const rows = await db.notes
    .where('[changedAt+id]')
    .above([from.at, from.id])
    .limit(PAGE + 1)
    .toArray();
  const page = rows.slice(0, PAGE);
  const last = page.at(-1);
  return {
    notes: page.map((row) => toNote(row, context)),
    cursor: writeCursor(last === undefined ? from : { at: last.changedAt, id: last.id }),
    more: rows.length > PAGE,
  };
}

/** A place as a cursor. */
export function writeCursor({ at, id }: Place): string {
  return `${at}:${id}`;
}

/** @throws RelevoError `crm/invalid` for a cursor that is not ours */
export function readCursor(cursor: string): Place {
  const [, at, id] = /^(-?[\d.]{1,20}):(\d{1,15})$/.exec(cursor) ?? [];
  if (at === undefined || id === undefined || Number.isNaN(Number(at))) {
    throw new RelevoError({ code: 'crm/invalid', detail: 'cursor' });
  }
  return { at: Number(at), id: Number(id) };
}
