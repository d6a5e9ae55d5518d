import type { Goal } from '../base/agreement-model';
import type { Localized } from '../base/text';
import { both } from './both';

const goal = (
  id: string,
  owner: Goal['owner'],
  measure: Goal['measure'],
  target: number,
  label: Localized,
): Goal => ({
  id,
  owner,
  responsible: null,
  measure,
  target,
  from: '2026-01',
  until: null,
  label,
});

/** Monthly goals of both departments. */
export const GOALS: readonly Goal[] = [
  goal('mql', 'marketing', 'mql', 40, both('MQLs handed over per month', 'MQL entregados al mes')),
  goal(
    'accepted',
    'sales',
    'accepted-in-time',
    36,
    both('MQLs answered on time per month', 'MQL respondidos a tiempo al mes'),
  ),
  goal(
    'contacted',
    'sales',
    'contacted-in-time',
    30,
    both('MQLs contacted on time per month', 'MQL contactados a tiempo al mes'),
  ),
  goal(
    'customers',
    'sales',
    'customer',
    6,
    both('New customers per month', 'Clientes nuevos al mes'),
  ),
];
