import { DEFAULT_AGREEMENT } from '../../domain/agreement/default-agreement';
import { toNewestFormat } from '../../domain/agreement/newest-format';
import { serialiseAgreement } from '../../domain/agreement/schema';
import { signAgreement } from '../../domain/agreement/sign';
import type { Agreement, Goal } from '../../domain/base/agreement-model';
import { monthsAfter } from '../../domain/figures/counting/period';
import { localMonth } from '../../domain/figures/funnel/month';
import type { AgreementRow, Fresh } from './db';
import { MARKETER, ME, TEAM } from './team';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
/** The agreement is as old as the history of most people in the sample. */
const MONTHS_AGO = 9;
const MONTHS_TO_COME = 3;

/**
 * The agreement of the sample company, signed by both departments. Its goals are a story: leads are
 * on pace; MQLs are a little short, since the goal was raised with growth; sales means to accept
 * more in time than come at all, a goal that was not lowered with marketing's; and one goal was
 * written down in a hurry.
 * @param now epoch ms
 */
export function sampleAgreements(now: number): readonly Fresh<AgreementRow>[] {
  const month = localMonth(now, DEFAULT_AGREEMENT.hours.timeZone);
  const from = monthsAfter(month, -MONTHS_AGO);
  // Days before it begins: whatever ran then runs on under the same terms.
  const at = Date.parse(`${from}-01T09:00:00Z`) - 3 * DAY_MS;
  const draft: Agreement = {
    ...toNewestFormat(DEFAULT_AGREEMENT),
    validFrom: `${from}-01`,
    goals: goalsOf(from, monthsAfter(month, MONTHS_TO_COME)),
  };
  const signed = signAgreement(
    signAgreement(draft, MARKETER.name, 'marketing', at),
    ME.name,
    'sales',
    at + 40 * MINUTE_MS,
  );
  return [{ text: serialiseAgreement(signed), author: MARKETER.name, at: at + 40 * MINUTE_MS }];
}

function goalsOf(from: string, until: string): readonly Goal[] {
  const [, tomas, greta] = TEAM;
  const dates = { from, until };
  return [
    {
      ...dates,
      id: 'leads',
      owner: 'marketing',
      responsible: MARKETER.name,
      measure: 'lead',
      target: 60,
      label: { en: 'New leads a month', es: 'Prospectos nuevos al mes' },
      serves: 'mql',
    },
    {
      ...dates,
      id: 'mql',
      owner: 'marketing',
      responsible: MARKETER.name,
      measure: 'mql',
      target: 60,
      label: { en: 'MQLs handed over a month', es: 'MQL entregados al mes' },
      serves: 'customers',
    },
    {
      ...dates,
      id: 'accepted',
      owner: 'sales',
      responsible: greta?.name ?? ME.name,
      measure: 'accepted-in-time',
      target: 70,
      label: { en: 'MQLs accepted in time a month', es: 'MQL aceptados a tiempo al mes' },
      serves: 'customers',
    },
    {
      ...dates,
      id: 'opportunities',
      owner: 'sales',
      responsible: null,
      measure: 'opportunity',
      target: 15,
      until: null,
      label: { en: 'Opportunities a month', es: 'Oportunidades al mes' },
    },
    {
      ...dates,
      id: 'customers',
      owner: 'sales',
      responsible: tomas?.name ?? ME.name,
      measure: 'customer',
      target: 6,
      label: { en: 'New customers a month', es: 'Clientes nuevos al mes' },
    },
  ];
}
