import Dexie, { type Table } from 'dexie';
import type { Stage } from '../../domain/base/stage';
import type { TouchKind } from '../../domain/base/touch';
import type { Owner } from '../port/connector';
import type { SampleText } from './sample-text';

/**
 * Name of the database of the sample workspace; apart from the cache, since here it is the source
 * of truth.
 * @internal
 */
export const LOCAL_DB_NAME = 'relevo-local';

/** Name of the database of the rep's own list. */
export const OWN_LIST_DB_NAME = 'relevo-own-list';

/** A text as a user wrote it or, in the sample, in both languages. */
export type PlainOrLocalized = string | SampleText;

/**
 * A person of the workspace. What it is found by (`keys`, `words`) follows from the rest (see
 * `rows.ts`).
 */
export interface PersonRow {
  readonly id: number;
  readonly name: string;
  readonly emails: readonly string[];
  readonly linkedinSlug: string | null;
  readonly company: string | null;
  readonly jobTitle: string | null;
  /** Absent where none is known. */
  readonly phone?: string | undefined;
  readonly stage: Stage | null;
  readonly stageDates: Readonly<Partial<Record<Stage, number>>>;
  readonly ownerId: string | null;
  readonly campaignId: number | null;
  /** Counts the changes of this row. */
  readonly revision: number;
  readonly changedAt: number;
  /** Identity keys, of which two rows may share one: a CRM has duplicates. */
  readonly keys: readonly string[];
  readonly words: readonly string[];
}

export interface TouchRow {
  readonly id: number;
  readonly contactId: number;
  readonly kind: TouchKind;
  readonly at: number;
  readonly title: PlainOrLocalized;
  readonly channel: PlainOrLocalized | null;
  readonly campaignId: number | null;
  readonly by: 'marketing' | 'sales';
}

export interface NoteRow {
  readonly id: number;
  readonly contactId: number;
  readonly text: PlainOrLocalized;
  /** Unique where there is one, so that a note sent twice is one note. */
  readonly reference: string | null;
  readonly ownerId: string;
  readonly at: number;
  readonly changedAt: number;
}

export interface CampaignRow {
  readonly id: number;
  /** One name in every language: people, feedback and figures are grouped by it. */
  readonly name: string;
}

/** One move of a person from a stage to another. */
export interface MoveRow {
  readonly id: number;
  readonly contactId: number;
  readonly from: Stage | null;
  readonly to: Stage;
  readonly at: number;
  /** When `to` had been entered before this move; null when never. */
  readonly before: number | null;
  /** Took back the move before it (see `writes.ts`). */
  readonly back: boolean;
}

/** What is planned, or was done, for a deal. */
export interface DealActivity {
  readonly at: number;
  readonly title: PlainOrLocalized;
}

/** A sale that is hoped for, won or lost. Times are epoch ms. */
export interface DealRow {
  readonly id: number;
  readonly name: string;
  /** The people it is made with, the one who decides first. */
  readonly contactIds: readonly number[];
  /** In minor units of the currency. */
  readonly amount: number;
  /** ISO 4217. */
  readonly currency: string;
  readonly stage: 'qualified' | 'proposal' | 'negotiation' | 'won' | 'lost';
  /** Of a lost one. */
  readonly lostReason: PlainOrLocalized | null;
  readonly campaignId: number | null;
  readonly ownerId: string | null;
  readonly createdAt: number;
  /** Local date `YYYY-MM-DD`. */
  readonly expectedCloseOn: string | null;
  /** Null while it is open. */
  readonly closedAt: number | null;
  readonly next: DealActivity | null;
  readonly last: DealActivity | null;
}

/** A document of the agreement as it was stored. */
export interface AgreementRow {
  readonly id: number;
  readonly text: string;
  readonly author: string | null;
  readonly at: number;
}

/** What one batch of an import did, so that it can be undone. */
export interface ImportBatch {
  readonly id: number;
  readonly run: string;
  /** Name of the file. */
  readonly file: string;
  readonly at: number;
  /** Contacts, moves and campaigns that it added. */
  readonly added: readonly number[];
  readonly moves: readonly number[];
  readonly campaigns: readonly number[];
  /** Contacts that it changed, as they were. */
  readonly before: readonly PersonRow[];
}

/** A row before the database gave it its number. */
export type Fresh<Row extends { id: number }> = Omit<Row, 'id'> & {
  readonly id?: number | undefined;
};

type Numbered<Row extends { id: number }> = Table<Row, number, Fresh<Row>>;

/** The embedded workspace's database. */
export class LocalDb extends Dexie {
  declare readonly contacts: Numbered<PersonRow>;
  declare readonly touches: Numbered<TouchRow>;
  declare readonly notes: Numbered<NoteRow>;
  declare readonly campaigns: Numbered<CampaignRow>;
  declare readonly moves: Numbered<MoveRow>;
  declare readonly deals: Numbered<DealRow>;
  declare readonly agreements: Numbered<AgreementRow>;
  declare readonly imports: Numbered<ImportBatch>;
  declare readonly owners: Table<Owner, string>;
  declare readonly meta: Table<{ readonly key: string; readonly value: unknown }, string>;

  /** @param factory another IndexedDB than the global one, for tests */
  constructor(
    name = LOCAL_DB_NAME,
    factory?: { indexedDB: IDBFactory; IDBKeyRange: typeof IDBKeyRange },
  ) {
    // A move is acknowledged when it is on the disk, not when the operating system has heard of it.
    super(name, { chromeTransactionDurability: 'strict', ...factory });
    this.version(1).stores({
      contacts: '++id, *keys, *words, sameAs, stage, [ownerId+stage]',
      touches: '++id, contactId',
      notes: '++id, &reference, [changedAt+id]',
      campaigns: '++id',
      moves: '++id, contactId',
      owners: 'id',
      meta: 'key',
    });
    // Namesakes are found by their words: there was an index of their own for them.
    this.version(2)
      .stores({ contacts: '++id, *keys, *words, stage, [ownerId+stage]', agreements: '++id' })
      .upgrade((tx) => tx.table('contacts').toCollection().modify({ sameAs: undefined }));
    // Campaigns of the sample had a name in each language, so figures held one of them twice once
    // the language had changed.
    this.version(3)
      .stores({ deals: '++id, *contactIds' })
      .upgrade((tx) => tx.table('campaigns').toCollection().modify(oneName));
    // What the last import did.
    this.version(4).stores({ imports: '++id, run' });
  }
}

function oneName(campaign: { name: PlainOrLocalized }): void {
  if (typeof campaign.name !== 'string') campaign.name = campaign.name.en;
}
