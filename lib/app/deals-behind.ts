import { type AttributionPlan, attributionOf } from '../domain/agreement/attribution';
import type { Contests } from '../domain/feedback/contests';
import { weightsOf } from '../domain/figures/attribution/credit';
import type { DealPath } from '../domain/figures/attribution/deal-path';
import { byTime } from '../domain/figures/attribution/path';
import { creditModel, type ReportModel } from '../domain/figures/attribution/report-model';
import { filteredPaths, type ReportPaths } from '../domain/figures/attribution/report-paths';
import { creditOfDeal } from '../domain/figures/attribution/report-table';
import {
  type DealBehind,
  type DealsBehind,
  isAgreedModel,
  type PathTouch,
} from '../domain/figures/attribution/report-view';
import { normalised } from '../domain/figures/attribution/weights';
import { periodOf } from '../domain/figures/counting/period';
import { pathsOf, type ReportWish } from './attribution';
import { readContests } from './contests';

/** Deals on a page. */
const PAGE = 25;

/** The number whose deals are asked for, and from which of them on. */
export interface BehindWish extends ReportWish {
  /** Key of the line. */
  readonly row: string;
  readonly model: ReportModel;
  readonly offset: number;
}

/** The deals behind a number of the report, those closed last first. */
export async function dealsBehind(
  services: Parameters<typeof pathsOf>[0],
  { period: choice, filter, row, model, offset }: BehindWish,
): Promise<DealsBehind> {
  const agreement = await services.agreement();
  const { span } = periodOf(choice, services.clock(), agreement.hours.timeZone);
  const plan = attributionOf(agreement);
  const { all } = await pathsOf(services, agreement, span, filter);
  const [contests, { owner: me }] = await Promise.all([
    readContests(services.db),
    services.connection(),
  ]);
  // Removal shares credit among all paths: behind it stands each deal that met the campaign.
  const by = model === 'markov' ? 'linear' : model;
  const behind = filteredPaths(all, filter).flatMap((each) => {
    const { tenths, money } = creditOfDeal(each, by, plan.shares);
    const credit = { tenths: tenths.get(row) ?? 0, money: money.get(row) ?? 0 };
    return credit.tenths === 0 && credit.money === 0 ? [] : [{ each, credit }];
  });
  return {
    row: all.names.nameOf(row),
    model,
    total: behind.length,
    deals: behind.slice(offset, offset + PAGE).map(({ each, credit }) => {
      const { owner } = each.deal;
      const isMine = me === null || owner === null || owner.id === me.id;
      return { ...dealOf(each, all, contests, row, { model, plan }), ...credit, isMine };
    }),
  };
}

function dealOf(
  { deal, path, leftOut, won, why }: DealPath,
  { touches, people, names }: ReportPaths,
  { lastWords }: Contests,
  row: string,
  { model, plan: { shares: own } }: { model: ReportModel; plan: AttributionPlan },
): Omit<DealBehind, 'tenths' | 'money' | 'isMine'> {
  const shares = isAgreedModel(model)
    ? normalised(weightsOf(path, won, creditModel(model, own)))
    : null;
  const { id, name, amount, currency, owner, url } = deal;
  return {
    id,
    name,
    amount,
    currency,
    closedAt: won.wonAt,
    owner: owner?.name ?? null,
    url,
    why,
    path: [...path, ...leftOut].sort(byTime).flatMap((counted): PathTouch[] => {
      const { id: touchId, at, campaign, person } = counted;
      const index = path.indexOf(counted);
      const touch = touches.get(touchId);
      if (touch === undefined) return [];
      return [
        {
          id: touchId,
          at,
          kind: touch.kind,
          title: touch.title,
          campaign: campaign === null ? null : names.nameOf(campaign),
          person: people.get(person)?.name ?? '',
          personId: person,
          said: lastWords(touchId, id).map(({ word, who }) => ({ word, who })),
          isLeftOut: index < 0,
          share: shares?.[index] ?? null,
          isOfRow: campaign === row,
        },
      ];
    }),
  };
}
