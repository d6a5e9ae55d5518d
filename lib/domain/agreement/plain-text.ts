import type { Agreement, ClockKind, Goal } from '../base/agreement-model';
import { minorDigits } from '../base/money';
import { type Department, STAGES, type Stage } from '../base/stage';
import { type Language, type Localized, type LocalText, textIn } from '../base/text';
import { cleanWords, oneLine } from '../feedback/plain-text';
import type { CampaignCostNote } from './campaign-cost-schema';
import { attributionWords, planWords, truthWords } from './plain-text-plan';
import { validSignatures } from './sign';
import type { VisitorsNote } from './visitors-schema';
import type { Withdrawal } from './withdrawal-schema';

const both = (en: string, es: string): Localized => ({ en, es });

const STAGE: Readonly<Record<Stage, Localized>> = {
  visitor: both('Visitor', 'Visitante'),
  lead: both('Lead', 'Prospecto'),
  mql: both('Marketing-qualified lead (MQL)', 'Prospecto calificado por marketing (MQL)'),
  sql: both('Sales-qualified lead (SQL)', 'Prospecto calificado por ventas (SQL)'),
  opportunity: both('Opportunity', 'Oportunidad'),
  customer: both('Customer', 'Cliente'),
};

const CLOCK: Readonly<Record<ClockKind, Localized>> = {
  'accept-mql': both('to answer an MQL', 'para responder a un MQL'),
  'first-contact': both('from acceptance to first contact', 'de la aceptación al primer contacto'),
  'decide-sql': both(
    'from first contact to qualification',
    'del primer contacto a la calificación',
  ),
  'attend-opportunity': both('to respond to an opportunity', 'para atender una oportunidad'),
  'review-sql': both('to follow up on an SQL', 'para retomar un SQL'),
};

const MEASURE: Readonly<Record<Goal['measure'], Localized>> = {
  visitor: both('visitors', 'visitantes'),
  lead: both('leads', 'prospectos'),
  mql: both('MQLs', 'MQL'),
  'accepted-in-time': both('MQLs answered on time', 'MQL respondidos a tiempo'),
  'contacted-in-time': both('MQLs contacted on time', 'MQL contactados a tiempo'),
  sql: both('SQLs', 'SQL'),
  opportunity: both('opportunities', 'oportunidades'),
  customer: both('customers', 'clientes'),
};

const DEPARTMENT: Readonly<Record<Department, Localized>> = {
  marketing: both('marketing', 'marketing'),
  sales: both('sales', 'ventas'),
};

const DAYS = both('Mon Tue Wed Thu Fri Sat Sun', 'lun mar mié jue vie sáb dom');

/**
 * Returns the agreement in plain words, for people who read it in the CRM: everything that reps and
 * marketers are bound to. Rules of score and personas appear with name and points; their conditions
 * are in the document itself.
 */
