/** One interaction in which a person acted, after what does not count is left out. */
export interface CountedTouch {
  readonly id: string;
  readonly person: string;
  /** The CRM's id of the campaign, null for none. */
  readonly campaign: string | null;
  /** Time of the touch. All times of a reckoning have one unit: epoch ms in the product. */
  readonly at: number;
}

/** A won deal. */
export interface WonDeal {
  readonly id: string;
  /** Minor units of the currency; a refund is negative. */
  readonly amount: number;
  readonly currency: string;
  readonly people: readonly string[];
  readonly leadAt: number | null;
  readonly opportunityAt: number | null;
  readonly wonAt: number;
}

/** Touches by person, to find the paths of many deals. */
export type TouchesByPerson = ReadonlyMap<string, readonly CountedTouch[]>;

/** The touches of each person. */
export function touchesByPerson(touches: readonly CountedTouch[]): TouchesByPerson {
  const all = new Map<string, CountedTouch[]>();
  for (const touch of touches) {
    const own = all.get(touch.person) ?? [];
    all.set(touch.person, own);
    own.push(touch);
  }
  return all;
}

/**
 * The path of a deal: all touches of all its people in the lookback before the win, each id once,
 * by time and then id. Never one after the win.
 * @param lookback in the unit of the times; infinite for all
 */
export function pathOf(deal: WonDeal, touches: TouchesByPerson, lookback: number): CountedTouch[] {
  const path = new Map<string, CountedTouch>();
  for (const person of deal.people) {
    for (const touch of touches.get(person) ?? []) {
      const isInTime = deal.wonAt - lookback <= touch.at && touch.at <= deal.wonAt;
      if (isInTime && !path.has(touch.id)) path.set(touch.id, touch);
    }
  }
  return [...path.values()].sort(byTime);
}

/** Order of touches: by time, then id. */
export function byTime(
  a: Pick<CountedTouch, 'id' | 'at'>,
  b: Pick<CountedTouch, 'id' | 'at'>,
): number {
  return a.at - b.at || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}

/** The present name or id of a campaign that was renamed or merged, however often. */
export function currentCampaign(campaign: string, aliases: ReadonlyMap<string, string>): string {
  const passed = new Set<string>();
  let current = campaign;
  for (
    let next = aliases.get(current);
    next !== undefined && !passed.has(next);
    next = aliases.get(current)
  ) {
    passed.add(current);
    current = next;
  }
  return current;
}
