import type { Agreement, EngagementRule, FitRule, Goal, Reason, StageMeaning } from './agreement';
import type { Stage } from './stage';
import type { Localized } from './text';
import type { TouchKind } from './touch';

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
  { id: 'company', label: both('Company known', 'Empresa conocida'), trait: 'company', anyOf: [], points: 6 },
  {
    id: 'not-buyer',
    label: both('Not a buyer', 'No es comprador'),
    trait: 'jobTitle',
    anyOf: ['student', 'intern', 'researcher', 'estudiante', 'becario', 'becaria', 'investigador', 'investigadora'],
    points: -25,
  },
];

const rule = (kind: TouchKind, en: string, es: string, points: number, cap: number): EngagementRule => ({
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
  en: string,
  es: string,
): Goal => ({
  id,
  owner,
  measure,
  target,
  label: both(en, es),
});

const HOUR = 60;
/** A business day of the hours below, in minutes. */
const DAY = 9 * HOUR;

/** The agreement that holds until a team writes its own. */
export const DEFAULT_AGREEMENT: Agreement = {
  format: 1,
  version: 1,
  validFrom: '2026-01-01',
  stages: STAGE_MEANINGS,
  doNotContact: ['visitor', 'lead'],
  score: { fitMax: 50, engagementMax: 50, halfLifeDays: 21, fit: FIT, engagement: ENGAGEMENT },
  mqlThreshold: 50,
  clocks: { 'accept-mql': 4 * HOUR, 'attend-opportunity': HOUR, 'review-sql': 14 * DAY },
  hours: { timeZone: 'Europe/Madrid', days: [1, 2, 3, 4, 5], from: 9 * HOUR, to: 18 * HOUR, holidays: [] },
  demoteReasons: DEMOTE_REASONS,
  goals: [
    goal('mql', 'marketing', 'mql', 40, 'MQLs handed over a month', 'MQL entregados al mes'),
    goal('accepted', 'sales', 'accepted-in-time', 36, 'MQLs accepted in time a month', 'MQL aceptados a tiempo al mes'),
    goal('customers', 'sales', 'customer', 6, 'New customers a month', 'Clientes nuevos al mes'),
  ],
  signed: [],
};
