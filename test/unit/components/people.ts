import { contactRule, STAGES, type Stage, stageOrder } from '../../../lib/domain/base/stage';
import type { Language } from '../../../lib/domain/base/text';
import type { Touch } from '../../../lib/domain/base/touch';
import type { OutboxView, PendingIntent } from '../../../lib/domain/changes/intent';
import type { Move } from '../../../lib/domain/changes/promotion';
import type { ConnectionView, DiagnosticsView } from '../../../lib/domain/views/admin';
import type { Appearance } from '../../../lib/domain/views/appearance';
import type { HandOffView } from '../../../lib/domain/views/hand-off';
import type { CardView, PersonView } from '../../../lib/domain/views/person';
import type { TabView } from '../../../lib/domain/views/tab';

/** A Thursday, 10:30 UTC. */
export const NOW = Date.UTC(2026, 10, 19, 10, 30);
const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** What a rep may do from a stage, as `judgeMove` says with the usual reasons. */
export function repMoves(from: Stage | null): Move[] {
  return STAGES.filter((stage) => stage !== from).map((to) => {
    const back = from !== null && stageOrder(to) < stageOrder(from);
    const allowed = to !== 'visitor';
    return {
      to,
      direction: back ? 'demote' : 'promote',
      allowed,
      refusal: allowed ? null : 'not-yours',
      needsReason: back,
    };
  });
}

/** The six rungs with dates up to a stage. */
function ladder(stage: Stage | null): CardView['ladder'] {
  const here = stage === null ? -1 : stageOrder(stage);
  return STAGES.map((one, order) => ({
    stage: one,
    reached: order <= here,
    at: order <= here ? NOW - (here - order + 1) * 12 * DAY : null,
  }));
}

const TOUCHES: readonly Touch[] = [
  touch(
    't1',
    'email-clicked',
    2 * HOUR,
    'Pricing for teams: see the three plans',
    'Email',
    'Autumn launch',
    'marketing',
  ),
  touch(
    't2',
    'page-view',
    3 * HOUR,
    'alder-works.example/pricing',
    'Organic search',
    null,
    'marketing',
  ),
  touch(
    't3',
    'call',
    DAY + HOUR,
    'Intro call: 20 minutes, asked about rollout',
    null,
    null,
    'sales',
  ),
  touch(
    't4',
    'event',
    9 * DAY,
    'Webinar: from spreadsheet to pipeline',
    'Webinar',
    'Autumn launch',
    'marketing',
  ),
  touch(
    't5',
    'download',
    12 * DAY,
    'Buyer’s guide 2026 (PDF)',
    'Website',
    'Autumn launch',
    'marketing',
  ),
  touch('t6', 'form', 12 * DAY + HOUR, 'Download form', 'Website', 'Autumn launch', 'marketing'),
];

function touch(
  id: string,
  kind: Touch['kind'],
  age: number,
  title: string,
  channel: string | null,
  campaign: string | null,
  by: Touch['by'],
): Touch {
  return { id, contactId: 'c1', kind, at: NOW - age, title, channel, campaign, by };
}

/** A person in a row. */
export function person(part: Partial<PersonView> = {}): PersonView {
  return {
    ticket: `ticket-${part.contactId ?? 'c1'}`,
    contactId: 'c1',
    name: 'Marisol Quintana',
    company: 'Alder Works',
    jobTitle: 'Head of Operations',
    url: 'https://crm.example/contacts/c1',
    stage: 'mql',
    nativeStage: null,
    score: 72,
    clock: {
      kind: 'accept-mql',
      startedAt: NOW - 20 * HOUR,
      dueAt: NOW + 3 * HOUR,
      state: 'soon',
      agreementVersion: 1,
    },
    advice: adviceFor(part.stage === undefined ? 'mql' : part.stage),
    pending: false,
    parked: false,
    readAt: NOW - 3 * 60_000,
    ...part,
  };
}

const adviceFor = (stage: Stage | null) => (stage === null ? null : contactRule(stage));

/** A whole card, an MQL unless said otherwise. */
export function card(part: Partial<CardView> = {}): CardView {
  const stage = part.stage === undefined ? 'mql' : part.stage;
  return {
    ...person({ stage }),
    emails: ['marisol@alder-works.example'],
    linkedinSlug: null,
    owner: 'Ines Falk',
    facts: [
      { key: 'name', value: 'Ines Falk' },
      { key: 'campaign', value: 'Autumn launch' },
      { key: 'email', value: 'marisol@alder-works.example' },
    ],
    campaign: 'Autumn launch',
    department: 'marketing',
    handOff: handOff(),
    ladder: ladder(stage),
    scoreDetail: {
      value: 72,
      fit: 40,
      engagement: 32,
      source: 'model',
      agreementVersion: 1,
      reasons: [
        reason(
          'role',
          'fit',
          'Decides on tools (job title)',
          'Decide sobre herramientas (cargo)',
          25,
        ),
        reason('country', 'fit', 'In a country we serve', 'En un país que atendemos', 20),
        reason('student', 'fit', 'Free mail address', 'Correo gratuito', -5),
        reason('event', 'engagement', 'Came to an event', 'Asistió a un evento', 18),
        reason('clicked', 'engagement', 'Clicked in an email', 'Hizo clic en un correo', 14),
      ],
    },
    mqlThreshold: 60,
    moves: repMoves(stage),
    touches: TOUCHES,
    moreTouches: true,
    gaps: [],
    intents: [],
    recent: null,
    stale: false,
    failure: null,
    ...part,
  };
}

