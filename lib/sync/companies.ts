import type { Connected } from '../crm/port/connector';
import { RelevoError } from '../domain/base/failure';
import { isFresh } from '../domain/base/fresh';
import { comparableCompany } from '../domain/person/namesake';
import { putReads } from '../store/contacts';
import type { RelevoDb } from '../store/db';
import type { ContactRow } from '../store/rows';
import { sourceOf } from '../store/store-answer';
import { FRESH_MS } from './contact-lookup';

export interface CompaniesDeps {
  readonly db: RelevoDb;
  connector(): Promise<Connected | null>;
  connection(): Promise<{ readonly id: string }>;
  clock(): number;
}

/** Contacts at a company, as the CRM last answered. */
export interface AtCompany {
  readonly rows: readonly ContactRow[];
  readonly total: number;
  /** Epoch ms. */
  readonly asOf: number;
}

export interface Companies {
  /** @throws RelevoError */
  at(company: string): Promise<AtCompany>;
}

/** Contacts read per company, so that the most useful ones are among them. */
const MOST_READ = 100;
const MOST_KEPT = 50;
const ASK_MS = 20_000;

interface CompanyAnswer {
  readonly ids: readonly string[];
  readonly total: number;
  readonly asOf: number;
}

/** Asks the CRM once about a company, for any number of surfaces and repeated views. */
export function createCompanies(deps: CompaniesDeps): Companies {
  const asked = new Map<string, Promise<CompanyAnswer>>();

  async function ask(company: string): Promise<CompanyAnswer> {
    const connector = await deps.connector();
    if (connector === null) throw new RelevoError({ code: 'crm/not-configured', detail: '' });
    const asOf = deps.clock();
    const { reads, total } = await connector.atCompany(
      company,
      MOST_READ,
      AbortSignal.timeout(ASK_MS),
    );
    await putReads(sourceOf(deps.db, connector), reads, asOf, true);
    return { ids: reads.map(({ contact }) => contact.id), total, asOf };
  }

  return {
    async at(company) {
      const wanted = comparableCompany(company);
      if (wanted === '') return { rows: [], total: 0, asOf: deps.clock() };
      const key = JSON.stringify([(await deps.connection()).id, wanted]);
      const known = await asked.get(key)?.catch(() => undefined);
      const fresh = known !== undefined && isFresh(known.asOf, deps.clock(), FRESH_MS);
      const asking = fresh ? Promise.resolve(known) : ask(company);
      asked.delete(key);
      asked.set(key, asking);
      for (const old of [...asked.keys()].slice(0, -MOST_KEPT)) asked.delete(old);
      const { ids, total, asOf } = await asking;
      const rows = await deps.db.contacts.bulkGet([...ids]);
      return { rows: rows.flatMap((row) => (row === undefined ? [] : [row])), total, asOf };
    },
  };
}
