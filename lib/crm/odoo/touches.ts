import { type Failure, failureOf, RelevoError } from '../../domain/base/failure';
import { isFresh } from '../../domain/base/fresh';
import type { Touch } from '../../domain/base/touch';
import type { Gap } from '../../domain/person/contact';
import { pageOf } from '../kit/touch-page';
import type { Mapping, TouchPage } from '../port/connector';
import type { People } from './people';
import type { Rpc } from './rpc';
import { toRead } from './to-contact';
import { readEvents } from './touch-events';
import { readMailings } from './touch-mailings';
import { readMeetings } from './touch-meetings';
import { readMessages } from './touch-messages';
import { MOST, type Subject } from './touch-source';

const FRESH_MS = 2 * 60_000;

/**
 * One place where Odoo keeps interactions, and the group of rights that opens it, as Odoo's
 * settings call it.
 */
const SOURCES = [
  { what: 'email-events', read: readMailings, group: 'Email Marketing: User' },
  { what: 'events', read: readEvents, group: 'Events: Registration Desk' },
  { what: 'touches', read: readMessages, group: 'Sales: User' },
  { what: 'meetings', read: readMeetings, group: 'Calendar' },
] as const;

interface History {
  readonly at: number;
  readonly touches: readonly Touch[];
  readonly gaps: readonly Gap[];
}

export interface Touches {
  /**
   * A page of a contact's history, newest first.
   * @throws RelevoError when no source could be read
   */
  page(contactId: string, cursor: string | null, signal: AbortSignal): Promise<TouchPage>;
}

/**
 * A history put together from Odoo's modules. Each fails alone: what the key may not see is a gap,
 * never an empty history.
 */
export function createTouches(
  rpc: Rpc,
  people: People,
  mapping: Mapping,
  base: string,
  clock: () => number,
): Touches {
  const kept = new Map<string, History>();

  async function assemble(contactId: string, signal: AbortSignal): Promise<History> {
    const person = await people.one(contactId, signal);
    if (person === null) throw new RelevoError({ code: 'crm/gone', detail: '' });
    const metadata = await people.metadata(signal);
    const subject: Subject = { contactId, person, metadata };
    const origin = toRead(person, metadata, mapping, base, clock()).touches.map((touch) => ({
      ...touch,
      contactId,
    }));
    const read = await Promise.all(
      SOURCES.map((source) => readSource(source, rpc, subject, signal)),
    );
    const failure = read.find((each) => each.failure !== null)?.failure;
    const found = [...origin, ...read.flatMap((each) => each.touches)];
    if (failure != null && found.length === 0) throw new RelevoError(failure);
    const touches = [...new Map(found.map((touch) => [touch.id, touch])).values()];
    touches.sort((a, b) => b.at - a.at || (a.id < b.id ? -1 : 1));
    return { at: clock(), touches, gaps: read.flatMap((each) => each.gaps) };
  }

  return {
    async page(contactId, cursor, signal) {
      let history = kept.get(contactId);
      if (history === undefined || cursor === null || !isFresh(history.at, clock(), FRESH_MS)) {
        history = await assemble(contactId, signal);
        kept.set(contactId, history);
        for (const [id, { at }] of kept) if (!isFresh(at, clock(), FRESH_MS)) kept.delete(id);
      }
      return pageOf(history, cursor);
    },
  };
}

async function readSource(
  { what, read, group }: (typeof SOURCES)[number],
  rpc: Rpc,
  subject: Subject,
  signal: AbortSignal,
): Promise<{ touches: Touch[]; gaps: Gap[]; failure: Failure | null }> {
  try {
    const { touches, whole } = await read(rpc, subject, signal);
    const gaps: Gap[] = whole ? [] : [{ what, why: 'newest', detail: String(MOST) }];
    return { touches, gaps, failure: null };
  } catch (error) {
    const failure = failureOf(error);
    // A module that is not installed has no touches.
    if (failure.code === 'crm/gone') return { touches: [], gaps: [], failure: null };
    // A shorter history would be taken for the whole one.
    if (failure.code !== 'crm/forbidden')
      return { touches: [], gaps: [{ what, why: 'failed', detail: failure.code }], failure };
    return { touches: [], gaps: [{ what, why: 'rights', detail: group }], failure: null };
  }
}
