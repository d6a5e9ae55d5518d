import type { Connected } from '../crm/port/connector';
import type { DealPage } from '../crm/port/deals';
import { attributionOf } from '../domain/agreement/attribution';
import type { Agreement } from '../domain/base/agreement-model';
import type { Deal } from '../domain/base/deal';
import type { Span } from '../domain/figures/counting/question';
import { dealLine } from '../domain/review/deals-part';
import type { ReviewDeals } from '../domain/review/review-schema';
import type { Services } from './services';
import { wholeHistories } from './whole-histories';

/** Deals of a week that are listed for each outcome, and histories read for their paths. */
const MOST_DEALS = 50;
const MOST_HISTORIES = 60;

interface Closed {
  readonly deals: readonly Deal[];
  readonly total: number | null;
}

/**
 * The deals that were won and lost in a week with the paths that led there, and the first person of
 * each won one.
 */
export async function reviewDeals(
  services: Pick<Services, 'db' | 'clock'>,
  connector: Connected,
  agreement: Agreement,
  span: Span,
  signal: AbortSignal,
): Promise<{ readonly deals: ReviewDeals; readonly winners: readonly string[] }> {
  const none = (gap: NonNullable<ReviewDeals['gap']>) => ({
    deals: { won: [], lost: [], wonTotal: null, lostTotal: null, gap },
    winners: [],
  });
  if (connector.deals === null) return none('unsupported');
  try {
    const won = await closedIn(connector, 'won', span, signal);
    const lost = won === null ? null : await closedIn(connector, 'lost', span, signal);
    if (won === null || lost === null) return none('not-allowed');
    const people = [...won.deals, ...lost.deals].flatMap(({ contactIds }) => contactIds);
    const histories = await wholeHistories(services, connector, people, MOST_HISTORIES, signal);
    const sources = {
      plan: attributionOf(agreement),
      timeZone: agreement.hours.timeZone,
      touches: new Map([...histories].map(([id, { touches }]) => [id, touches])),
    };
    return {
      deals: {
        won: won.deals.map((deal) => dealLine(deal, sources)),
        lost: lost.deals.map((deal) => dealLine(deal, sources)),
        wonTotal: won.total,
        lostTotal: lost.total,
        gap: null,
      },
      winners: won.deals.flatMap(({ contactIds }) => contactIds.slice(0, 1)),
    };
  } catch {
    return none('failed');
  }
}

/** Null where the key may not read deals. */
async function closedIn(
  { deals: reader }: Connected,
  outcome: 'won' | 'lost',
  span: Span,
  signal: AbortSignal,
): Promise<Closed | null> {
  const deals: Deal[] = [];
  let cursor: string | null = null;
  let total: number | null = null;
  while (deals.length < MOST_DEALS) {
    const page: DealPage | undefined = await reader?.closed(outcome, span, cursor, signal);
    if (page === undefined || page.gaps.length > 0) return null;
    deals.push(...page.deals);
    total = page.total ?? total;
    cursor = page.next;
    if (cursor === null) break;
  }
  return { deals: deals.slice(0, MOST_DEALS), total: cursor === null ? deals.length : total };
}
