import { createHubSpot } from '../../lib/crm/hubspot/connector';
import type { Connector } from '../../lib/crm/port/connector';
import { memoryStore } from '../contract/memory-store';
import { type HubSpotServer, startHubSpotServer } from '../crm/hubspot/server';
import { email as asEmail } from '../support/email';

/** A Monday, 10:00 in Madrid. */
export const NOW = Date.UTC(2026, 10, 23, 9);
const DAY = 86_400_000;
/** A signal that never aborts. */
export const going = new AbortController().signal;

export const EMAILS = ['ana@acme.example', 'bo@acme.example', 'cy@acme.example'] as const;
const OWNER = 'ines@acme.example';
const SCORE = 'hubspotscore';
export const REFERENCE = '0b8f7b1e-58a7-4b38-9e38-1f0d9b3e2a10';

/** What is asked of a connector, by name; each is given the ids of the three people. */
export const READS: Readonly<
  Record<string, (crm: Connector, ids: readonly string[]) => Promise<unknown>>
> = {
  lookup: (crm) =>
    crm.lookup(
      [...EMAILS.map((email) => ({ email: asEmail(email) })), { linkedinSlug: 'cy-ortega' }],
      going,
    ),
  maybe: (crm) => crm.lookup([{ name: 'Ana López', company: 'Acme' }], going),
  atCompany: (crm) => crm.atCompany('Acme', 20, going),
  read: (crm, ids) => crm.read(ids, going),
  search: (crm) => crm.search('acme', going),
  touches: (crm, [id = '']) => crm.touches(id, null, going),
  book: async (crm) => {
    const me = (await crm.owners(going)).find(({ email }) => email === OWNER);
    return crm.book(me?.id ?? '', ['lead', 'mql', 'opportunity', 'customer'], 200, going);
  },
  changedSince: (crm, ids) => crm.changedSince(ids, NOW - 400 * DAY, going),
  countsPerStage: (crm) => crm.countsPerStage(going),
  owners: (crm) => crm.owners(going),
  vocabulary: (crm) => crm.vocabulary(going),
  notesSince: (crm) => crm.notesSince(NOW - 400 * DAY, null, going),
  hasNote: (crm, [id = '']) => crm.hasNote(id, REFERENCE, going),
  check: (crm) => crm.check(going),
  dealsOf: async (crm, ids) => crm.deals?.ofContacts(ids, going),
  dealsWon: async (crm) => crm.deals?.closed('won', { from: 0, until: NOW }, null, going),
};

export const WRITES: Readonly<
  Record<string, (crm: Connector, ids: readonly string[]) => Promise<unknown>>
> = {
  forward: (crm, [id = '']) => crm.setStage({ contactId: id, from: 'lead', to: 'mql' }, going),
  backwards: (crm, [, id = '']) =>
    crm.setStage({ contactId: id, from: 'opportunity', to: 'mql' }, going),
  setProfile: (crm, [id = '']) =>
    crm.setProfile({ contactId: id, from: null, to: 'ana-lopez' }, going),
  addNote: (crm, [, , id = '']) =>
    crm.addNote(
      {
        contactId: id,
        text: 'Asks <b>again</b>',
        reference: REFERENCE.replace('0b', '1c'),
        at: NOW,
      },
      going,
    ),
  addContact: (crm) => crm.addContact({ email: 'new@acme.example', name: 'Nu Person' }, going),
};

export interface Answer {
  readonly status: number;
  readonly text: string;
}

/** What a server answered to each operation, in order, each under its method and path. */
export interface Recording {
  readonly ids: readonly string[];
  readonly operations: ReadonlyMap<
    string,
    readonly { readonly place: string; readonly answer: Answer }[]
  >;
}

/** The place of a request: what is spoilt, and what is answered again, goes by it. */
export function placeOf(input: string | URL | Request, init: RequestInit | undefined): string {
  const { pathname } = new URL(String(input));
  return `${init?.method} ${pathname.replace(/\/\d+(?=\/|$)/g, '/:id')}`;
}

/** A connector whose every request is answered by `answer`; nothing waits. */
export function connectWith(
  answer: typeof globalThis.fetch,
  baseUrl = 'https://api.hubapi.com',
): Connector {
  return createHubSpot({
    token: async () => 'pat-corpus',
    mapping: { stages: {}, stageField: null, scoreField: SCORE, profileField: null },
    fetch: answer,
    clock: () => NOW,
    sleep: async () => undefined,
    store: memoryStore(),
    baseUrl,
  });
}

