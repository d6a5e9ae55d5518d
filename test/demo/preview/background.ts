import { CRM_CHOICES } from '../../../lib/crm/registry';
import type { LookupResult } from '../../../lib/domain/views/person';
import { DEFAULT_SETTINGS } from '../../../lib/domain/views/settings';
import { type FakeBus, failing, fakeBus } from '../../unit/components/fake-bus';
import {
  appearance,
  card,
  connection,
  DIAGNOSTICS,
  intent,
  NOW,
  person,
  repMoves,
  tabView,
} from '../../unit/components/people';
import type { Wish } from './wish';

const HOUR = 3_600_000;

const QUEUE = [
  person({
    contactId: 'q1',
    name: 'Priya Raman',
    company: 'Cobalt Freight',
    jobTitle: 'COO',
    stage: 'opportunity',
    score: 91,
    clock: {
      kind: 'attend-opportunity',
      startedAt: NOW - 9 * HOUR,
      dueAt: NOW - 2 * HOUR,
      state: 'late',
      agreementVersion: 1,
    },
  }),
  person({ contactId: 'c1' }),
  person({
    contactId: 'q3',
    name: 'Bartholomew Featherstonehaugh-Cholmondeley',
    company: 'Greater Manchester Instruments & Precision Tooling',
    jobTitle: 'Deputy Vice President of Procurement',
    score: 66,
    parked: true,
    clock: {
      kind: 'accept-mql',
      startedAt: NOW,
      dueAt: NOW + 26 * HOUR,
      state: 'on-time',
      agreementVersion: 1,
    },
  }),
  person({
    contactId: 'q4',
    name: 'رنا الخطيب',
    company: 'دار البيان',
    jobTitle: null,
    stage: 'sql',
    score: 58,
    clock: null,
  }),
  person({
    contactId: 'q5',
    name: 'Jonas Weber',
    company: null,
    jobTitle: null,
    stage: null,
    nativeStage: 'Evangelist',
    score: 12,
    clock: null,
    pending: true,
  }),
  person({
    contactId: 'q6',
    name: 'Lucía Ferrer',
    company: 'Ferrer Hnos.',
    stage: 'customer',
    score: 84,
    clock: null,
  }),
];

const PARKED = [
  intent({
    intentId: '00000000-0000-4000-8000-000000000002',
    contactId: 'q3',
    state: 'parked',
    park: { reason: 'conflict', detail: '', theirs: 'opportunity' },
  }),
  intent({
    intentId: '00000000-0000-4000-8000-000000000003',
    contactId: 'q1',
    action: { kind: 'note', text: 'Asked twice for the security paper.' },
    state: 'parked',
    park: { reason: 'permission', detail: 'This app hasn’t been granted all required scopes' },
  }),
  intent(),
];

const HERE: LookupResult[] = [
  { key: 'e:marisol@alder-works.example', state: 'known', person: person() },
  { key: 'e:priya@cobalt.example', state: 'known', person: QUEUE[0] ?? person() },
  { key: 'e:new.person@birch.example', state: 'unknown', askedAt: NOW, adding: false },
  { key: 'e:info@cedar.example', state: 'several', people: QUEUE.slice(2, 5) },
];

/** A background for the preview, in the state that is wished for. */
export function background({ scene, language }: Wish): FakeBus {
  const bus: FakeBus = fakeBus({
    'site.appearance': appearance(language, { sample: scene === 'popup-here' }),
    'site.card': ({ ticket }) => {
      const one = QUEUE.find((someone) => someone.ticket === ticket) ?? person();
      return card({ ...one, moves: repMoves(one.stage) });
    },
    'site.touches': { touches: [], next: null },
    'site.move': ({ intentId, to }) => {
      bus.answer({ 'site.card': card({ stage: to, intents: [intent({ intentId })] }) });
      return { intentId };
    },
    'site.undo': () => {
      bus.answer({ 'site.card': card() });
      return { reversed: false };
    },
    'site.add': ({ intentId }) => ({ intentId }),
    'tab.people':
      scene === 'popup-here' || scene === 'popup-undo'
        ? tabView({ site: 'gmail', people: scene === 'popup-undo' ? HERE.slice(0, 1) : HERE })
        : tabView(),
    'people.queue':
      scene === 'popup-offline'
        ? failing('crm/offline', 'fetch')
        : { people: QUEUE, asOf: NOW - 4 * 60_000 },
    'people.search': ({ text }) =>
      QUEUE.filter(({ name }) => name.toLowerCase().includes(text.toLowerCase())),
    'people.erase': { erased: true },
    'outbox.list': { intents: PARKED, total: PARKED.length, recovery: null },
    'outbox.retry': null,
    'outbox.discard': null,
    'settings.read': { ...DEFAULT_SETTINGS, welcomed: true },
    'settings.change': { ...DEFAULT_SETTINGS, welcomed: true },
    'connection.choices': [...CRM_CHOICES],
    'connection.state': { kind: 'hubspot', keyEndsAt: null, refused: false },
    'tab.mailboxes': { origin: 'https://mail.google.com', open: 0, silent: [], addresses: [] },
    'connection.read': connection(
      scene === 'options-local' ? { kind: 'local', hasToken: false } : {},
    ),
    'connection.save': connection(),
    'connection.map': connection(),
    'connection.check': {
      at: NOW,
      items: [
        { id: 'reach', state: 'ok', detail: '' },
        { id: 'key', state: 'ok', detail: '' },
        { id: 'contacts-read', state: 'ok', detail: '' },
        { id: 'contacts-write', state: 'missing', detail: 'crm.objects.contacts.write' },
        { id: 'events', state: 'optional-missing', detail: 'crm.objects.marketing_events.read' },
        { id: 'me', state: 'not-checked', detail: '' },
      ],
    },
    'import.look': ({ people }) => people.map(() => ({ id: null, changes: true })),
    'import.run': ({ people }) => ({ added: people.length, updated: 0 }),
    'import.last': null,
    'import.undo': { removed: 2, restored: 0, kept: 0 },
    'diagnostics.read': DIAGNOSTICS,
    'cache.erase': null,
  });
  return bus;
}
