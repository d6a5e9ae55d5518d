import { createTickets, type Tickets } from '../bus/ticket';
import type { Connected } from '../crm/port/connector';
import { isKeyless } from '../crm/registry';
import { type Failure, RelevoError } from '../domain/base/failure';
import type { Language } from '../domain/base/text';
import type { Settings } from '../domain/views/settings';
import { languageOf } from '../i18n';
import { noteConnection, readConnection } from '../store/connection';
import { storeFailure } from '../store/db';
import { readSettings } from '../store/settings';
import { createCompanies } from '../sync/companies';
import { createDealsCache } from '../sync/deals';
import { createHistory } from '../sync/history';
import { keyToAsk, settleIdentity } from '../sync/identity';
import { createLookup } from '../sync/lookup';
import { createOutbox } from '../sync/outbox';
import { createAgreementCache } from './agreement-cache';
import { createBudget } from './budget';
import { createConnectors } from './connectors';
import { createExclusiveRunner } from './exclusive-runner';
import { hearRefusals } from './hear-refusals';
import { hostPermitted } from './host-permitted';
import { runJobs } from './jobs/maintenance';
import type { Ports } from './ports';
import type { Services } from './services';
import { openStorage } from './storage';

const MINUTE_MS = 60_000;
/** Delay before the next flush when another worker is sending, ms. */
const BUSY_MS = 1_000;
/** Time after which a pass of the outbox sends nothing more, ms. */
const LONGEST_PASS_MS = 40_000;
/** Further time after which the runner no longer waits for the pass to end, ms. */
const GRACE_MS = 1_000;

/** Builds the application on the ports of the browser. It reads and starts nothing by itself. */
export function createServices(ports: Ports): Services {
  const { clock, push, schedule, rights } = ports;
  const { db, journal, opener, factory, log } = openStorage(ports);
  const { ready } = opener;
  const connectors = createConnectors(journal, clock, factory, rights, () => identify());
  let made: { key: string; connector: Promise<Connected | null> } | undefined;
  let identifying: Promise<void> | undefined;
  let tickets: Promise<Tickets> | undefined;

  const connection = () => ready().then(() => readConnection(db));
  const agreementCache = createAgreementCache(db, connection, clock, ports.policy);
  const settings = () => ready().then(() => readSettings(db));
  const language = async (): Promise<Language> =>
    resolveLanguage((await settings()).language, ports.installation);

  const connector = async () => {
    const now = await connection();
    const speech = await language();
    const key = JSON.stringify([now.id, now.kind, now.account, now.mapping, now.pending, speech]);
    if (made?.key !== key) {
      const connector = connectors
        .make(now, speech)
        .then((one) => one && hearRefusals(one, (failure) => refused(failure, one.connection)));
      made = { key, connector };
    }
    return made.connector;
  };
  const changed = () => push('people', 'outbox');
  const pause = async (failure: Failure, id: string) => {
    await noteConnection(journal, id, { paused: failure });
    push('connection', 'outbox');
  };
  // A key that the CRM refused is not sent again: reads wait, like writes, until the rep enters a
  // valid key.
  const readConnector = async () => {
    const { paused } = await connection();
    if (paused !== null) throw new RelevoError({ code: 'crm/unauthorised', detail: paused.detail });
    return connector();
  };
  const refused = (failure: Failure, id: string) =>
    void pause(failure, id).catch((error: unknown) => log.caught(error, 'connection'));
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
    await ready();
    const { connection: now, key } = await keyToAsk(journal);
    if (key === null || isKeyless(now.kind) || (!now.pending && now.told !== null)) return;
    const account = await connectors.accountOf(now, key);
    const asked = { connection: now, key };
    const { changed } = await settleIdentity(journal, asked, account, clock());
    letGo();
    push('connection', 'agreement', 'people', 'outbox');
    if (changed) connectors.hangUp();
  }
  const reading = { db, journal, connector: readConnector, connection, clock, changed, failed };
  const flush = () => void run((signal) => outbox.flush(signal));
  const online = () => void run((signal) => outbox.online(signal));

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
        request: (held) => ports.lock('relevo-flush', held),
        later: (go, ms) => void setTimeout(go, ms),
        // The other worker may have read the outbox before the newest intent was added.
        busy: () => schedule.wakeAt(clock() + BUSY_MS),
      },
      LONGEST_PASS_MS + GRACE_MS,
    ),
    wakeAt: (at) => schedule.wakeAt(at),
    pause,
    paused: async () => {
      const now = await connection();
      return now.paused !== null || !(await hostPermitted(rights, now));
    },
  });

  async function run(send: (signal: AbortSignal) => Promise<void>): Promise<void> {
    try {
      await ready();
      await send(AbortSignal.timeout(LONGEST_PASS_MS));
    } catch (error) {
      log.add(storeFailure(error), 'outbox');
    }
  }

  const services: Services = {
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
    rights,
    surfaces: ports.surfaces,
    scripts: ports.scripts,
    storage: ports.storage,
    policy: ports.policy,
    installation: ports.installation,
    clock,
    lookup: createLookup({ ...reading, later: (run, ms) => void setTimeout(run, ms) }),
    history: createHistory(reading),
    companies: createCompanies(reading),
    deals: createDealsCache(reading),
    newPeople: createBudget(400, MINUTE_MS),
    pageWrites: createBudget(10, MINUTE_MS),
    mailboxAnswers: createBudget(10, 60 * MINUTE_MS),
    tickets: () => {
      tickets ??= ports.secrets
        .ticketSecret()
        .then((secret) => createTickets(secret, crypto.subtle));
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
    maintain: () =>
      void runJobs(services).catch((error: unknown) => log.caught(error, 'maintenance')),
  };
  return services;
}

function resolveLanguage(
  chosen: Settings['language'],
  { uiLanguage }: Ports['installation'],
): Language {
  if (chosen !== 'system') return chosen;
  return languageOf(uiLanguage());
}
