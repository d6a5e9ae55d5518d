import type { createPush } from '../../entrypoints/background/push';
import type { Tickets } from '../bus/ticket';
import type { Connector } from '../crm/port/connector';
import type { Agreement } from '../domain/base/agreement-model';
import type { Failure } from '../domain/base/failure';
import type { Language } from '../domain/base/text';
import type { TermsAt } from '../domain/clocks/terms';
import type { Settings } from '../domain/views/settings';
import type { Log } from '../report/log';
import type { Connection } from '../store/connection';
import type { DatabaseOpener } from '../store/database-opener';
import type { RelevoDb } from '../store/db';
import type { DexieFactory } from '../store/factory';
import type { Journal } from '../store/journal';
import type { Companies } from '../sync/companies';
import type { History } from '../sync/history';
import type { Lookup } from '../sync/lookup';
import type { AgreementCache } from './agreement-cache';
import type { Connectors, Schedule } from './ports';

/** Everything the handlers work with, put together once a worker. Nothing in it matters if the worker dies. */
export interface Services {
  readonly db: RelevoDb;
  readonly journal: Journal;
  readonly opener: DatabaseOpener;
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
  readonly agreementCache: AgreementCache;
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
