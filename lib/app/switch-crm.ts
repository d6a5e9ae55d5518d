import type { InputOf } from '../bus/contract';
import type { Account } from '../crm/port/connector';
import { crmOf, isKeyless } from '../crm/registry';
import { RelevoError } from '../domain/base/failure';
import { type CrmAccount, type CrmKind, EMBEDDED } from '../domain/views/admin';
import {
  type Connection,
  changeConnection,
  changeConnectionIfCurrent,
  NO_MAPPING,
  unaskedId,
} from '../store/connection';
import { switchConnection } from '../store/switch-connection';
import { settleAccount } from '../sync/connection-account';
import { forgetLeftKeys, keyToAsk, takeKey } from '../sync/connection-keys';
import type { Connecting, Crm, Events, Services, Store } from './services';

const ASK_MS = 20_000;

/**
 * Returns what connects a CRM: it asks the account of the new key first, and gives up the present
 * connection only when the CRM has answered.
 * @throws RelevoError why the CRM did not answer or refuses the key; `bus/bad-request` for an input
 * that does not fit the CRM
 */
export function crmSwitcher(
  services: Store & Crm & Events & Connecting & Pick<Services, 'installation'>,
): (input: InputOf<'connection.save'>) => Promise<void> {
  let newest = 0;
  /**
   * Asks the account of a new key, before the present connection is given up.
   * @throws RelevoError why the CRM did not answer or refuses the key; `bus/bad-request` where
   * another connection was asked for since
   */
  const tryKey = async (made: Connection, key: string): Promise<Account | null> => {
    newest += 1;
    const mine = newest;
    const account = await services.connectors.accountOf(made, key);
    if (mine !== newest) throw new RelevoError({ code: 'bus/bad-request', detail: 'another key' });
    return account;
  };

  return async ({ kind, account: typed, token, ownerId }) => {
    await services.ready();
    const before = await services.connection();
    const next = targetOf(kind, typed, before);
    const made = { ...before, ...next, mapping: NO_MAPPING };
    if (!services.connectors.canMake(made)) {
      throw new RelevoError({ code: 'bus/bad-request', detail: 'address' });
    }
    const secret = isKeyless(kind) ? '' : (token?.trim() ?? '');
    if (secret === '' && !isKeyless(kind) && !isSameTarget(before, next))
      throw new RelevoError({ code: 'bus/bad-request', detail: 'token' });
    const account = secret === '' ? null : await tryKey(made, secret);
    // Finds out the account of the old key while it is still stored. Without it, Relevo could not
    // know whether the new key belongs to the same account.
    if (secret !== '' && before.told === null)
      await services.identifyAccount().catch(() => undefined);
    services.reconnect();
    if (!isSameTarget(before, next)) {
      const id = isKeyless(kind) ? kind : unaskedId(kind);
      await switchConnection(services.journal, {
        ...next,
        id,
        name: null,
        told: isKeyless(kind) || null,
        pending: false,
        since: kind === EMBEDDED ? null : services.clock(),
        timeZone: kind === EMBEDDED ? null : services.installation.timeZone(),
      });
    } else if (JSON.stringify(next.account) !== JSON.stringify(before.account)) {
      await changeConnection(services.journal, { account: next.account });
    }
    if (secret !== '') {
      await takeKey(services.journal, secret);
      // Where the worker dies in between, the account is asked again before anything is sent.
      const { connection, key } = await keyToAsk(services.journal);
      if (key === secret) {
        const asked = { connection, key };
        await settleAccount(services.journal, asked, account, services.clock());
      }
    } else await changeConnection(services.journal, { keyEndsAt: null, paused: null });
    await forgetLeftKeys(services.journal);
    services.reconnect();
    // A login can change while its key stays the same.
    await services.identifyAccount().catch(() => undefined);
    if (ownerId !== undefined) await chooseOwner(services, ownerId);
  };
}

/** A CRM and the account to reach there, as they are stored. */
type CrmTarget = Pick<Connection, 'kind' | 'account'>;

/**
 * Returns the account of a CRM as it is stored.
 * @throws RelevoError `bus/bad-request` for an unknown kind, and for an account that does not match
 * the schema of its kind
 */
function targetOf(kind: CrmKind, account: CrmAccount | undefined, before: Connection): CrmTarget {
  const crm = crmOf(kind);
  if (crm === undefined) throw new RelevoError({ code: 'bus/bad-request', detail: 'kind' });
  const known = before.kind === kind ? before.account : null;
  return { kind, account: crm.readAccount(account ?? known) };
}

/**
 * Whether two targets are the same, so that a key of one may be sent to the other. Fields that do
 * not name the server may differ, for example the login, because the contacts belong to the server.
 */
function isSameTarget(a: CrmTarget, b: CrmTarget): boolean {
  const fields = crmOf(a.kind)?.choice.fields ?? [];
  return (
    a.kind === b.kind &&
    fields.every(
      ({ name, namesServer }) =>
        !namesServer || (a.account?.[name] ?? null) === (b.account?.[name] ?? null),
    )
  );
}

async function chooseOwner(
  services: Pick<Services, 'connector' | 'journal'>,
  ownerId: string | null,
): Promise<void> {
  if (ownerId === null) {
    await changeConnection(services.journal, { owner: null });
    return;
  }
  const connector = await services.connector();
  const owners = connector === null ? [] : await connector.owners(AbortSignal.timeout(ASK_MS));
  const owner = owners.find((each) => each.id === ownerId);
  if (connector === null || owner === undefined)
    throw new RelevoError({ code: 'bus/bad-request', detail: 'owner' });
  await changeConnectionIfCurrent(services.journal, connector.connection, {
    owner: { id: owner.id, name: owner.name, email: owner.email },
  });
}
