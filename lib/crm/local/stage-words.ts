import type { Stage } from '../../domain/base/stage';
import type { Language, Localized } from '../../domain/base/text';

const LABELS: Readonly<Record<Stage, Localized>> = {
  visitor: { en: 'Visitor', es: 'Visitante' },
  lead: { en: 'Lead', es: 'Prospecto' },
  mql: { en: 'Marketing-qualified lead (MQL)', es: 'Prospecto calificado por marketing' },
  sql: { en: 'Sales-qualified lead (SQL)', es: 'Prospecto calificado por ventas' },
  opportunity: { en: 'Opportunity', es: 'Oportunidad' },
  customer: { en: 'Customer', es: 'Cliente' },
};

/** What the embedded workspace calls a stage. */
export function stageLabel(stage: Stage, language: Language): string {
  return LABELS[stage][language];
}
