import type { Stage } from '../../domain/base/stage';
import type { Language } from '../../domain/base/text';
import { type SampleText, tellSample } from './sample-text';

const LABELS: Readonly<Record<Stage, SampleText>> = {
  visitor: { en: 'Visitor', es: 'Visitante' },
  lead: { en: 'Lead', es: 'Prospecto' },
  mql: { en: 'Marketing-qualified lead (MQL)', es: 'Prospecto calificado por marketing (MQL)' },
  sql: { en: 'Sales-qualified lead (SQL)', es: 'Prospecto calificado por ventas (SQL)' },
  opportunity: { en: 'Opportunity', es: 'Oportunidad' },
  customer: { en: 'Customer', es: 'Cliente' },
};

/** What the embedded workspace calls a stage. */
export function stageLabel(stage: Stage, language: Language): string {
  return tellSample(LABELS[stage], language);
}
