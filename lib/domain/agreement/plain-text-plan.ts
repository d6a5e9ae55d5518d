import type { Agreement } from '../base/agreement-model';
import {
  type AttributionModel,
  CREDIT_PARTS,
  type CreditPart,
  PLANNED_STEPS,
  type PlannedStep,
  type TruthDays,
} from '../base/agreement-plan';
import type { Language, Localized } from '../base/text';
import type { TouchKind } from '../base/touch';
import { TRUTH_FIELDS } from './truth-terms';

const both = (en: string, es: string): Localized => ({ en, es });

const STEP: Readonly<Record<PlannedStep, Localized>> = {
  lead: both('From lead to MQL', 'De prospecto a MQL'),
  mql: both('From MQL to SQL', 'De MQL a SQL'),
  sql: both('From SQL to opportunity', 'De SQL a oportunidad'),
  opportunity: both('From opportunity to customer', 'De oportunidad a cliente'),
};

const TOUCH: Readonly<Record<TouchKind, Localized>> = {
  'email-sent': both('e-mail sent', 'correo enviado'),
  'email-opened': both('e-mail opened', 'correo abierto'),
  'email-clicked': both('click in an e-mail', 'clic en un correo'),
  'email-replied': both('reply to an e-mail', 'respuesta a un correo'),
  form: both('form', 'formulario'),
  'page-view': both('page view', 'visita a una página'),
  event: both('event', 'evento'),
  advert: both('ad click', 'clic en anuncio'),
  download: both('download', 'descarga'),
  call: both('incoming call', 'llamada recibida'),
  meeting: both('meeting', 'reunión'),
  message: both('incoming message', 'mensaje recibido'),
};

const MODEL: Readonly<Record<AttributionModel, Localized>> = {
  first: both('first touch', 'primera interacción'),
  last: both('last touch', 'última interacción'),
  'last-with-campaign': both('last touch with a campaign', 'última interacción con campaña'),
  linear: both('linear', 'lineal'),
  'u-shaped': both('U-shaped', 'en U'),
  'w-shaped': both('W-shaped', 'en W'),
  'full-path': both('full path', 'recorrido completo'),
  'time-decay': both('time decay', 'decaimiento temporal'),
  custom: both('custom weights', 'pesos propios'),
};

const PART: Readonly<Record<CreditPart, Localized>> = {
  first: both('first touch', 'primera interacción'),
  lead: both('before the lead', 'antes del prospecto'),
  opportunity: both('before the opportunity', 'antes de la oportunidad'),
  won: both('last touch', 'última interacción'),
  others: both('all others together', 'todas las demás juntas'),
};

/**
 * What was agreed about the funnel, a line for each step; nothing for what the team left open, which
 * the product assumes.
 */
export function planWords({ plan }: Pick<Agreement, 'plan'>, language: Language): string[] {
  if (plan === undefined) return [];
  const say = (text: Localized) => text[language];
  const percent = (share: number) => shareWords(share, language);
  const days = say(both('days', 'días'));
  const steps = PLANNED_STEPS.flatMap((step) => {
    const { windowDays, rate, worth, lagDays } = plan.steps?.[step] ?? {};
    const parts = [
      ...(rate === undefined ? [] : [`${percent(rate)} ${say(both('move on', 'avanzan'))}`]),
      ...(windowDays === undefined
        ? []
        : [`${say(both('within', 'en un plazo de'))} ${windowDays} ${days}`]),
      ...(lagDays === undefined ? [] : [`${say(both('median', 'mediana'))} ${lagDays} ${days}`]),
      ...(worth === undefined
        ? []
        : [
            `${say(both('assumed with the weight of', 'supuesto con el peso de'))} ${worth} ${say(both('people', 'personas'))}`,
          ]),
    ];
    return parts.length === 0 ? [] : [`${say(STEP[step])}: ${parts.join(', ')}`];
  });
  const { leadsPerVisitor, chance, visitors = [] } = plan;
  return [
    ...steps,
    ...(leadsPerVisitor === undefined
      ? []
      : [
          `${say(both('Leads per visitor', 'Prospectos por visitante'))}: ${percent(leadsPerVisitor)}`,
        ]),
    ...(chance === undefined
      ? []
      : [
          `${say(both('Probability of reaching goals', 'Probabilidad de alcanzar los objetivos'))}: ${percent(chance)}`,
        ]),
    ...(visitors.length === 0
      ? []
      : [
          `${say(both('Visitors', 'Visitantes'))}: ${visitors.map(({ month, count }) => `${month} ${count}`).join(', ')}`,
        ]),
  ];
}

/** What was agreed about what brings customers; nothing for what the team left open. */
export function attributionWords(
  { attribution }: Pick<Agreement, 'attribution'>,
  language: Language,
): string[] {
  if (attribution === undefined) return [];
  const say = (text: Localized) => text[language];
  const { touches, lookbackDays, model, shares = {}, aliases = [] } = attribution;
  const weights = CREDIT_PARTS.flatMap((part) => {
    const weight = shares[part];
    return weight === undefined ? [] : [`${say(PART[part])} ${weight}`];
  });
  return [
    ...(model === undefined
      ? []
      : [`${say(both('Attribution model', 'Modelo de atribución'))}: ${say(MODEL[model])}`]),
    ...(weights.length === 0
      ? []
      : [`${say(both('Custom weights', 'Pesos propios'))}: ${weights.join(', ')}`]),
    ...(lookbackDays === undefined
      ? []
      : [
          `${say(both('Touches count for', 'Las interacciones cuentan durante'))} ${lookbackDays} ${say(both('days before the win', 'días antes de la venta'))}`,
        ]),
    ...(touches === undefined
      ? []
      : [
          `${say(both('Touches that count', 'Interacciones que cuentan'))}: ${touches.map((kind) => say(TOUCH[kind])).join(', ')}`,
        ]),
    ...aliases.map(
      ({ former, current }) =>
        `${say(both('Campaign', 'Campaña'))} ${former}: ${say(both('now', 'ahora'))} ${current}`,
    ),
  ];
}

const TRUTH: Readonly<Record<keyof TruthDays, Localized>> = {
  silentDays: both('MQL without activity', 'MQL sin actividad'),
  dealDays: both('Stage and deal do not match', 'La etapa y el negocio no coinciden'),
  contactDays: both('SQL without contact', 'SQL sin contacto'),
  thresholdDays: both('Lead above the threshold', 'Prospecto sobre el umbral'),
};

/** After how many days a stage that does not fit is named; nothing for what the team left open. */
export function truthWords({ truth }: Pick<Agreement, 'truth'>, language: Language): string[] {
  const after = both('named after', 'se señala a los')[language];
  return TRUTH_FIELDS.flatMap((field) => {
    const days = truth?.[field];
    return days === undefined
      ? []
      : [`${TRUTH[field][language]}: ${after} ${days} ${both('days', 'días')[language]}`];
  });
}

/** A share as a percentage with at most one decimal: a CRM keeps what is written here. */
function shareWords(share: number, language: Language): string {
  return new Intl.NumberFormat(language, {
    style: 'percent',
    maximumFractionDigits: 1,
  }).format(share);
}
