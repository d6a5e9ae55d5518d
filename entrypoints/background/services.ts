import { browser } from 'wxt/browser';
import { createBudget } from '../../lib/app/budget';
import { createExclusiveRunner } from '../../lib/app/exclusive-runner';
import type { Services } from '../../lib/app/services';
import { createTickets, type Tickets } from '../../lib/bus/ticket';
import type { Connected } from '../../lib/crm/port/connector';
import { type Failure, RelevoError } from '../../lib/domain/base/failure';
import type { Language } from '../../lib/domain/base/text';
import type { Settings } from '../../lib/domain/views/settings';
import { languageOf } from '../../lib/i18n';
import { noteConnection, readConnection } from '../../lib/store/connection';
import { storeFailure } from '../../lib/store/db';
import { readSettings } from '../../lib/store/settings';
import { createCompanies } from '../../lib/sync/companies';
import { createHistory } from '../../lib/sync/history';
import { keyOf, settleIdentity } from '../../lib/sync/identity';
import { createLookup } from '../../lib/sync/lookup';
import { createOutbox } from '../../lib/sync/outbox';
import { createAgreementCache } from './agreement-cache';
import { createConnectors } from './connectors';
import { hostPermitted } from './hosts';
import { createPush } from './push';
import { createSchedule } from './schedule';
import { ticketSecret } from './secret';
import { SITES } from './sites';
import { openStorage } from './storage';

const MINUTE_MS = 60_000;
/** A flush that found another at work comes back after this, ms. */
const BUSY_MS = 1_000;
/** A pass of the outbox sends nothing after this, ms. */
const LONGEST_PASS_MS = 40_000;
/** So much later nobody waits for its end, ms. */
const GRACE_MS = 1_000;

export function createServices(): Services {
  const clock = () => Date.now();
  const push = createPush(SITES);
  const { db, journal, opener, factory, log } = openStorage(clock, push);
  const { ready } = opener;
  const connectors = createConnectors(journal, clock, factory, () => identify());
  let made: { key: string; connector: Promise<Connected | null> } | undefined;
  let identifying: Promise<void> | undefined;
  let tickets: Promise<Tickets> | undefined;

  const connection = () => ready().then(() => readConnection(db));
  const agreementCache = createAgreementCache(db, connection, clock);
  const settings = () => ready().then(() => readSettings(db));
  const language = async (): Promise<Language> => resolveLanguage((await settings()).language);

  const connector = async () => {
    const now = await connection();
    const speech = await language();
    const key = JSON.stringify([now.id, now.kind, now.account, now.mapping, now.pending, speech]);
    if (made?.key !== key) made = { key, connector: connectors.make(now, speech) };
    return made.connector;
  };
  const changed = () => push('people', 'outbox');
  const pause = async (failure: Failure, id: string) => {
    await noteConnection(journal, id, { paused: failure });
    push('connection', 'outbox');
  };
  // A key that is known to be refused is not shown to the CRM again: reads wait, like writes, until somebody mends it.
  const readConnector = async () => {
    const { paused } = await connection();
    if (paused !== null) throw new RelevoError({ code: 'crm/unauthorised', detail: paused.detail });
    return connector();
  };
  const failed = async (failure: Failure, id: string) => {
    if (failure.code === 'crm/unauthorised') await pause(failure, id);
  };
  const letGo = () => {
    made = undefined;
    agreementCache.forget();
  };
  const identify = () => {
    identifying ??= identifyNow().finally(() => {
      identifying = undefined;
    });
    return identifying;
  };
  async function identifyNow(): Promise<void> {
    const now = await connection();
    const key = now.kind === 'local' || (!now.pending && now.told !== null) ? null : await keyOf(journal);
    if (key === null) return;
    const account = await connectors.accountOf(now, key);
    const { changed } = await settleIdentity(journal, key, account);
    letGo();
    push('connection', 'agreement', 'people', 'outbox');
    if (changed) connectors.hangUp();
  }
  const reading = { db, journal, connector: readConnector, connection, clock, changed, failed };
  const flush = () => void run((signal) => outbox.flush(signal));
  const online = () => void run((signal) => outbox.online(signal));
  const schedule = createSchedule(flush, clock);

  const outbox = createOutbox({
    journal,
    clock,
    changed,
    random: Math.random,
    connection: async () => {
      const connected = await connector();
      return connected === null ? null : { id: connected.connection, connector: connected };
    },
    exclusively: createExclusiveRunner(
      {
        request: (held) => navigator.locks.request('relevo-flush', { ifAvailable: true }, held),
        later: (go, ms) => void setTimeout(go, ms),
        // Whoever is at it may have looked already and miss what is new.
        busy: () => schedule.wakeAt(clock() + BUSY_MS),
      },
      LONGEST_PASS_MS + GRACE_MS,
    ),
    wakeAt: (at) => schedule.wakeAt(at),
    pause,
    paused: async () => {
      const now = await connection();
      return now.paused !== null || !(await hostPermitted(now));
    },
  });

  async function run(send: (signal: AbortSignal) => Promise<void>): Promise<void> {
    try {
      await ready();
      await send(AbortSignal.timeout(LONGEST_PASS_MS));
    } catch (error) {
      log.add(storeFailure(error));
    }
  }

  return {
    db,
    journal,
    opener,
    factory,
    push,
    log,
    connectors,
    ready,
    connection,
    settings,
    language,
    connector,
    reader: readConnector,
    failed,
    flush,
    online,
    schedule,
    clock,
    lookup: createLookup({ ...reading, later: (run, ms) => void setTimeout(run, ms) }),
    history: createHistory(reading),
    companies: createCompanies(reading),
    newPeople: createBudget(400, MINUTE_MS),
    pageWrites: createBudget(10, MINUTE_MS),
    tickets: () => {
      tickets ??= ticketSecret().then((secret) => createTickets(secret, crypto.subtle));
      return tickets;
    },
    agreementCache,
    agreement: agreementCache.inForce,
    terms: async () => (await agreementCache.read()).terms,
    identify,
    reconnect: () => {
      letGo();
      connectors.hangUp();
    },
    forgetTickets: () => {
      tickets = undefined;
    },
  };
}

function resolveLanguage(chosen: Settings['language']): Language {
  if (chosen !== 'system') return chosen;
  return languageOf(browser.i18n.getUILanguage());
}
