import { type Failure, failureOf, RelevoError } from '../../domain/base/failure';
import { isFresh } from '../../domain/base/fresh';
import type { Touch } from '../../domain/base/touch';
import type { Gap } from '../../domain/person/contact';
import { pageOf } from '../kit/touch-page';
import type { TouchPage } from '../port/connector';
import { type Client, inBackground } from './client';
import { ENGAGEMENTS, readEngagements } from './engagements';
import { readHistory } from './history';
import { readParticipations } from './participations';

const FRESH_MS = 2 * 60_000;

/** A source of interactions in HubSpot, and the gap to show if key or plan do not include it. */
interface Source {
  readonly what: Gap['what'];
  read(): Promise<Touch[]>;
}

interface History {
  readonly at: number;
  readonly touches: readonly Touch[];
  readonly gaps: readonly Gap[];
}

export interface Touches {
  /**
   * Returns a page of a contact's history, newest first.
   * @throws RelevoError if no source could be read
   */
  page(contactId: string, cursor: string | null, signal: AbortSignal): Promise<TouchPage>;
}

/**
 * Creates the reader of touch histories. HubSpot has no timeline API, so the history is combined
 * from properties with their versions, events and engagements. Each source can fail alone: what the
 * key may not read is shown as a gap, never as an empty history.
 */
export function createTouches(asked: Client, clock: () => number): Touches {
  // A history takes six requests; a click of the rep must not wait for the histories of ten cards.
  const client = inBackground(asked);
  const kept = new Map<string, History>();

  async function assemble(contactId: string, signal: AbortSignal): Promise<History> {
    const sources: Source[] = [
      { what: 'touches', read: () => readHistory(client, contactId, signal) },
      { what: 'events', read: () => readParticipations(client, contactId, signal) },
      ...ENGAGEMENTS.map((kind) => ({
        what: kind.gap,
        read: () => readEngagements(client, kind, contactId, signal),
      })),
    ];
    const read = await Promise.all(sources.map(readSource));
    const failure = read.find((each) => each.failure !== null)?.failure;
    if (failure != null && read.every((each) => each.touches.length === 0))
      throw new RelevoError(failure);
    const touches = new Map(read.flatMap((each) => each.touches).map((touch) => [touch.id, touch]));
    const sorted = [...touches.values()].sort((a, b) => b.at - a.at || (a.id < b.id ? -1 : 1));
    return { at: clock(), touches: sorted, gaps: uniqueGaps(read.flatMap((each) => each.gaps)) };
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

async function readSource({
  what,
  read,
}: Source): Promise<{ touches: Touch[]; gaps: Gap[]; failure: Failure | null }> {
  try {
    return { touches: await read(), gaps: [], failure: null };
  } catch (error) {
    const failure = failureOf(error);
    // Reported as failed, so that the incomplete history is not taken for the whole one.
    if (failure.code !== 'crm/forbidden')
      return { touches: [], gaps: [{ what, why: 'failed', detail: failure.code }], failure };
    return {
      touches: [],
      gaps: [{ what, why: whyOf(failure), detail: failure.detail }],
      failure: null,
    };
  }
}

/** Decides from the error message whether a scope or a plan is missing. */
export function whyOf({ detail }: Failure): Gap['why'] {
  return /scope/i.test(detail)
    ? 'scope'
    : /subscription|plan|tier|hub|upgrade/i.test(detail)
      ? 'plan'
      : 'rights';
}

function uniqueGaps(gaps: readonly Gap[]): Gap[] {
  return [...new Map(gaps.map((gap) => [`${gap.what} ${gap.detail}`, gap])).values()];
}
