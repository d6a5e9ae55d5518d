import type { Deal } from '../../base/deal';
import type { Touch, TouchKind } from '../../base/touch';
import type { Gap } from '../../person/contact';
import { localDate } from '../funnel/month';
import type { CampaignNames } from './campaign-names';
import { byTime, type CountedTouch, pathOf, type WonDeal } from './path';

/** A person of a deal, as far as attribution needs them. Times are epoch ms. */
export interface DealPerson {
  readonly id: string;
  readonly name: string;
  /** When they became a lead, or anything beyond; null if not dated. */
  readonly leadAt: number | null;
  /** Id of their buyer persona; null if none fits. */
  readonly personaId: string | null;
  readonly touches: readonly Touch[];
  /** What of their touches the CRM did not give. */
  readonly gaps: readonly Gap[];
}

/** What counts, as the agreement says. */
export interface CountingTerms {
  readonly kinds: ReadonlySet<TouchKind>;
  readonly lookbackMs: number;
  readonly timeZone: string;
}

/** Why a deal has no path. */
export type NoPath =
  /** The CRM names no contact on the deal, or none that can be read. */
  | 'no-people'
  /** The CRM does not give the touches of its people. */
  | 'unreadable'
  /** All touches are older than the lookback. */
  | 'outside'
  /** There is no touch in which a person acted. */
  | 'no-touch'
  /** All its touches are left out as contested. */
  | 'contested';

/** A won deal with the touches before it. */
export interface DealPath {
  readonly deal: Deal;
  /** Its amount and milestones as models need them. */
  readonly won: WonDeal;
  /** Counted touches in order of time; `campaign` is a key of the report. */
  readonly path: readonly CountedTouch[];
  /** Those that were left out as contested. */
  readonly leftOut: readonly CountedTouch[];
  /** Null where there is a path. */
  readonly why: NoPath | null;
  /** Key of the campaign that the CRM has on the deal; null if it has none. */
  readonly crmCampaign: string | null;
}

/** Kinds that count only where they came from the person. */
const BOTH_WAYS: ReadonlySet<TouchKind> = new Set(['call', 'meeting', 'message']);

/** Whether the person acted in a touch of these kinds. */
function hasActed(touch: Touch, kinds: ReadonlySet<TouchKind>): boolean {
  return kinds.has(touch.kind) && (!BOTH_WAYS.has(touch.kind) || touch.incoming === true);
}

/**
 * The touches of a person that count: those in which they acted, several of one campaign on one
 * local day as the first of them.
 */
export function countedTouches(
  { id: person, touches }: DealPerson,
  { kinds, timeZone }: CountingTerms,
  names: CampaignNames,
): CountedTouch[] {
  const counted = new Map<string, CountedTouch>();
  for (const touch of touches.filter((each) => hasActed(each, kinds)).sort(byTime)) {
    const { id, at, campaign: name, campaignId } = touch;
    const campaign = name === null ? null : names.keyOf({ id: campaignId ?? null, name });
    const day = JSON.stringify([campaign, localDate(at, timeZone)]);
    if (!counted.has(day)) counted.set(day, { id, person, campaign, at });
  }
  return [...counted.values()];
}

/** What paths are made of. */
export interface PathSources {
  /** By id. */
  readonly people: ReadonlyMap<string, DealPerson>;
  /** What counts of their touches, by person. */
  readonly counted: ReadonlyMap<string, readonly CountedTouch[]>;
  readonly names: CampaignNames;
  readonly terms: CountingTerms;
}

/**
 * The path of a won deal, without the touches that are left out as contested.
 * @param isLeftOut whether a touch does not count for this deal
 */
export function dealPath(
  deal: Deal,
  { people, counted, names, terms }: PathSources,
  isLeftOut: (touchId: string, dealId: string) => boolean,
): DealPath {
  const own = deal.contactIds.flatMap((id) => people.get(id) ?? []);
  const leads = own.flatMap(({ leadAt }) => leadAt ?? []);
  const won: WonDeal = {
    id: deal.id,
    amount: deal.amount ?? 0,
    currency: deal.currency ?? '',
    people: deal.contactIds,
    leadAt: leads.length === 0 ? null : Math.min(...leads),
    opportunityAt: deal.createdAt,
    wonAt: deal.closedAt ?? 0,
  };
  const all = pathOf(won, counted, terms.lookbackMs);
  const isOut = ({ id }: CountedTouch) => isLeftOut(id, deal.id);
  const [path, leftOut] = [all.filter((each) => !isOut(each)), all.filter(isOut)];
  const crmCampaign = deal.campaign === null ? null : names.keyOf(deal.campaign);
  if (path.length > 0) return { deal, won, path, leftOut, why: null, crmCampaign };
  const why = all.length > 0 ? 'contested' : whyNone(own, counted, won);
  return { deal, won, path, leftOut, why, crmCampaign };
}

function whyNone(
  people: readonly DealPerson[],
  counted: ReadonlyMap<string, readonly CountedTouch[]>,
  { wonAt }: WonDeal,
): NoPath {
  if (people.length === 0) return 'no-people';
  const all = people.flatMap(({ id }) => counted.get(id) ?? []);
  if (all.some(({ at }) => at <= wonAt)) return 'outside';
  // A list that is cut only at its old end hides nothing of the lookback.
  const isCut = people.some(({ gaps }) => gaps.some(({ why }) => why !== 'newest'));
  return isCut ? 'unreadable' : 'no-touch';
}
