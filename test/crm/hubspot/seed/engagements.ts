import type { ObjectType, StoredObject, Values } from '../types';
import type { Random } from './random';
import type { SeedRow } from './workspace';

const DAY = 86_400_000;
const PER_CONTACT = 20;
const FIRST_ID = 30_000_000;

type Maker = (person: StoredObject, at: number, random: Random) => Values;

const iso = (at: number): string => new Date(at).toISOString();
const nameOf = (person: StoredObject): string =>
  `${person.values.firstname} ${person.values.lastname}`;

const MAKERS: ReadonlyArray<readonly [type: ObjectType, maker: Maker]> = [
  [
    'notes',
    (person, _at, random) => ({
      hs_note_body: `<p>${nameOf(person)}: ${random.pick(['asked for references', 'budget from January', 'compares three vendors', 'prefiere llamadas por la tarde'])}.</p>`,
    }),
  ],
  [
    'calls',
    (person, _at, random) => ({
      hs_call_title: `Call with ${nameOf(person)}`,
      hs_call_body: 'Spoke about volumes and dates.',
      hs_call_direction: random.pick(['INBOUND', 'OUTBOUND']),
      hs_call_status: random.pick(['COMPLETED', 'NO_ANSWER']),
      hs_call_duration: String(random.int(1, 40) * 60_000),
    }),
  ],
  [
    'meetings',
    (person, at, random) => ({
      hs_meeting_title: `Demo for ${person.values.company}`,
      hs_meeting_start_time: iso(at),
      hs_meeting_end_time: iso(at + 2_700_000),
      hs_meeting_outcome: random.pick(['COMPLETED', 'SCHEDULED', 'NO_SHOW']),
    }),
  ],
  [
    'emails',
    (person, _at, random) => ({
      hs_email_subject: random.pick([
        'Your question about stock',
        'Propuesta',
        'Next steps',
        'References you asked for',
      ]),
      hs_email_text: `Hello ${person.values.firstname}, as discussed.`,
      hs_email_direction: random.pick(['EMAIL', 'INCOMING_EMAIL']),
      hs_email_status: 'SENT',
      hs_email_open_count: String(random.int(0, 4)),
    }),
  ],
  [
    'tasks',
    (person, _at, random) => ({
      hs_task_subject: `Call ${nameOf(person)} back`,
      hs_task_status: random.pick(['NOT_STARTED', 'COMPLETED']),
      hs_task_priority: random.pick(['NONE', 'MEDIUM', 'HIGH']),
      hs_task_type: 'CALL',
    }),
  ],
  [
    'communications',
    (person, _at, random) => ({
      hs_communication_channel_type: random.pick(['LINKEDIN_MESSAGE', 'WHATS_APP', 'SMS']),
      hs_communication_body: `Thanks for connecting, ${person.values.firstname}.`,
      hs_communication_logged_from: 'CRM',
    }),
  ],
];

/**
 * When a workflow changed many notes within one millisecond, epoch ms; of a note made since, when
 * that was made.
 */
function bulkEdit(now: number, created: number): number {
  return Math.max(created, now - 30 * DAY);
}

const WORKED = new Set([
  '153180554',
  'salesqualifiedlead',
  'opportunity',
  'customer',
  'evangelist',
]);

/**
 * What sales did with a person: much for those they own, nothing for the others; a deal from
 * opportunity on.
 */
export function* engagementRows(
  person: StoredObject,
  company: StoredObject,
  random: Random,
  now: number,
): Iterable<SeedRow> {
  const stage = person.values.lifecyclestage ?? '';
  const count = WORKED.has(stage)
    ? random.int(1, 4)
    : stage === 'marketingqualifiedlead'
      ? random.int(0, 1)
      : 0;
  const base = FIRST_ID + person.id * PER_CONTACT;
  for (let step = 0; step < count; step += 1) {
    const [type, maker] = random.pick(MAKERS);
    const at = Math.max(person.created, now - random.int(1, 120) * DAY - random.int(0, DAY));
    const owner = person.values.hubspot_owner_id;
    const values = {
      ...maker(person, at, random),
      hs_timestamp: iso(at),
      ...(owner && { hubspot_owner_id: owner }),
    };
    const updated = type === 'notes' && (base + step) % 3 === 0 ? bulkEdit(now, at) : at;
    const object = {
      type,
      id: base + step,
      values,
      created: at,
      updated,
      archivedAt: null,
      history: {},
    };
    yield { kind: 'object', object };
    yield { kind: 'link', from: object, to: person };
  }
  if (stage === 'opportunity' || stage === 'customer')
    yield* dealRows(person, company, base + PER_CONTACT - 1, random, now);
}

function* dealRows(
  person: StoredObject,
  company: StoredObject,
  id: number,
  random: Random,
  now: number,
): Iterable<SeedRow> {
  const won = person.values.lifecyclestage === 'customer';
  const at = Date.parse(person.values.hs_v2_date_entered_opportunity ?? '') || person.created;
  const object: StoredObject = {
    type: 'deals',
    id,
    values: {
      dealname: `${company.values.name}: warehouse`,
      amount: String(random.int(3, 90) * 1000),
      dealstage: won ? 'closedwon' : 'presentationscheduled',
      pipeline: 'default',
      closedate: iso(won ? at + 20 * DAY : now + 30 * DAY),
    },
    created: at,
    updated: at,
    archivedAt: null,
    history: {},
  };
  yield { kind: 'object', object };
  yield { kind: 'link', from: object, to: person };
}
