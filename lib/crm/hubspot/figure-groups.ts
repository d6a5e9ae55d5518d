import { STAGES, type Stage, stageOrder } from '../../domain/base/stage';
import type { CountFilter } from '../port/figures';
import type { CrmMetadata } from './metadata';
import { CAMPAIGN, enteredProperty, latestTimeProperty } from './properties';
import type { Filter } from './search';

const DAY_MS = 86_400_000;

/** People of one kind: a property that the span of a question is about, and what else holds. */
export interface CountGroup {
  readonly dated: string;
  readonly filters: readonly Filter[];
}

/** The native stages of a transition, each list in the order of the funnel. */
export interface Steps {
  /** From the stage up to before the next one. */
  readonly own: readonly string[];
  /** From the next stage on. */
  readonly later: readonly string[];
}

const has = (propertyName: string): Filter => ({ propertyName, operator: 'HAS_PROPERTY' });
const hasNot = (native: string): Filter => ({
  propertyName: enteredProperty(native),
  operator: 'NOT_HAS_PROPERTY',
});

/** Every native value that means the stage or a later one, in the order of the funnel. */
export function nativesFrom(metadata: CrmMetadata, stage: Stage): string[] {
  return metadata.nativesOf(STAGES.slice(stageOrder(stage)));
}

/**
 * Who came to the first of these stages or beyond, by the day on which they did: that of the
 * earliest stage of which they have one, since HubSpot itself moves people only forward ("Use
 * lifecycle stages", 3 September 2025). No person is in two of the groups.
 */
export function cameGroups(natives: readonly string[]): CountGroup[] {
  return natives.map((native, index) => ({
    dated: enteredProperty(native),
    filters: natives.slice(0, index).map(hasNot),
  }));
}

/** Of those who came, the ones who have not gone on. */
export function stayedGroups({ own, later }: Steps): CountGroup[] {
  return cameGroups(own).map((group) => ({
    ...group,
    filters: [...group.filters, ...later.map(hasNot)],
  }));
}

/**
 * Of those who came, the ones who left their stage in so many days, and those who passed it over,
 * who took no time. HubSpot compares no two properties, so the time that a person stayed at the
 * stage stands for the time until they went on.
 */
export function quickGroups({ own, later }: Steps, withinDays: number): CountGroup[] {
  const all = cameGroups([...own, ...later]);
  return all.map((group, index) => {
    const native = own[index];
    if (native === undefined) return group;
    return { ...group, filters: [...group.filters, within(native, withinDays)] };
  });
}

/** Of the quick ones, those who left for elsewhere and have not gone on. */
export function quickStayedGroups({ own, later }: Steps, withinDays: number): CountGroup[] {
  return stayedGroups({ own, later }).map((group, index) => ({
    ...group,
    filters: [...group.filters, within(own[index] ?? '', withinDays)],
  }));
}

function within(native: string, days: number): Filter {
  const value = String(days * DAY_MS);
  return { propertyName: latestTimeProperty(native), operator: 'LTE', value };
}

/** Who left their stage and has not gone on: without any, `quickStayedGroups` are empty. */
export function leftGroups(steps: Steps): CountGroup[] {
  return stayedGroups(steps).map((group, index) => ({
    ...group,
    filters: [...group.filters, has(latestTimeProperty(steps.own[index] ?? ''))],
  }));
}

/**
 * Who was at another stage between theirs and the next one, so that the time at their stage is not
 * the time until they went on. People may be in several of the groups.
 */
export function detourGroups(
  metadata: CrmMetadata,
  { own, later }: Steps,
  stayed: boolean,
): CountGroup[] {
  const unmapped = metadata.stages
    .map(({ id }) => id)
    .filter((id) => metadata.stageOf(id) === null);
  return own.flatMap((native, index) => {
    const after = unmapped.filter((id) => metadata.orderOf(id) > metadata.orderOf(native));
    return [...own.slice(index + 1), ...after].map((other) => ({
      dated: enteredProperty(native),
      filters: [has(enteredProperty(other)), ...(stayed ? later.map(hasNot) : [])],
    }));
  });
}

/** Who stands at one of these stages, of any time. */
export function standsGroup(natives: readonly string[]): CountGroup {
  return { dated: 'createdate', filters: [standsAt(natives)] };
}

/** Who stands at the stage and came to it. */
export function inFlightGroups(natives: readonly string[]): CountGroup[] {
  return cameGroups(natives).map(({ dated, filters }) => ({
    dated,
    filters: [...filters, standsAt(natives)],
  }));
}

function standsAt(natives: readonly string[]): Filter {
  return { propertyName: 'lifecyclestage', operator: 'IN', values: natives };
}

/** What narrows each group to a part of the people. */
export function narrowing({ ownerId, campaign }: CountFilter): Filter[] {
  const equals = (propertyName: string, value: string | undefined): Filter[] =>
    value === undefined ? [] : [{ propertyName, operator: 'EQ', value }];
  return [...equals('hubspot_owner_id', ownerId), ...equals(CAMPAIGN, campaign)];
}
