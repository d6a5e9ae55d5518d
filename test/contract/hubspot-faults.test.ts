import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { failureOf } from '../../lib/domain/base/failure';
import type { Fault } from '../crm/faults';
import { email as asEmail } from '../support/email';
import { connectTo, type HubSpotPair, startPair } from './hubspot-harness';
import { memoryStore } from './memory-store';

let pair: HubSpotPair;
let id: string;
const signal = AbortSignal.timeout(600_000);
const PATCH = { method: 'PATCH', path: '/crm/objects/**' } as const;
const READ = { method: 'POST', path: '/crm/objects/*/contacts/batch/read' } as const;

beforeAll(async () => {
  pair = await startPair();
});
afterAll(() => pair.server.close());
beforeEach(() => {
  pair.server.control.faults.clear();
  id = pair.server.control.upsertContact({
    email: 'ana@acme.example',
    firstname: 'Ana',
    lifecyclestage: '',
  });
  id = pair.server.control.upsertContact({ email: 'ana@acme.example', lifecyclestage: 'lead' });
});

/** A connector of its own, so that what one test's gate remembers is not another's. */
const fresh = () => connectTo(pair.server, { store: memoryStore() });

const SILENT_MS = 400;

/**
 * The same; only a request that meets silence ends soon, for others a busy machine may take its
 * time.
 */
function meeting({ kind }: Fault, isMeant: (method: string, path: string) => boolean) {
  if (kind !== 'hang' && kind !== 'drip') return fresh();
  const unhurried: typeof fetch = (url, init = {}) =>
    fetch(
      url,
      isMeant(init.method ?? '', new URL(String(url)).pathname) ? init : { ...init, signal },
    );
  return connectTo(pair.server, { store: memoryStore(), timeoutMs: SILENT_MS, fetch: unhurried });
}

const stage = () => pair.server.control.contact(id)?.values['lifecyclestage'];

const WRITES: readonly (readonly [string, Fault, string, string | null])[] = [
  [
    'too many, with seconds',
    { kind: 'rate-limit', retryAfter: { seconds: 7 } },
    'later',
    'crm/rate-limited',
  ],
  [
    'too many, with a date',
    { kind: 'rate-limit', retryAfter: { dateInMs: 60_000 } },
    'later',
    'crm/rate-limited',
  ],
  ['too many, without a word', { kind: 'rate-limit' }, 'later', 'crm/rate-limited'],
  ['a refused key', { kind: 'unauthorized' }, 'refused', 'crm/unauthorised'],
  [
    'a missing scope',
    { kind: 'forbidden', scopes: ['crm.objects.contacts.write'] },
    'refused',
    'crm/forbidden',
  ],
  ['a server error', { kind: 'server-error', status: 500 }, 'unknown', 'crm/unavailable'],
  [
    'a server error after the work',
    { kind: 'server-error', status: 502, applied: true },
    'unknown',
    'crm/unavailable',
  ],
  ['a cut before', { kind: 'cut', when: 'before' }, 'unknown', 'crm/offline'],
  ['a cut after', { kind: 'cut', when: 'after' }, 'unknown', 'crm/offline'],
  ['a cut in the middle of the answer', { kind: 'cut', when: 'mid-body' }, 'unknown', null],
  ['no answer at all', { kind: 'hang' }, 'unknown', 'crm/timeout'],
  ['an answer in drops', { kind: 'drip', bytes: 1, everyMs: 300 }, 'unknown', 'crm/timeout'],
  ['an answer that is no JSON', { kind: 'malformed' }, 'unknown', 'crm/not-json'],
  ['a login page', { kind: 'login-page' }, 'unknown', 'crm/not-json'],
  ['an empty answer', { kind: 'empty' }, 'unknown', 'crm/not-json'],
  ['another type', { kind: 'wrong-type', contentType: 'text/plain' }, 'unknown', 'crm/not-json'],
  [
    'a redirect',
    { kind: 'redirect', status: 302, location: 'https://login.example/' },
    'later',
    'crm/redirected',
  ],
  [
    'a redirect that would send the body on',
    { kind: 'redirect', status: 307, location: 'https://evil.example/' },
    'later',
    'crm/redirected',
  ],
];

