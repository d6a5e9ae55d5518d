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
import type { DealsCache } from '../sync/deals';
import type { History } from '../sync/history';
import type { Lookup } from '../sync/lookup';
import type { AgreementCache } from './agreement-cache';
import type { Budget } from './budget';
import type { Connectors, Ports } from './ports';

/** The database on this device. */
export interface Store {
  readonly db: RelevoDb;
  /** Changes the data that must survive a loss of the database; see `lib/store/journal.ts`. */
  readonly journal: Journal;
  /** Resolves when the database is open. @throws RelevoError with a `store/…` code */
  ready(): Promise<void>;
}

/** The rep's settings. */
export interface Preferences {
  settings(): Promise<Settings>;
  language(): Promise<Language>;
}

/** The agreement, as this device knows it. */
export interface Terms {
  readonly agreementCache: AgreementCache;
  /** Returns the version in force now. */
  agreement(): Promise<Agreement>;
  /** Returns the version in force at any moment. */
  terms(): Promise<TermsAt>;
}

/** The connected CRM. */
export interface Crm {
  connection(): Promise<Connection>;
  /** Returns the connector of the current connection; null without a key. */
  connector(): Promise<Connected | null>;
  /**
   * Returns the connector for reading.
   * @throws RelevoError `crm/unauthorised` while the CRM refuses the key
   */
  reader(): Promise<Connected | null>;
  /**
   * Reports why a request to the CRM of a connection failed. A key that the CRM refused is not sent
   * again.
   */
  failed(failure: Failure, connection: string): Promise<void>;
}

/** Changes of the connection. */
export interface Connecting {
  /**
   * Finds out which account the connection belongs to; sends nothing if it is known.
   * @throws RelevoError if the CRM did not answer
   */
  identify(): Promise<void>;
  /** Drops everything made for the connection so far and aborts its requests. */
  reconnect(): void;
  readonly connectors: Connectors;
}

/** Readers of the CRM that work in the background, each with its own cache. */
export interface Reading {
  readonly lookup: Lookup;
  readonly history: History;
  readonly companies: Companies;
  readonly deals: DealsCache;
}

/** Issues tickets: the right of one tab to act on one person. */
export interface Ticketing {
  tickets(): Promise<Tickets>;
  /** Makes all tickets issued so far invalid. */
  forgetTickets(): void;
}

/** Sends the intents that wait. */
export interface Sending {
  flush(): void;
  /** Called when the network is back: sends the intents that waited for it. */
  online(): void;
}

/** Background work. */
export interface Maintaining {
  /** Runs the ten-minute jobs now. Failures go to the log. */
  maintain(): void;
}

/** Time (epoch ms), messages to the surfaces, and the log. */
export interface Events {
  clock(): number;
  readonly push: Ports['push'];
  readonly log: Log;
}

/** Ports that use cases use directly. */
type Passed = Pick<
  Ports,
  'schedule' | 'rights' | 'surfaces' | 'scripts' | 'storage' | 'installation' | 'policy'
>;

/** What is needed to show people as they are now, with the right to act on them. */
export interface Viewing
  extends Store,
    Preferences,
    Terms,
    Pick<Ticketing, 'tickets'>,
    Pick<Passed, 'policy' | 'storage'>,
    Pick<Events, 'clock'> {}

/**
 * All parts of the application, created once per worker. No state is lost if the worker dies. Only
 * the code that builds the application takes all of it; a use case takes the parts that it needs.
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
  /** The IndexedDB in use: the usual location or the fallback. */
  readonly factory: DexieFactory;
  /**
   * Limits how many new people the pages of all tabs may ask the CRM for. A page that asks for more
   * than a person looks at is reading out the CRM.
   */
  readonly newPeople: Budget;
  /** Limits the writes of each tab's page. */
  readonly pageWrites: Budget;
  /** Limits the answers about mailboxes that pages give; a user has few mailboxes. */
  readonly mailboxAnswers: Budget;
}
