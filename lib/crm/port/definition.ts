import type * as z from 'zod/mini';
import { RelevoError } from '../../domain/base/failure';
import type { CrmAccount } from '../../domain/views/admin';
import type { CrmChoice } from '../../domain/views/crm-choice';
import type { Connector, Mapping } from './connector';
import type { KeyValue } from './key-value';

/** What every connector over the network is made with. */
export interface CrmContext {
  /** The key; null when there is none. */
  readonly token: () => Promise<string | null>;
  /** Whether the browser lets us reach the host. */
  readonly permitted: () => Promise<boolean>;
  readonly mapping: Mapping;
  readonly fetch: typeof globalThis.fetch;
  /** Epoch ms. */
  readonly clock: () => number;
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<void>;
  /** Outlives the worker. */
  readonly store: KeyValue;
}

/** A kind of CRM, as `lib/crm/registry.ts` lists it. */
export interface CrmDefinition {
  readonly choice: CrmChoice;
  /**
   * The account as the CRM needs it; null for a CRM without one.
   * @throws RelevoError `bus/bad-request` with the name of the field that does not fit
   */
  readonly readAccount: (given: unknown) => CrmAccount | null;
  /**
   * The connector for an account; null where the account is missing. Left out for the workspace
   * inside the extension, which the application makes on its own database.
   * @throws RelevoError `crm/not-configured` for an account that cannot be reached
   */
  readonly create?: (context: CrmContext, account: CrmAccount | null) => Connector | null;
}

/** Defines a CRM that is at one address for everybody: all that it needs is the key. */
export function defineCrm(
  choice: CrmChoice,
  create?: (context: CrmContext) => Connector,
): CrmDefinition {
  const definition = { choice, readAccount: () => null };
  return create === undefined ? definition : { ...definition, create };
}

/**
 * Defines a CRM that needs to know more than the key, for example where the company's server is.
 * @param schema of the account; what it makes of a value is what is stored
 */
export function defineCrmWithAccount<Account extends CrmAccount>(
  choice: CrmChoice,
  schema: z.ZodMiniType<Account>,
  create: (context: CrmContext, account: Account) => Connector,
): CrmDefinition {
  return {
    choice,
    readAccount: (given) => {
      const read = schema.safeParse(given);
      if (read.success) return read.data;
      const field = String(read.error.issues[0]?.path[0] ?? 'account');
      throw new RelevoError({ code: 'bus/bad-request', detail: field });
    },
    create: (context, account) => {
      if (account === null) return null;
      const read = schema.safeParse(account);
      // An older version may have stored it.
      if (!read.success) throw new RelevoError({ code: 'crm/not-configured', detail: 'address' });
      return create(context, read.data);
    },
  };
}
