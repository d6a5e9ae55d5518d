import type {
  Agreement,
  EngagementRule,
  FitRule,
  Goal,
  Persona,
  Reason,
  StageMeaning,
} from '../base/agreement-model';
import type { Stage } from '../base/stage';
import type { Localized } from '../base/text';
import type { TouchKind } from '../base/touch';

const both = (en: string, es: string): Localized => ({ en, es });

const STAGE_MEANINGS: Readonly<Record<Stage, StageMeaning>> = {
  visitor: {
    meaning: both(
      'Interacts with us and has shared no details: just browsing.',
      'Interactúa con nosotros sin dar datos: solo está mirando.',
    ),
    whatToDo: both('Nothing yet.', 'Nada todavía.'),
  },
  lead: {
    meaning: both(
      'Shared their details and wants information, not a call.',
      'Dio sus datos y quiere información, no una llamada.',
    ),
    whatToDo: both(
      'Don’t contact yet. Tell marketing if you know more.',
      'No contactar todavía. Cuéntale a marketing si sabes algo más.',
    ),
  },
  mql: {
    meaning: both(
      'Fits and shows interest: sales should call.',
      'Encaja y muestra interés: ventas debe llamar.',
    ),
    whatToDo: both(
      'Accept, reject with a reason, or recycle within the agreed time.',
      'Acepta, rechaza con un motivo o recicla dentro del plazo acordado.',
    ),
  },
  sql: {
    meaning: both(
      'Contacted and qualified by sales: the right fit, not ready to buy.',
      'Contactado y calificado por ventas: encaja, aún no está listo para comprar.',
    ),
    whatToDo: both(
      'Keep on the radar, with a date to follow up.',
      'Mantenlo en el radar, con fecha para retomarlo.',
    ),
  },
  opportunity: {
    meaning: both(
      'Ready to buy and comparing vendors now.',
      'Listo para comprar y comparando proveedores.',
    ),
    whatToDo: both('Top priority: respond fast.', 'Máxima prioridad: responde enseguida.'),
  },
  customer: {
    meaning: both(
      'Bought, is satisfied and refers others.',
      'Compró, está satisfecho y nos recomienda.',
    ),
    whatToDo: both(
      'Look after them. Don’t push a sale.',
      'Cuida la relación. No fuerces la venta.',
    ),
  },
};

const FIT: readonly FitRule[] = [
  {
    id: 'decides',
    label: both('Decision maker', 'Decide las compras'),
    trait: 'jobTitle',
    anyOf: [
      'ceo',
      'chief',
      'founder',
      'owner',
      'partner',
      'managing director',
      'president',
      'vp',
      'director',
      'directora',
      'gerente',
      'socio',
      'socia',
      'fundador',
      'fundadora',
      'dueño',
      'dueña',
    ],
    points: 22,
  },
  {
    id: 'leads',
    label: both('Team lead', 'Dirige un equipo'),
    trait: 'jobTitle',
    anyOf: [
      'head',
      'manager',
      'lead',
      'supervisor',
      'jefe',
      'jefa',
      'responsable',
      'encargado',
      'encargada',
      'coordinator',
      'coordinador',
      'coordinadora',
    ],
    points: 14,
  },
  {
    id: 'area',
    label: both('Target function', 'Área objetivo'),
    trait: 'jobTitle',
    anyOf: [
      'operations',
      'logistics',
      'supply chain',
      'warehouse',
      'purchasing',
      'procurement',
      'distribution',
      'fulfilment',
      'operaciones',
      'logística',
      'almacén',
      'compras',
      'expediciones',
      'planta',
      'plant',
    ],
    points: 16,
  },
  {
    id: 'company',
    label: both('Company filled in', 'Empresa indicada'),
    trait: 'company',
    anyOf: [],
    points: 6,
  },
  {
    id: 'not-buyer',
    label: both('Not a buyer', 'No es comprador'),
    trait: 'jobTitle',
    anyOf: [
      'student',
      'intern',
      'researcher',
      'estudiante',
      'becario',
      'becaria',
      'investigador',
      'investigadora',
    ],
    points: -25,
  },
];

const rule = (
  kind: TouchKind,
  en: string,
  es: string,
  points: number,
  cap: number,
): EngagementRule => ({
  kind,
  label: both(en, es),
  points,
  cap,
});

const ENGAGEMENT: readonly EngagementRule[] = [
  rule('form', 'Form submitted', 'Formulario enviado', 16, 28),
  rule('meeting', 'Meeting', 'Reunión', 20, 30),
  rule('call', 'Call', 'Llamada', 12, 20),
  rule('email-replied', 'Email reply', 'Respuesta por correo', 12, 24),
  rule('message', 'Message', 'Mensaje', 10, 20),
  rule('event', 'Event attended', 'Asistencia a un evento', 12, 22),
  rule('download', 'Download', 'Descarga', 8, 16),
  rule('email-clicked', 'Email clicked', 'Clic en correo', 5, 14),
  rule('advert', 'Ad click', 'Clic en anuncio', 4, 8),
  rule('page-view', 'Page view', 'Página vista', 2, 10),
  rule('email-opened', 'Email opened', 'Correo abierto', 1, 5),
  rule('email-sent', 'Email sent', 'Correo enviado', 0, 0),
];

