import type { Stage } from '../../domain/base/stage';
import type { Language } from '../../domain/base/text';
import { type SampleText, tellSample } from './sample-text';

const LABELS: Readonly<Record<Stage, SampleText>> = {
  visitor: { en: 'Visitor', es: 'Visitante' },
  lead: { en: 'Lead', es: 'Prospecto' },
  mql: { en: 'Marketing-qualified lead (MQL)', es: 'Prospecto calificado por marketing' },
  sql: { en: 'Sales-qualified lead (SQL)', es: 'Prospecto calificado por ventas' },
  opportunity: { en: 'Opportunity', es: 'Oportunidad' },
  customer: { en: 'Customer', es: 'Cliente' },
};

/** What the embedded workspace calls a stage. */
export function stageLabel(stage: Stage, language: Language): string {
  return tellSample(LABELS[stage], language);
}

/**
 * Words of a cell (letters only, lower case, no accents) → stage; beside our terms those of
 * HubSpot's own exports.
 */
const MEANINGS: readonly (readonly [RegExp, Stage])[] = [
  [/^(visitors?|visitantes?|subscribers?|suscriptor(a|es)?)$/, 'visitor'],
  [
    /^(mqls?|marketingqualifiedleads?(mql)?|(lead|prospecto)?cu?alificadopormarketing(mql)?)$/,
    'mql',
  ],
  [/^(sqls?|salesqualifiedleads?(sql)?|(lead|prospecto)?cu?alificadoporventas(sql)?)$/, 'sql'],
  [/^(leads?|prospectos?|clientepotencial)$/, 'lead'],
  [/^(opportunit(y|ies)|oportunidad(es)?)$/, 'opportunity'],
  [/^(customers?|clientes?)$/, 'customer'],
];

/**
 * The stage that a cell of a file means, in either language or as an id; undefined for any other
 * word.
 */
export function stageOfWords(text: string): Stage | undefined {
  const plain = text
    .normalize('NFD')
    .toLowerCase()
    .replace(/[^a-z]+/g, '');
  return MEANINGS.find(([pattern]) => pattern.test(plain))?.[1];
}
