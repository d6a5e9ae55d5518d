import type { Reason } from '../base/agreement-model';
import { both } from './both';

const reason = (id: string, en: string, es: string): Reason => ({ id, label: both(en, es) });

/** Why a rep rejects an MQL. */
export const REJECT_REASONS: readonly Reason[] = [
  reason('not-a-fit', 'Not a fit', 'No encaja'),
  reason('no-need', 'No need', 'Sin necesidad'),
  reason('no-budget', 'No budget', 'Sin presupuesto'),
  reason('no-authority', 'Not a decision maker', 'No es decisor'),
  reason('competitor', 'Competitor', 'Competencia'),
  reason('wrong-data', 'Wrong data', 'Datos erróneos'),
  reason('duplicate', 'Duplicate', 'Duplicado'),
  reason('asked-for-nothing', 'Did not ask for contact', 'No pidió contacto'),
];

/** Why a rep returns an MQL until a date. */
export const RECYCLE_REASONS: readonly Reason[] = [
  reason('not-ready', 'Not ready yet', 'Aún no está listo'),
  reason('no-answer', 'No response', 'No responde'),
  reason('later-budget', 'Budget later', 'Presupuesto más adelante'),
  reason('away', 'On leave', 'Ausente'),
];

/** Why a person moves back a stage. */
export const DEMOTE_REASONS: readonly Reason[] = [
  reason('not-a-fit', 'Not a fit', 'No encaja'),
  reason('not-ready', 'Not ready to buy', 'No está listo para comprar'),
  reason('no-answer', 'No response', 'No responde'),
  reason('no-budget', 'No budget', 'Sin presupuesto'),
  reason('competitor', 'Competitor', 'Competencia'),
  reason('wrong-data', 'Wrong data', 'Datos erróneos'),
  reason('mistake', 'Moved by mistake', 'Movido por error'),
];