describe('a write that meets', () => {
  it.each(WRITES)('%s is %s', async (_, fault, kind, code) => {
    pair.server.control.faults.add({ match: { ...PATCH, nth: 1 }, fault });
    const connector = meeting(fault, (method) => method === 'PATCH');
    const outcome = await connector.setStage({ contactId: id, from: 'lead', to: 'mql' }, signal);
    expect(outcome.kind).toBe(kind);
    const failure = 'failure' in outcome ? outcome.failure : null;
    if (code !== null) expect(failure?.code).toBe(code);
    expect(JSON.stringify(outcome)).not.toContain(pair.server.token);
    // Whatever it was, doing it again ends where it was meant to end.
    pair.server.control.faults.clear();
    if (kind === 'refused') return;
    expect((await fresh().setStage({ contactId: id, from: 'lead', to: 'mql' }, signal)).kind).toBe(
      'applied',
    );
    expect(stage()).toBe('marketingqualifiedlead');
  });

  it('a wait in seconds or by date says how long', async () => {
    for (const [retryAfter, least, most] of [
      [{ seconds: 7 }, 7_000, 7_000],
      [{ dateInMs: 60_000 }, 57_000, 61_000],
    ] as const) {
      pair.server.control.faults.clear();
      pair.server.control.faults.add({
        match: { ...PATCH, nth: 1 },
        fault: { kind: 'rate-limit', retryAfter },
      });
      const outcome = await fresh().setStage({ contactId: id, from: 'lead', to: 'mql' }, signal);
      const wait = 'failure' in outcome ? (outcome.failure.retryAfterMs ?? 0) : 0;
      expect(wait).toBeGreaterThanOrEqual(least);
      expect(wait).toBeLessThanOrEqual(most);
    }
  });
});

describe('a read that meets', () => {
  it.each(WRITES)('%s fails and says why', async (_, fault, __, code) => {
    pair.server.control.faults.add({ match: { ...READ, nth: 1 }, fault });
    const failure = await meeting(fault, (_method, path) => path.endsWith('/contacts/batch/read'))
      .lookup([{ email: asEmail('ana@acme.example') }], signal)
      .then(() => null, failureOf);
    expect(failure).not.toBeNull();
    if (code !== null) expect(failure?.code).toBe(code);
    expect(JSON.stringify(failure)).not.toContain(pair.server.token);
  });
});

describe('a move backwards', () => {
  const back = () => ({ contactId: id, from: 'opportunity', to: 'mql' }) as const;
  beforeEach(() => {
    pair.server.control.upsertContact({ email: 'ana@acme.example', lifecyclestage: 'opportunity' });
  });

  it('that was cut between its two requests is finished by asking again, also by another worker', async () => {
    const store = memoryStore();
    pair.server.control.faults.add({
      match: { ...PATCH, nth: 2 },
      fault: { kind: 'cut', when: 'before' },
    });
    expect((await connectTo(pair.server, { store }).setStage(back(), signal)).kind).toBe('unknown');
    expect(stage() ?? '').toBe('');
    expect((await connectTo(pair.server, { store }).setStage(back(), signal)).kind).toBe('applied');
    expect(stage()).toBe('marketingqualifiedlead');
  });

  it('that HubSpot refuses half way leaves the stage that was there', async () => {
    pair.server.control.faults.add({
      match: { ...PATCH, nth: 2 },
      fault: {
        kind: 'answer',
        status: 400,
        body: JSON.stringify({
          status: 'error',
          message: 'A rule says no',
          category: 'VALIDATION_ERROR',
        }),
        headers: { 'content-type': 'application/json' },
      },
    });
    const outcome = await fresh().setStage(back(), signal);
    expect(outcome).toMatchObject({
      kind: 'refused',
      failure: { code: 'crm/invalid', detail: 'A rule says no' },
    });
    expect(stage()).toBe('opportunity');
  });

  it('does not take a cleared stage that no rep asked for as half a move', async () => {
    pair.server.control.upsertContact({ email: 'ana@acme.example', lifecyclestage: '' });
    expect((await fresh().setStage(back(), signal)).kind).toBe('conflict');
  });
});

