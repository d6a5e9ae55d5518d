import type { InputOf } from '../../../lib/bus/contract';
import { VERDICTS } from '../../../lib/domain/feedback/feedback';
import { THREAD_ORDERS, type ThreadOrder } from '../../../lib/domain/feedback/order';
import { searchIn } from '../kit/SearchField';

export type Filter = InputOf<'feedback.list'>['filter'];

const DAY_MS = 86_400_000;
/** Periods that are offered, days. */
export const PERIODS = ['7', '30', '90'] as const;
/** What may be left of the threads. */
export const STATES = ['fresh', 'open', 'done', 'handmade'] as const;

/** The order that an address says; undefined for newest first. */
export function orderOf(chosen: Readonly<Record<string, string>>): ThreadOrder | undefined {
  return THREAD_ORDERS.find((each) => each === chosen['sort']);
}

/** The filter that an address says; what it says wrongly lets everything through. */
export function filterOf(chosen: Readonly<Record<string, string>>, now: number): Filter {
  const { campaign, reason, persona, rep, verdict, days, state } = chosen;
  const period = PERIODS.find((each) => each === days);
  const said = VERDICTS.find((each) => each === verdict);
  return {
    ...(campaign === undefined ? {} : { campaign }),
    ...(reason === undefined ? {} : { reasonId: reason }),
    ...(persona === undefined ? {} : { personaId: persona }),
    ...(rep === undefined ? {} : { rep }),
    ...(said === undefined ? {} : { verdict: said }),
    // From the beginning of a day, so that the question stays the same while the user reads.
    ...(period === undefined
      ? {}
      : { from: new Date(now - Number(period) * DAY_MS).setHours(0, 0, 0, 0) }),
    ...(state === 'fresh' ? { fresh: true } : {}),
    ...(state === 'open' ? { dealtWith: false } : state === 'done' ? { dealtWith: true } : {}),
    ...(searchIn(chosen) === '' ? {} : { text: searchIn(chosen) }),
    ...(state === 'handmade' ? { handmade: true } : {}),
  };
}
