import { type Crowd, createCrowd, type Kind } from '../crm/hubspot/crowd';
import { NATIVE } from './hubspot-harness';

const DAY = 86_400_000;

/** How far of a hundred people get, and how many days each step takes them. */
const WAYS = [
  { share: 60, way: [['lead', 0]] },
  {
    share: 18,
    way: [
      ['lead', 0],
      ['mql', 12],
    ],
  },
  {
    share: 8,
    way: [
      ['lead', 0],
      ['mql', 40],
      ['sql', 20],
    ],
  },
  {
    share: 5,
    way: [
      ['mql', 0],
      ['sql', 45],
    ],
  },
  {
    share: 5,
    way: [
      ['lead', 0],
      ['mql', 5],
      ['opportunity', 9],
    ],
  },
  {
    share: 4,
    way: [
      ['lead', 0],
      ['mql', 30],
      ['sql', 30],
      ['opportunity', 60],
      ['customer', 80],
    ],
  },
] as const;

const entered = (native: string) => `hs_v2_date_entered_${native}`;

/**
 * A year of people who come evenly, some as subscribers and some as fans of a customer's, too.
 * @param now epoch ms; no one came later
 */
export function yearOf(size: number, now: number): Crowd {
  const kinds = WAYS.map(({ share, way }): Kind => {
    const after: Record<string, number> = {};
    const values: Record<string, string> = {};
    let at = 0;
    for (const [index, [stage, days]] of way.entries()) {
      at += days * DAY;
      after[entered(NATIVE[stage])] = at;
      values['lifecyclestage'] = NATIVE[stage];
      const left = way[index + 1];
      if (left !== undefined)
        values[`hs_v2_latest_time_in_${NATIVE[stage]}`] = String(left[1] * DAY);
    }
    return {
      count: (size * share) / 100,
      from: now - at - 365 * DAY,
      until: now - at - 60_000,
      after,
      values,
    };
  });
  return createCrowd(kinds);
}

/** People imported in the same millisecond, who differ in their ids alone. */
export function imported(size: number, at: number): Crowd {
  const native = NATIVE.lead;
  const values = { lifecyclestage: native };
  return createCrowd([
    { count: size, from: at, until: at, after: { [entered(native)]: 0 }, values },
  ]);
}