export function agreementWords(agreement: Agreement, language: Language): string {
  const say = (text: LocalText) => textIn(text, language);
  const { score, hours } = agreement;
  const sections: readonly (readonly string[])[] = [
    [
      `${say(both('Relevo agreement, version', 'Acuerdo de Relevo, versión'))} ${agreement.version}`,
      `${say(both('Effective from', 'En vigor desde el'))} ${agreement.validFrom}${say(both(', once both departments have signed it', ', cuando lo hayan firmado ambos departamentos'))}`,
      signatures(agreement, language),
    ],
    STAGES.map((stage) => {
      const { meaning, whatToDo } = agreement.stages[stage];
      const not = agreement.doNotContact.includes(stage)
        ? ` ${say(both('Do not contact.', 'No contactar.'))}`
        : '';
      return `${say(STAGE[stage])}: ${say(meaning)} ${say(whatToDo)}${not}`;
    }),
    [
      `${say(both('MQL threshold:', 'Umbral de MQL:'))} ${agreement.mqlThreshold}`,
      ...score.fit.map(({ label, points }) => `${say(label)}: ${signed(points)}`),
      ...score.engagement.map(
        ({ label, points, cap }) =>
          `${say(label)}: ${signed(points)} (${say(both('at most', 'como máximo'))} ${cap}; ${say(both('half-life', 'vida media'))} ${score.halfLifeDays} ${say(both('days', 'días'))})`,
      ),
      ...agreement.personas.map(({ label, description }) => `${say(label)}: ${say(description)}`),
    ],
    Object.entries(CLOCK).map(([kind, label]) => {
      const minutes = agreement.clocks[kind as ClockKind];
      return `${duration(minutes, language)} ${say(label)}`;
    }),
    [
      `${say(both('Business hours', 'Horario laboral'))}: ${days(hours.days, language)} ${time(hours.from)}–${time(hours.to)}, ${hours.timeZone}`,
      ...(hours.pause === undefined
        ? []
        : [
            `${say(both('Midday break', 'Pausa de mediodía'))}: ${time(hours.pause.from)}–${time(hours.pause.to)}`,
          ]),
      ...(hours.holidays.length === 0
        ? []
        : [`${say(both('Holidays', 'Festivos'))}: ${hours.holidays.join(', ')}`]),
    ],
    [
      [both('Reasons to reject', 'Motivos de rechazo'), agreement.rejectReasons] as const,
      [both('Reasons to recycle', 'Motivos para reciclar'), agreement.recycleReasons] as const,
      [both('Reasons to move back', 'Motivos para devolver'), agreement.demoteReasons] as const,
    ].flatMap(([label, reasons]) =>
      reasons.length === 0
        ? []
        : [`${say(label)}: ${reasons.map((each) => say(each.label)).join('; ')}`],
    ),
    agreement.goals.map(({ owner, responsible, measure, target, from, until, label, serves }) => {
      const who =
        responsible === null ? say(DEPARTMENT[owner]) : `${say(DEPARTMENT[owner])}, ${responsible}`;
      const span = until === null ? `${say(both('from', 'desde'))} ${from}` : `${from} – ${until}`;
      const served = agreement.goals.find(({ id }) => id === serves);
      const link =
        served === undefined
          ? ''
          : `; ${say(both('supports', 'contribuye a'))} ${say(served.label)}`;
      return `${say(label)}: ${target} ${say(MEASURE[measure])} ${say(both('per month', 'al mes'))}, ${span} (${who})${link}`;
    }),
    planWords(agreement, language),
    attributionWords(agreement, language),
    truthWords(agreement, language),
  ];
  return sections
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.map((line) => cleanWords(line).replace(/\s+/g, ' ')).join('\n'))
    .join('\n\n');
}

/** Returns the words of a withdrawn signature, for people who read it in the CRM. */
export function withdrawalWords(
  { by, department }: Withdrawal,
  { version }: Pick<Agreement, 'version'>,
  language: Language,
): string {
  const title = `${both('Relevo agreement, version', 'Acuerdo de Relevo, versión')[language]} ${version}`;
  const what = both('withdrew the signature for', 'retiró la firma de')[language];
  return `${title}\n${oneLine(by)} ${what} ${DEPARTMENT[department][language]}`;
}

/** Returns the readable words of the visitors of a month. */
export function visitorsWords({ month, count, by }: VisitorsNote, language: Language): string {
  const title = `${both('Relevo, visitors of', 'Relevo, visitantes de')[language]} ${month}: ${count}`;
  return by === null
    ? title
    : `${title}\n${both('typed in by', 'escrito por')[language]} ${oneLine(by)}`;
}

/** Returns the readable words of what a campaign cost in a month. */
export function costWords(note: CampaignCostNote, language: Language): string {
  const { name, month, amount, currency, by } = note;
  const cost = new Intl.NumberFormat(language, { style: 'currency', currency });
  const of = both('Relevo, cost of', 'Relevo, coste de')[language];
  const title = `${of} ${oneLine(name)}, ${month}: ${cost.format(amount / 10 ** minorDigits(currency))}`;
  return by === null
    ? title
    : `${title}\n${both('typed in by', 'escrito por')[language]} ${oneLine(by)}`;
}

function signatures(agreement: Agreement, language: Language): string {
  const names = validSignatures(agreement).map(
    ({ by, department, at }) =>
      `${oneLine(by)} (${DEPARTMENT[department][language]}, ${isoDay(at)})`,
  );
  return names.length === 0
    ? both('Not signed yet', 'Sin firmar todavía')[language]
    : `${both('Signed by', 'Firmado por')[language]} ${names.join('; ')}`;
}

/** Returns a date in UTC. */
function isoDay(at: number): string {
  return new Date(at).toISOString().slice(0, 10);
}

function signed(points: number): string {
  return points > 0 ? `+${points}` : String(points);
}

function duration(minutes: number, language: Language): string {
  const unit = both('business hours', 'horas laborales')[language];
  return minutes % 60 === 0
    ? `${minutes / 60} ${unit}`
    : `${Math.floor(minutes / 60)} h ${Math.round(minutes % 60)} min (${unit})`;
}

function days(numbers: readonly number[], language: Language): string {
  const names = DAYS[language].split(' ');
  return numbers.map((day) => names[day - 1] ?? '').join(' ');
}

function time(minutes: number): string {
  const two = (number: number) => String(number).padStart(2, '0');
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}
