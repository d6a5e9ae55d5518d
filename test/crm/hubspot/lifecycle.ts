import type { Values } from './types';

const iso = (at: number): string => new Date(at).toISOString();

function leave(values: Values, stage: string, now: number): void {
  const entered = Date.parse(values[`hs_v2_date_entered_${stage}`] ?? '');
  values[`hs_v2_date_exited_${stage}`] = iso(now);
  if (!Number.isFinite(entered)) return;
  const before = Number(values[`hs_v2_cumulative_time_in_${stage}`] ?? 0);
  values[`hs_v2_latest_time_in_${stage}`] = String(now - entered);
  values[`hs_v2_cumulative_time_in_${stage}`] = String(before + now - entered);
}

/**
 * What writing `to` as lifecycle stage makes of a contact's values: the changed ones only.
 * An earlier stage than the present one changes nothing (HubSpot answers 200 all the same); the
 * empty text clears the stage, after which any stage may be set. `order` lists the stages by
 * `displayOrder`; `now` is epoch ms.
 */
export function moveStage(
  values: Values,
  to: string,
  order: readonly string[],
  now: number,
): Values {
  const from = values.lifecyclestage ?? '';
  if (to === from) return {};
  if (to !== '' && from !== '' && order.indexOf(to) < order.indexOf(from)) return {};
  const after: Values = { ...values, lifecyclestage: to };
  if (from !== '') leave(after, from, now);
  after.hs_v2_date_entered_current_stage = to === '' ? '' : iso(now);
  if (to !== '') {
    after[`hs_v2_date_entered_${to}`] = iso(now);
    after[`hs_v2_date_exited_${to}`] = '';
    if (!/^\d/.test(to)) after[`hs_lifecyclestage_${to}_date`] = iso(now);
  }
  return Object.fromEntries(
    Object.entries(after).filter(([name, value]) => value !== (values[name] ?? '')),
  );
}
