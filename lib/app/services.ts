import type { Topic } from '../bus/contract';
import type { Tickets } from '../bus/ticket';
import type { Connected } from '../crm/port/connector';
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
import type { Budget } from './budget';
import type { Connectors, Schedule } from './ports';

/** Everything the handlers work with, put together once a worker. Nothing in it matters if the worker dies. */
export interface Services {
  readonly db: RelevoDb;
  readonly journal: Journal;
  readonly opener: DatabaseOpener;
  readonly lookup: Lookup;
  readonly history: History;
  readonly companies: Companies;
  /** New people that pages may ask for, of all tabs together: more than a person looks at would be a page that reads the CRM. */
  readonly newPeople: Budget;
  /** Writes of each tab's page. */
  readonly pageWrites: Budget;
  readonly schedule: Schedule;
  /** The IndexedDB in use, the usual one or the spare. */
  readonly factory: DexieFactory;
  readonly log: Log;
  readonly connectors: Connectors;
  /** Tells every surface what to read again. */
  readonly push: (...topics: Topic[]) => void;
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
  connector(): Promise<Connected | null>;
  /** The same for reading: while the key is known to be refused nothing is asked. @throws RelevoError `crm/unauthorised` */
  reader(): Promise<Connected | null>;
  /** Lets go of the connection as it was: what was made for it, and every request that is on its way over it. */
  reconnect(): void;
  /** Makes every ticket given so far worthless. */
  forgetTickets(): void;
  /** Hears why the CRM of a connection could not be asked: a key that it refuses is not shown to it again. */
  failed(failure: Failure, connection: string): Promise<void>;
  /**
   * Settles which account the connection is where that is not known yet; asks nothing where it is.
   * @throws RelevoError where the CRM did not answer
   */
  identify(): Promise<void>;
  flush(): void;
  /** The network is back: sends what only waited for it. */
  online(): void;
  clock(): number;
}
