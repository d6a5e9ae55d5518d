import type { AttributionPlan } from '../agreement/attribution';
import type { Deal } from '../base/deal';
import type { Touch, TouchKind } from '../base/touch';
import {
  type CountedTouch,
  currentCampaign,
  pathOf,
  touchesByPerson,
} from '../figures/attribution/path';
import { localDate } from '../figures/funnel/month';
import type { ReviewDeal, WeeklyReview } from './review-schema';

const DAY_MS = 86_400_000;
/** Touches of a path that are shown: the first ones and those before the end. */
const SHOWN = { first: 3, last: 9 } as const;
/** Kinds that count only where they came from the person. */
const TWO_WAYS: readonly TouchKind[] = ['call', 'meeting', 'message'];

/** What the path of a deal is made from. */
export interface PathSources {
  readonly plan: AttributionPlan;
  /** Whole histories, by contact; a contact that is missing was not read. */
  readonly touches: ReadonlyMap<string, readonly Touch[]>;
  readonly timeZone: string;
}

/**
 * The touches of a person that count (figures.md d.1): those in which the person acted, each
 * campaign once a local day.
 */
function countedTouches(
  touches: readonly Touch[],
  { plan, timeZone }: Pick<PathSources, 'plan' | 'timeZone'>,
): (CountedTouch & { readonly kind: TouchKind })[] {
  const aliases = new Map(plan.aliases.map(({ former, current }) => [former, current]));
  const seen = new Set<string>();
  return touches
    .filter(
      ({ kind, incoming }) =>
        plan.touches.value.includes(kind) && (!TWO_WAYS.includes(kind) || incoming === true),
    )
    .toSorted((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1))
    .flatMap(({ id, contactId: person, campaign: name, at, kind }) => {
      const campaign = name === null ? null : currentCampaign(name, aliases);
      const day = JSON.stringify([person, campaign, localDate(at, timeZone)]);
      if (campaign !== null && seen.has(day)) return [];
      seen.add(day);
      return [{ id, person, campaign, at, kind }];
    });
}

/** A deal that was won or lost, with the path that led there. */
export function dealLine(deal: Deal, sources: PathSources): ReviewDeal {
  const { id, name, amount, currency, owner, closedAt, lostReason, contactIds } = deal;
  const line = {
    id,
    name: short(name),
    amount: amount !== null && Number.isSafeInteger(amount) ? amount : null,
    currency: currency !== null && /^[A-Z]{3}$/.test(currency) ? currency : null,
    owner: owner === null ? null : short(owner.name),
    closedAt,
    lostReason: lostReason === null ? null : short(lostReason),
  };
  const none = { path: [], more: 0 };
  if (contactIds.length === 0 || closedAt === null) return { ...line, ...none, gap: 'no-contacts' };
  if (contactIds.some((person) => !sources.touches.has(person)))
    return { ...line, ...none, gap: 'unread' };
  const counted = contactIds.flatMap((person) =>
    countedTouches(sources.touches.get(person) ?? [], sources),
  );
  const kinds = new Map(counted.map((touch) => [touch.id, touch.kind]));
  const path = pathOf(
    {
      id,
      amount: 0,
      currency: '',
      people: contactIds,
      leadAt: null,
      opportunityAt: null,
      wonAt: closedAt,
    },
    touchesByPerson(counted),
    sources.plan.lookbackDays.value * DAY_MS,
  );
  const most = SHOWN.first + SHOWN.last;
  const shown =
    path.length <= most ? path : [...path.slice(0, SHOWN.first), ...path.slice(-SHOWN.last)];
  return {
    ...line,
    path: shown.flatMap(({ id: touch, at, campaign }) => {
      const kind = kinds.get(touch);
      return kind === undefined
        ? []
        : [{ at, kind, campaign: campaign === null ? null : short(campaign) }];
    }),
    more: path.length - shown.length,
    gap: path.length === 0 ? 'none' : null,
  };
}

/** How many of the won deals lead back to a touch, and to a campaign. */
export function dealQuality(
  won: readonly ReviewDeal[],
): Pick<WeeklyReview['quality'], 'unattributed' | 'noCampaign'> {
  const known = won.filter(({ gap }) => gap !== 'unread');
  if (known.length === 0) return { unattributed: null, noCampaign: null };
  const bare = known.filter(({ path }) => path.length === 0).length;
  const nameless = known.filter(
    ({ path, more }) =>
      path.length > 0 && more === 0 && path.every(({ campaign }) => campaign === null),
  ).length;
  const n = known.length;
  return { unattributed: { x: bare, n }, noCampaign: { x: nameless, n } };
}

/** Names of a CRM can be longer than a kept review takes. */
function short(text: string): string {
  return text.slice(0, 500);
}
