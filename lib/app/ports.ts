import type { LocalDb } from '../crm/local/db';
import type { Account, Connected } from '../crm/port/connector';
import type { Agreement } from '../domain/base/agreement-model';
import type { Failure } from '../domain/base/failure';
import type { Language } from '../domain/base/text';
import type { Connection } from '../store/connection';

export interface Schedule {
  /** Asks for a flush at a time (epoch ms), now if it is past, whether or not this worker lives until then. */
  wakeAt(at: number): Promise<void>;
}

/** What the company's administrator has fixed; `failure` where that cannot be read. */
export interface Policy {
  readonly agreement: Agreement | null;
  readonly failure: Failure | null;
}

/** The CRMs that there are, made when they are needed. */
export interface Connectors {
  /** The connector for a connection; null while it lacks its key. */
  make(connection: Connection, language: Language): Promise<Connected | null>;
  /**
   * Asks which account a key of the connection of now is of, and nothing else; null where it may not say.
   * @throws RelevoError where the CRM did not answer
   */
  accountOf(connection: Connection, key: string): Promise<Account | null>;
  /** Whether a connector can be made for a connection, its key apart. What cannot must not be stored. */
  canMake(connection: Pick<Connection, 'id' | 'kind' | 'account' | 'mapping'>): boolean;
  /** The embedded workspace's own database, for imports into it. */
  readonly local: LocalDb;
  /** Breaks off every request of the connectors made so far; they can make no other. */
  hangUp(): void;
  /** Forgets the embedded workspace, the sample and what was imported. */
  eraseLocal(): Promise<void>;
}