/** Three people with a past of every kind, so that every answer has something in it to spoil. */
function people(server: HubSpotServer): string[] {
  const { control } = server;
  const owner = control.upsertOwner({ email: OWNER, firstName: 'Ines', lastName: 'Falk' });
  const at = (days: number) => new Date(NOW - days * DAY).toISOString();
  const stages = ['lead', 'opportunity', 'customer'];
  const ids = EMAILS.map((email, index) =>
    control.upsertContact({
      email,
      firstname: ['Ana', 'Bo', 'Cy'][index] ?? '',
      lastname: ['López', 'Berg', 'Ortega'][index] ?? '',
      company: 'Acme',
      jobtitle: 'Head of Operations',
      country: 'Spain',
      lifecyclestage: stages[index] ?? '',
      [`hs_v2_date_entered_${stages[index]}`]: at(3),
      hubspot_owner_id: owner,
      hs_linkedin_url: index === 2 ? 'https://www.linkedin.com/in/cy-ortega' : '',
      hs_additional_emails: index === 0 ? 'ana.lopez@acme.example;a.lopez@acme.example' : '',
      hs_analytics_source: 'PAID_SEARCH',
      hs_latest_source: 'ORGANIC_SEARCH',
      hs_analytics_first_touch_converting_campaign: 'Autumn launch',
      recent_conversion_event_name: 'Pricing page: ask for a quote',
      recent_conversion_date: at(2),
      first_conversion_event_name: 'Newsletter',
      first_conversion_date: at(30),
      hs_email_last_click_date: at(4),
      hs_email_last_email_name: 'Autumn guide',
      hs_sales_email_last_replied: at(1),
      [SCORE]: '64',
    }),
  );
  for (const id of ids) {
    control.addActivity(
      'calls',
      id,
      { hs_call_title: 'Intro call', hs_call_body: '<p>Asked</p>' },
      NOW - 5 * DAY,
    );
    control.addActivity('meetings', id, { hs_meeting_title: 'Demo' }, NOW - 6 * DAY);
    control.addActivity(
      'emails',
      id,
      { hs_email_subject: 'Hello', hs_email_direction: 'EMAIL' },
      NOW - 7 * DAY,
    );
    control.addActivity(
      'communications',
      id,
      { hs_communication_channel_type: 'WHATS_APP', hs_communication_body: 'Hi' },
      NOW - DAY,
    );
    for (const won of ['true', 'false']) {
      const values = {
        dealname: 'Acme: picking',
        amount: '1200.50',
        deal_currency_code: 'EUR',
        dealstage: won === 'true' ? 'closedwon' : 'qualifiedtobuy',
        hs_is_closed_won: won,
        closedate: at(2),
        hs_next_step: 'Send the quote',
        notes_next_activity_date: at(-2),
        notes_last_contacted: at(5),
        hubspot_owner_id: owner,
      };
      control.addActivity('deals', id, values, NOW - 20 * DAY);
    }
    const note = `A note<br>relevo-ref ${REFERENCE.replaceAll('-', '')}`;
    control.addActivity(
      'notes',
      id,
      { hs_note_body: note, hubspot_owner_id: owner, hs_lastmodifieddate: at(2) },
      NOW - 2 * DAY,
    );
  }
  return ids;
}

const KEPT = new Set([
  'lifecyclestage',
  SCORE,
  'hs_linkedin_url',
  'hs_v2_date_entered_lead',
  'email',
]);

/**
 * The list of an account's properties cut down to a handful, the stages first: the other hundred
 * and fifty are alike.
 */
function shortened(text: string): string {
  const body: unknown = text === '' ? null : JSON.parse(text);
  if (
    typeof body !== 'object' ||
    body === null ||
    !('results' in body) ||
    !Array.isArray(body.results)
  )
    return text;
  const all: { name?: string }[] = body.results;
  if (!all.some(({ name }) => name === 'lifecyclestage')) return text;
  const kept = all.filter(({ name }) => KEPT.has(name ?? ''));
  const results = kept.sort(
    (a, b) => Number(b.name === 'lifecyclestage') - Number(a.name === 'lifecyclestage'),
  );
  return JSON.stringify({ ...body, results });
}

/** Asks a test server everything, and keeps what it answers. */
export async function record(): Promise<Recording> {
  const server = await startHubSpotServer({ searchLagMs: 0, now: () => NOW });
  server.control.noLimits();
  try {
    const ids = people(server);
    for (const contactId of ids) {
      server.control.addParticipation({
        contactId,
        eventId: '7001',
        eventName: 'Webinar: picking',
        state: 'ATTENDED',
        occurredAt: NOW - 9 * DAY,
        durationSeconds: 1_800,
        percentage: '50',
      });
    }
    const operations = new Map<string, { place: string; answer: Answer }[]>();
    for (const [name, run] of Object.entries({ ...READS, ...WRITES })) {
      const heard: { place: string; answer: Answer }[] = [];
      const crm = connectWith(async (input, init) => {
        const response = await fetch(input, {
          ...init,
          headers: { ...init?.headers, Authorization: `Bearer ${server.token}` },
        });
        const text = shortened(await response.text());
        heard.push({
          place: placeOf(String(input), init),
          answer: { status: response.status, text },
        });
        return new Response(text === '' ? null : text, {
          status: response.status,
          headers: { 'content-type': 'application/json' },
        });
      }, server.url);
      await run(crm, ids);
      operations.set(name, heard);
    }
    return { ids, operations };
  } finally {
    await server.close();
  }
}
