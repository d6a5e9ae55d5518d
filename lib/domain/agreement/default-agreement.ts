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
      'Interacts with us and has given no data: only looking.',
      'Interactúa con nosotros sin dar datos: solo mira.',
    ),
    whatToDo: both('Nothing yet.', 'Nada todavía.'),
  },
  lead: {
    meaning: both(
      'Gave their data freely and wants information, not a call.',
      'Dio sus datos libremente y quiere información, no una llamada.',
    ),
    whatToDo: both(
      'Do not contact. Ask marketing if you know more.',
      'No contactes. Pregunta a marketing si sabes algo más.',
    ),
  },
  mql: {
    meaning: both(
      'Fits and shows interest: marketing believes that sales should call.',
      'Encaja y muestra interés: marketing cree que ventas debe llamar.',
    ),
    whatToDo: both(
      'Accept, reject with a reason, or recycle within the agreed time.',
      'Acepta, rechaza con un motivo o recicla dentro del plazo acordado.',
    ),
  },
  sql: {
    meaning: both(
      'Contacted and analysed by sales: the right fit, not ready to buy.',
      'Contactado y analizado por ventas: encaja, aún no está listo para comprar.',
    ),
    whatToDo: both(
      'Keep on the radar, with a date to look again.',
      'Mantenlo en el radar, con fecha para volver a mirar.',
    ),
  },
  opportunity: {
    meaning: both(
      'Ready to buy and comparing us with others now.',
      'Listo para comprar y comparándonos con otros ahora.',
    ),
    whatToDo: both('First priority: answer promptly.', 'Primera prioridad: responde enseguida.'),
  },
  customer: {
    meaning: both(
      'Bought something that makes them happy; refers others.',
      'Compró algo que le satisface; nos recomienda.',
    ),
    whatToDo: both('Care. Never force a sale.', 'Cuida la relación. Nunca fuerces una venta.'),
  },
};

const FIT: readonly FitRule[] = [
  {
    id: 'decides',
    label: both('Decides on purchases', 'Decide las compras'),
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
    label: both('Leads a team', 'Dirige un equipo'),
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
    label: both('Works where we help', 'Trabaja donde ayudamos'),
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
    label: both('Company known', 'Empresa conocida'),
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
  rule('form', 'Filled in a form', 'Rellenó un formulario', 16, 28),
  rule('meeting', 'Met us', 'Se reunió con nosotros', 20, 30),
  rule('call', 'Spoke with us', 'Habló con nosotros', 12, 20),
  rule('email-replied', 'Replied to a mail', 'Respondió a un correo', 12, 24),
  rule('message', 'Wrote a message', 'Escribió un mensaje', 10, 20),
  rule('event', 'Came to an event', 'Asistió a un evento', 12, 22),
  rule('download', 'Downloaded something', 'Descargó un contenido', 8, 16),
  rule('email-clicked', 'Clicked in a mail', 'Hizo clic en un correo', 5, 14),
  rule('advert', 'Answered an advert', 'Respondió a un anuncio', 4, 8),
  rule('page-view', 'Visited the website', 'Visitó la web', 2, 10),
  rule('email-opened', 'Opened a mail', 'Abrió un correo', 1, 5),
  rule('email-sent', 'Was sent a mail', 'Recibió un correo', 0, 0),
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
      'Runs the work that we help with and lives with its problems every day.',
      'Dirige el trabajo en el que ayudamos y vive sus problemas cada día.',
    ),
    traits: [
      { trait: 'jobTitle', anyOf: AREA, weight: 3 },
      { trait: 'jobTitle', anyOf: [...DECIDES, ...LEADS], weight: 2 },
    ],
  },
  {
    id: 'business-owner',
    label: both('Owner of the business', 'Propietario de la empresa'),
    description: both(
      'Pays for it and decides alone; wants to know what it brings.',
      'Lo paga y decide en solitario; quiere saber qué aporta.',
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
  reason('no-need', 'Has no need', 'No tiene necesidad'),
  reason('no-budget', 'No budget', 'Sin presupuesto'),
  reason('no-authority', 'Decides nothing', 'No decide'),
  reason('competitor', 'Chose or is a competitor', 'Eligió a la competencia o lo es'),
  reason('wrong-data', 'Wrong data', 'Datos erróneos'),
  reason('duplicate', 'Known already', 'Ya lo conocíamos'),
  reason('asked-for-nothing', 'Did not ask to be contacted', 'No pidió que le contactáramos'),
];

const RECYCLE_REASONS: readonly Reason[] = [
  reason('not-ready', 'Not ready yet', 'Aún no está listo'),
  reason('no-answer', 'Does not answer', 'No responde'),
  reason('later-budget', 'Budget comes later', 'El presupuesto llega después'),
  reason('away', 'Away until then', 'Ausente hasta entonces'),
];

const DEMOTE_REASONS: readonly Reason[] = [
  reason('not-a-fit', 'Not a fit', 'No encaja'),
  reason('not-ready', 'Not ready to buy', 'No está listo para comprar'),
  reason('no-answer', 'Does not answer', 'No responde'),
  reason('no-budget', 'No budget', 'Sin presupuesto'),
  reason('competitor', 'Chose or is a competitor', 'Eligió a la competencia o lo es'),
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
    goal('mql', 'marketing', 'mql', 40, both('MQLs handed over a month', 'MQL entregados al mes')),
    goal(
      'accepted',
      'sales',
      'accepted-in-time',
      36,
      both('MQLs accepted in time a month', 'MQL aceptados a tiempo al mes'),
    ),
    goal(
      'contacted',
      'sales',
      'contacted-in-time',
      30,
      both('MQLs contacted in time a month', 'MQL contactados a tiempo al mes'),
    ),
    goal(
      'customers',
      'sales',
      'customer',
      6,
      both('New customers a month', 'Clientes nuevos al mes'),
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