/** An MQL that no verdict is asked for, so that a promotion is the next step. */
export const toPromote = (part: Partial<CardView> = {}): CardView =>
  card({ handOff: handOff({ state: null, since: null, verdicts: [] }), ...part });

/** A hand-off that waits. */
export function handOff(part: Partial<HandOffView> = {}): HandOffView {
  return {
    state: 'pending',
    since: NOW - 20 * HOUR,
    until: null,
    who: null,
    reason: null,
    verdicts: ['accepted', 'rejected', 'recycled'],
    steps: [],
    ready: [],
    threads: [],
    ...part,
  };
}

function reason(id: string, part: 'fit' | 'engagement', en: string, es: string, points: number) {
  return { id, part, label: { en, es }, points, at: null };
}

/** A move on its way. */
export function intent(part: Partial<PendingIntent> = {}): PendingIntent {
  return {
    intentId: '00000000-0000-4000-8000-000000000001',
    contactId: 'c1',
    action: { kind: 'move', from: 'mql', to: 'sql' },
    state: 'queued',
    createdAt: NOW - 60_000,
    nextAttemptAt: NOW + 60_000,
    attempts: 0,
    ...part,
  };
}

export function appearance(language: Language = 'en', part: Partial<Appearance> = {}): Appearance {
  const reason = (id: string, en: string, es: string) => ({
    id,
    label: language === 'es' ? es : en,
  });
  return {
    language,
    theme: 'system',
    sites: { gmail: 'page', linkedin: 'unasked' },
    mailbox: null,
    linkedinSearch: false,
    chips: true,
    sample: false,
    doNotContact: ['visitor', 'lead'],
    reasons: {
      rejected: [
        reason('not-a-fit', 'Not a fit', 'No encaja'),
        reason('no-budget', 'No budget', 'Sin presupuesto'),
      ],
      recycled: [reason('not-ready', 'Not ready yet', 'Aún no está listo')],
      returned: [
        reason('no-budget', 'No budget this year', 'Sin presupuesto este año'),
        reason('wrong-person', 'Not the person who decides', 'No es quien decide'),
        reason('not-now', 'Not now: nurture', 'Ahora no: seguir cultivando'),
      ],
    },
    ...part,
  };
}

export function connection(part: Partial<ConnectionView> = {}): ConnectionView {
  const native = (
    id: string,
    label: string,
    mapped: Stage | null,
    suggested: Stage | null = mapped,
  ) => ({
    id,
    label,
    mapped,
    suggested,
  });
  return {
    kind: 'hubspot',
    account: null,
    stageField: null,
    stageFields: [],
    newFields: [],
    keyEndsAt: null,
    accountName: '48000001',
    maybeSame: null,
    hasToken: true,
    tokenHint: '9f3c',
    hostPermitted: true,
    owner: null,
    owners: [
      { id: '11', name: 'Ines Falk', email: 'ines@northwind.example' },
      { id: '12', name: 'Tomás Rey', email: null },
    ],
    knowsMe: false,
    stages: [
      native('subscriber', 'Subscriber', 'visitor'),
      native('lead', 'Lead', 'lead'),
      native('marketingqualifiedlead', 'Marketing Qualified Lead', 'mql'),
      native('salesqualifiedlead', 'Sales Qualified Lead', 'sql'),
      native('opportunity', 'Opportunity', 'opportunity'),
      native('customer', 'Customer', null, 'customer'),
      native('evangelist', 'Evangelist', null, null),
    ],
    scoreField: null,
    scoreFields: [{ name: 'hubspotscore', label: 'HubSpot score' }],
    profileField: null,
    profileFields: [{ name: 'hs_linkedin_url', label: 'LinkedIn URL' }],
    failure: null,
    ...part,
  };
}

export const DIAGNOSTICS: DiagnosticsView = {
  sites: [
    {
      site: 'gmail',
      at: NOW - 5 * 60_000,
      signals: [
        { id: 'row-sender', state: 'ok' },
        { id: 'thread-id', state: 'fallback' },
        { id: 'compose-recipients', state: 'missing' },
        { id: 'account', state: 'ok' },
      ],
    },
  ],
  cache: { contacts: 214, touches: 1873, pending: 1, parked: 2 },
  log: [{ at: NOW - HOUR, code: 'crm/rate-limited', detail: 'search', frames: [] }],
  version: '0.1.0',
};

/** What waits, as the background returns it. */
export function outboxView(intents: PendingIntent[] = []): OutboxView {
  return { intents, total: intents.length, recovery: null };
}

/** The tab beside our own surface: one that is none of a site's, unless said otherwise. */
export function tabView(over: Partial<TabView> = {}): TabView {
  return {
    tabId: 7,
    site: null,
    reach: 'read',
    mailbox: null,
    people: [],
    names: {},
    focus: over.people?.[0]?.key ?? null,
    company: null,
    writing: false,
    answered: [],
    lacking: [],
    ...over,
  };
}