describe('limits', () => {
  it('are kept by ourselves: four a second, one search a second, and silence when asked for, beyond a restart', async () => {
    let now = 1_000_000;
    const waits: number[] = [];
    const sleep = async (ms: number) => {
      waits.push(ms);
      now += ms;
    };
    const store = memoryStore();
    const connector = connectTo(pair.server, { clock: () => now, sleep, store });
    await connector.lookup([{ email: asEmail('ana@acme.example') }], signal);
    const started = now;
    for (let round = 0; round < 12; round++) await connector.read([id], signal);
    expect((now - started) / 12).toBeGreaterThanOrEqual(200);
    const searched = now;
    for (let round = 0; round < 4; round++) await connector.search('ana', signal);
    expect(now - searched).toBeGreaterThanOrEqual(2_900);

    pair.server.control.faults.add({
      match: { ...READ, nth: 1 },
      fault: { kind: 'rate-limit', retryAfter: { seconds: 120 } },
    });
    await connector.read([id], signal).catch(() => undefined);
    const asked = pair.server.requests.length;
    const restarted = connectTo(pair.server, { clock: () => now, sleep, store });
    const failure = await restarted.read([id], signal).then(() => null, failureOf);
    expect(failure).toMatchObject({ code: 'crm/rate-limited' });
    expect(pair.server.requests.length).toBe(asked);
    now += 121_000;
    expect((await restarted.read([id], signal)).size).toBe(1);
  });

  it('a hundred unknown people are one request, and one search for five as a further address of a person', async () => {
    const connector = fresh();
    await connector.vocabulary(signal);
    const asked = pair.server.requests.length;
    await connector.lookup(
      Array.from({ length: 100 }, (_, index) => ({ email: asEmail(`x${index}@nowhere.example`) })),
      signal,
    );
    const sent = pair.server.requests.slice(asked).map(({ path }) => path.split('/').at(-1));
    expect([
      sent.filter((each) => each === 'read').length,
      sent.filter((each) => each === 'search').length,
    ]).toEqual([1, 20]);
  });
});

describe('an account of its own kind', () => {
  it('with a stage that is not mapped shows it by its own name and never guesses', async () => {
    pair.server.control.properties.setStages([
      ['lead', 'Lead'],
      ['153180554', 'Sales accepted'],
      ['marketingqualifiedlead', 'MQL'],
    ]);
    pair.server.control.upsertContact({ email: 'odd@acme.example', lifecyclestage: '153180554' });
    const [answer] = await fresh().lookup([{ email: asEmail('odd@acme.example') }], signal);
    expect(answer?.found[0]?.contact).toMatchObject({
      stage: null,
      nativeStage: { id: '153180554', label: 'Sales accepted' },
    });
    const outcome = await fresh().setStage({ contactId: id, from: 'lead', to: 'customer' }, signal);
    expect(outcome).toMatchObject({ kind: 'refused', failure: { code: 'crm/invalid' } });
  });

  it('with a contact that was merged into another answers as the survivor', async () => {
    const other = pair.server.control.upsertContact({
      email: 'twin@acme.example',
      firstname: 'Twin',
    });
    pair.server.control.merge(id, other);
    const reads = await fresh().read([other], signal);
    expect(reads.get(other)?.contact.id ?? id).toBe(id);
  });
});