const reason = (id: string, en: string, es: string): Reason => ({ id, label: both(en, es) });

const AREA: readonly string[] = FIT.find(({ id }) => id === 'area')?.anyOf ?? [];
const DECIDES: readonly string[] = FIT.find(({ id }) => id === 'decides')?.anyOf ?? [];
const LEADS: readonly string[] = FIT.find(({ id }) => id === 'leads')?.anyOf ?? [];

const PERSONAS: readonly Persona[] = [
  {
    id: 'head-of-operations',
    label: both('Head of operations', 'Responsable de operaciones'),
    description: both(
      'Runs the work we help with and faces its problems every day.',
      'Dirige el trabajo en el que ayudamos y afronta sus problemas cada día.',
    ),
    traits: [
      { trait: 'jobTitle', anyOf: AREA, weight: 3 },
      { trait: 'jobTitle', anyOf: [...DECIDES, ...LEADS], weight: 2 },
    ],
  },
  {
    id: 'business-owner',
    label: both('Business owner', 'Propietario de la empresa'),
    description: both(
      'Pays and decides alone; wants to see the return.',
      'Paga y decide en solitario; quiere ver el retorno.',
    ),
    traits: [
      {
        trait: 'jobTitle',
        anyOf: [
          'ceo',
          'founder',
          'owner',
          'partner',
          'president',
          'managing director',
          'gerente',
          'socio',
          'socia',
          'fundador',
          'fundadora',
          'dueño',
          'dueña',
        ],
        weight: 4,
      },
      { trait: 'company', anyOf: [], weight: 1 },
    ],
  },
];

const REJECT_REASONS: readonly Reason[] = [
  reason('not-a-fit', 'Not a fit', 'No encaja'),
  reason('no-need', 'No need', 'Sin necesidad'),
  reason('no-budget', 'No budget', 'Sin presupuesto'),
  reason('no-authority', 'Not a decision maker', 'No es decisor'),
  reason('competitor', 'Competitor', 'Competencia'),
  reason('wrong-data', 'Wrong data', 'Datos erróneos'),
  reason('duplicate', 'Duplicate', 'Duplicado'),
  reason('asked-for-nothing', 'Did not ask for contact', 'No pidió contacto'),
];

const RECYCLE_REASONS: readonly Reason[] = [
  reason('not-ready', 'Not ready yet', 'Aún no está listo'),
  reason('no-answer', 'No response', 'No responde'),
  reason('later-budget', 'Budget later', 'Presupuesto más adelante'),
  reason('away', 'On leave', 'Ausente'),
];

const DEMOTE_REASONS: readonly Reason[] = [
  reason('not-a-fit', 'Not a fit', 'No encaja'),
  reason('not-ready', 'Not ready to buy', 'No está listo para comprar'),
  reason('no-answer', 'No response', 'No responde'),
  reason('no-budget', 'No budget', 'Sin presupuesto'),
  reason('competitor', 'Competitor', 'Competencia'),
  reason('wrong-data', 'Wrong data', 'Datos erróneos'),
  reason('mistake', 'Moved by mistake', 'Movido por error'),
];

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

const HOUR = 60;
/** A business day of the hours below, in minutes. */
const DAY = 9 * HOUR;

/** The agreement in effect until a team publishes its own. */
export const DEFAULT_AGREEMENT: Agreement = {
  format: 1,
  version: 1,
  validFrom: '2026-01-01',
  stages: STAGE_MEANINGS,
  doNotContact: ['visitor', 'lead'],
  personas: PERSONAS,
  score: { fitMax: 50, engagementMax: 50, halfLifeDays: 21, fit: FIT, engagement: ENGAGEMENT },
  mqlThreshold: 50,
  clocks: {
    'accept-mql': 4 * HOUR,
    'first-contact': DAY,
    'decide-sql': 10 * DAY,
    'attend-opportunity': HOUR,
    'review-sql': 14 * DAY,
  },
  hours: {
    timeZone: 'Europe/Madrid',
    days: [1, 2, 3, 4, 5],
    from: 9 * HOUR,
    to: 18 * HOUR,
    holidays: [],
  },
  rejectReasons: REJECT_REASONS,
  recycleReasons: RECYCLE_REASONS,
  demoteReasons: DEMOTE_REASONS,
  goals: [
    goal(
      'mql',
      'marketing',
      'mql',
      40,
      both('MQLs handed over per month', 'MQL entregados al mes'),
    ),
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
  ],
  signed: [],
};

/**
 * Returns the standard agreement with the hours in a time zone.
 * @param timeZone IANA name; null for the zone of the standard itself
 */
export function standardIn(timeZone: string | null): Agreement {
  if (timeZone === null) return DEFAULT_AGREEMENT;
  return { ...DEFAULT_AGREEMENT, hours: { ...DEFAULT_AGREEMENT.hours, timeZone } };
}
