import type { CampaignAlias } from '../../base/agreement-plan';
import type { Deal } from '../../base/deal';
import type { Touch } from '../../base/touch';
import { type CampaignNames, campaignNames, type SeenCampaign } from './campaign-names';
import {
  type CountingTerms,
  countedTouches,
  type DealPath,
  type DealPerson,
  dealPath,
} from './deal-path';
import type { CountedTouch } from './path';

/** The paths of deals, with what their touches and campaigns are called. */
export interface ReportPaths {
  readonly paths: readonly DealPath[];
  readonly names: CampaignNames;
  /** By id. */
  readonly touches: ReadonlyMap<string, Touch>;
  readonly people: ReadonlyMap<string, DealPerson>;
}

/**
 * Makes the paths of deals, a person or a deal between two yields (see `tableSteps`).
 * @param people those read last at the end: their names of campaigns are the present ones
 * @param isLeftOut whether a touch does not count for a deal
 */
export function* pathSteps(
  deals: readonly Deal[],
  people: readonly DealPerson[],
  terms: CountingTerms,
  aliases: readonly CampaignAlias[],
  isLeftOut: (touchId: string, dealId: string) => boolean,
): Generator<void, ReportPaths, void> {
  const names = campaignNames(seenCampaigns(deals, people), aliases);
  const byId = new Map(people.map((each) => [each.id, each]));
  const counted = new Map<string, readonly CountedTouch[]>();
  const touches = new Map<string, Touch>();
  for (const person of people) {
    counted.set(person.id, countedTouches(person, terms, names));
    for (const touch of person.touches) touches.set(touch.id, touch);
    yield;
  }
  const sources = { people: byId, counted, names, terms };
  const paths: DealPath[] = [];
  for (const deal of deals) {
    paths.push(dealPath(deal, sources, isLeftOut));
    yield;
  }
  return { paths, names, touches, people: byId };
}

function* seenCampaigns(
  deals: readonly Deal[],
  people: readonly DealPerson[],
): Generator<SeenCampaign> {
  for (const { touches } of people)
    for (const { campaign: name, campaignId } of touches)
      if (name !== null) yield { id: campaignId ?? null, name };
  for (const { campaign } of deals) if (campaign !== null) yield campaign;
}

/** By what the deals of the report are narrowed. An absent field does not narrow. */
export interface ReportFilter {
  readonly ownerId?: string | undefined;
  /** Id of a buyer persona: one of the deal's people has it. */
  readonly persona?: string | undefined;
  /** The CRM's word for a channel: a touch of the path came by it. */
  readonly channel?: string | undefined;
  /** The touches that sales contests do not count. No deal is left out for that. */
  readonly withoutContested?: boolean | undefined;
}

/** The paths of the deals that a filter lets through, whole. */
export function filteredPaths(
  { paths, touches, people }: ReportPaths,
  { ownerId, persona, channel }: ReportFilter,
): readonly DealPath[] {
  return paths.filter(
    ({ deal, path }) =>
      (ownerId === undefined || deal.owner?.id === ownerId) &&
      (persona === undefined ||
        deal.contactIds.some((id) => people.get(id)?.personaId === persona)) &&
      (channel === undefined || path.some(({ id }) => touches.get(id)?.channel === channel)),
  );
}

/** The channels of all paths, the most frequent first. */
export function channelsOf({ paths, touches }: ReportPaths): string[] {
  const counts = new Map<string, number>();
  for (const { path } of paths)
    for (const { id } of path) {
      const channel = touches.get(id)?.channel ?? null;
      if (channel !== null) counts.set(channel, (counts.get(channel) ?? 0) + 1);
    }
  return [...counts]
    .sort(([a, some], [b, others]) => others - some || (a < b ? -1 : 1))
    .map(([channel]) => channel);
}
