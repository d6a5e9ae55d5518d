import { browser } from 'wxt/browser';
import { createTickets, type Tickets } from '../../lib/bus/ticket';
import type { Connector } from '../../lib/crm/connector';
import type { Agreement } from '../../lib/domain/agreement';
import { type Failure, RelevoError } from '../../lib/domain/failure';
import type { Settings } from '../../lib/domain/settings';
import type { TermsAt } from '../../lib/domain/terms';
import type { Language } from '../../lib/domain/text';
import type { Log } from '../../lib/report/log';
import { type Connection, changeConnection, readConnection } from '../../lib/store/connection';
import { type RelevoDb, storeFailure } from '../../lib/store/db';
import type { Depot } from '../../lib/store/depot';
import type { DexieFactory } from '../../lib/store/factory';
import type { Journal } from '../../lib/store/journal';
import { readSettings } from '../../lib/store/settings';
import { type Companies, createCompanies } from '../../lib/sync/companies';
import { createHistory, type History } from '../../lib/sync/history';
import { createLookup, type Lookup } from '../../lib/sync/lookup';
import { createOutbox } from '../../lib/sync/outbox';
import { type AgreedReader, createAgreedReader } from './agreed';
import { createAlone } from './alone';
import { type Connectors, createConnectors } from './connectors';
import { hostPermitted } from './hosts';
import { createPush } from './push';
import { createSchedule, type Schedule } from './schedule';
import { ticketSecret } from './secret';
import { SITES } from './sites';
import { openStorage } from './storage';

/** A flush that found another at work comes back after this, ms. */
const BUSY_MS = 1_000;
/** A pass of the outbox sends nothing after this, ms. */
const LONGEST_PASS_MS = 40_000;
/** So much later nobody waits for its end, ms. */
const GRACE_MS = 1_000;

/** Everything the handlers work with, put together once a worker. Nothing in it matters if the worker dies. */
export interface Services {
  readonly db: RelevoDb;
  readonly journal: Journal;
  readonly depot: Depot;
  readonly lookup: Lookup;
  readonly history: History;
  readonly companies: Companies;
  readonly schedule: Schedule;
  /** The IndexedDB in use, the usual one or the spare. */
  readonly factory: DexieFactory;
  readonly log: Log;
  readonly connectors: Connectors;
  readonly push: ReturnType<typeof createPush>;
  /** Resolves when the database is open. @throws RelevoError with a `store/…` code */
  ready(): Promise<void>;
  tickets(): Promise<Tickets>;
  settings(): Promise<Settings>;
  language(): Promise<Language>;
  readonly agreed: AgreedReader;
  /** What is in force now. */
  agreement(): Promise<Agreement>;
  /** What was agreed at any moment. */
  terms(): Promise<TermsAt>;
  connection(): Promise<Connection>;
  /** The connector of the connection of now; null while it lacks its key. */
  connector(): Promise<Connector | null>;
  /** The same for reading: while the key is known to be refused nothing is asked. @throws RelevoError `crm/unauthorised` */
  reader(): Promise<Connector | null>;
  /** Lets go of the connection as it was: what was made for it, and every request that is on its way over it. */
  reconnect(): void;
  /** Makes every ticket given so far worthless. */
  forgetTickets(): void;
  /** Hears why the CRM could not be asked: a key that it refuses is not shown to it again. */
  failed(failure: Failure): Promise<void>;
  flush(): void;
  /** The network is back: sends what only waited for it. */
  online(): void;
  clock(): number;
}

export function createServices(): Services {
  const clock = () => Date.now();
  const push = createPush(SITES);
  const { db, journal, depot, factory, log } = openStorage(clock, push);
  const { ready } = depot;
  const connectors = createConnectors(db, clock, factory);
  let made: { key: string; connector: Promise<Connector | null> } | undefined;
  let tickets: Promise<Tickets> | undefined;

  const connection = () => ready().then(() => readConnection(db));
  const agreed = createAgreedReader(db, connection, clock);
  const settings = () => ready().then(() => readSettings(db));
  const language = async (): Promise<Language> => resolveLanguage((await settings()).language);

  const connector = async () => {
    const now = await connection();
    const speech = await language();
    const key = JSON.stringify([now.id, now.kind, now.account, now.mapping, speech]);
    if (made?.key !== key) made = { key, connector: connectors.make(now, speech) };
    return made.connector;
  };
  const changed = () => push('people', 'outbox');
  const pause = async (failure: Failure) => {
    await changeConnection(journal, { paused: failure });
    push('connection', 'outbox');
  };
  // A key that is known to be refused is not shown to the CRM again: reads wait, like writes, until somebody mends it.
  const readConnector = async () => {
    const { paused } = await connection();
    if (paused !== null) throw new RelevoError({ code: 'crm/unauthorised', detail: paused.detail });
    return connector();
  };
  const failed = async (failure: Failure) => {
    if (failure.code === 'crm/unauthorised') await pause(failure);
  };
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
      const [{ id }, made] = [await connection(), await connector()];
      return made === null ? null : { id, connector: made };
    },
    alone: createAlone(
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
    depot,
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
    tickets: () => {
      tickets ??= ticketSecret().then((secret) => createTickets(secret, crypto.subtle));
      return tickets;
    },
    agreed,
    agreement: agreed.inForce,
    terms: async () => (await agreed.read()).terms,
    reconnect: () => {
      made = undefined;
      agreed.forget();
      connectors.hangUp();
    },
    forgetTickets: () => {
      tickets = undefined;
    },
  };
}

function resolveLanguage(chosen: Settings['language']): Language {
  if (chosen !== 'system') return chosen;
  return browser.i18n.getUILanguage().toLowerCase().startsWith('es') ? 'es' : 'en';
}
