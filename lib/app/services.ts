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
import type { Connectors, Ports } from './ports';

/** The database of this device. */
export interface Store {
  readonly db: RelevoDb;
  /** Changes what must outlive the database too; see `lib/store/journal.ts`. */
  readonly journal: Journal;
  /** Resolves when the database is open. @throws RelevoError with a `store/…` code */
  ready(): Promise<void>;
}

/** What the rep chose. */
export interface Preferences {
  settings(): Promise<Settings>;
  language(): Promise<Language>;
}

/** The agreement as far as this device knows it. */
export interface Terms {
  readonly agreementCache: AgreementCache;
  /** What is in force now. */
  agreement(): Promise<Agreement>;
  /** What was agreed at any moment. */
  terms(): Promise<TermsAt>;
}

/** The CRM that is connected. */
export interface Crm {
  connection(): Promise<Connection>;
  /** The connector of the connection of now; null while it lacks its key. */
  connector(): Promise<Connected | null>;
  /**
   * The same for reading: while the key is known to be refused nothing is asked.
   * @throws RelevoError `crm/unauthorised`
   */
  reader(): Promise<Connected | null>;
  /**
   * Hears why the CRM of a connection could not be asked: a key that it refuses is not shown to it
   * again.
   */
  failed(failure: Failure, connection: string): Promise<void>;
}

/** The connection as something that can be left. */
export interface Connecting {
  /**
   * Settles which account the connection is where that is not known yet; asks nothing where it is.
   * @throws RelevoError where the CRM did not answer
   */
  identify(): Promise<void>;
  /**
   * Lets go of the connection as it was: what was made for it, and every request that is on its way
   * over it.
   */
  reconnect(): void;
  readonly connectors: Connectors;
}

/** What is read of the CRM in the background, each behind its own cache. */
export interface Reading {
  readonly lookup: Lookup;
  readonly history: History;
  readonly companies: Companies;
}

/** The right of one tab to act on one person. */
export interface Ticketing {
  tickets(): Promise<Tickets>;
  /** Makes every ticket given so far worthless. */
  forgetTickets(): void;
}

/** Sending what waits. */
export interface Sending {
  flush(): void;
  /** The network is back: sends what only waited for it. */
  online(): void;
}

/** Work that nobody waits for. */
export interface Maintaining {
  /** Does now what is done every ten minutes; what goes wrong in it stands in the log. */
  maintain(): void;
}

/** What happens: when (epoch ms), which surfaces read again, and what went wrong. */
export interface Events {
  clock(): number;
  readonly push: Ports['push'];
  readonly log: Log;
}

/** Ports that a use case takes as they are. */
type Passed = Pick<
  Ports,
  'schedule' | 'rights' | 'surfaces' | 'scripts' | 'storage' | 'installation' | 'policy'
>;

/** What it takes to show people as they stand now, with the right to act on them. */
export interface Viewing
  extends Store,
    Preferences,
    Terms,
    Pick<Ticketing, 'tickets'>,
    Pick<Passed, 'policy' | 'storage'>,
    Pick<Events, 'clock'> {}

/**
 * Everything that the application works with, put together once a worker. Nothing in it matters if
 * the worker dies. Only the places where the application is put together take all of it; a use case
 * takes the parts above that it needs.
 */
export interface Services
  extends Store,
    Preferences,
    Terms,
    Crm,
    Connecting,
    Reading,
    Ticketing,
    Sending,
    Maintaining,
    Events,
    Passed {
  readonly opener: DatabaseOpener;
  /** The IndexedDB in use, the usual one or the second location. */
  readonly factory: DexieFactory;
  /**
   * New people that pages may ask for, of all tabs together: more than a person looks at would be a
   * page that reads the CRM.
   */
  readonly newPeople: Budget;
  /** Writes of each tab's page. */
  readonly pageWrites: Budget;
  /** Mailboxes that are answered for in pages; nobody has many. */
  readonly mailboxAnswers: Budget;
}
