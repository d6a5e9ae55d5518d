import type { Handlers } from '../../bus/server';
import { nameListUser } from '../../crm/local/own-list';
import type { Account, CheckItem, Connector, Vocabulary } from '../../crm/port/connector';
import { CRM_CHOICES, crmOf, isKeyless } from '../../crm/registry';
import { failureOf, RelevoError } from '../../domain/base/failure';
import { cleanLine } from '../../domain/import/clean';
import { normaliseEmail } from '../../domain/person/identity';
import {
  type ConnectionView,
  type CrmAccount,
  type CrmKind,
  EMBEDDED,
  OWN_LIST,
} from '../../domain/views/admin';
import { eraseCache } from '../../store/cache';
import {
  type Connection,
  changeConnection,
  NO_MAPPING,
  noteConnection,
  unaskedId,
} from '../../store/connection';
import { switchConnection } from '../../store/switch-connection';
import {
  forgetLeftKeys,
  keyOf,
  keyToAsk,
  maybeSame,
  settleIdentity,
  takeForSame,
  takeKey,
} from '../../sync/identity';
import { hostPermitted } from '../host-permitted';
import type { Connecting, Crm, Events, Services, Store } from '../services';

type ConnectionHandlers = Pick<Handlers, Extract<keyof Handlers, `connection.${string}`>>;

const ASK_MS = 20_000;
const CHECK_MS = 55_000;
const HINT_LENGTH = 4;
const NOTHING: Vocabulary = { stages: [], stageFields: [], scoreFields: [], profileFields: [] };

/** Handlers to choose, check and map the CRM. */
export function connectionHandlers(
  services: Store &
    Crm &
    Events &
    Connecting &
    Pick<Services, 'installation' | 'lookup' | 'maintain' | 'online' | 'rights'>,
): ConnectionHandlers {
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
  const restart = () => {
    services.reconnect();
    services.lookup.reset();
    services.push('connection', 'agreement', 'people', 'settings');
    // The connection has just been reached or will be tried: intents that waited for a network go
    // now.
    services.online();
    services.maintain();
  };
  return {
    'connection.state': async () => {
      const { kind, keyEndsAt, paused } = await services.connection();
      return { kind, keyEndsAt, refused: paused !== null };
    },
    'connection.read': () => viewConnection(services),
    'connection.choices': async () => [...CRM_CHOICES],
    'connection.save': async ({ kind, account: place, token, ownerId }) => {
      await services.ready();
      const before = await services.connection();
      const next = placeOf(kind, place, before);
      const made = { ...before, ...next, mapping: NO_MAPPING };
      if (!services.connectors.canMake(made)) {
        throw new RelevoError({ code: 'bus/bad-request', detail: 'address' });
      }
      const secret = isKeyless(kind) ? '' : (token?.trim() ?? '');
      if (secret === '' && !isKeyless(kind) && !isSamePlace(before, next))
        throw new RelevoError({ code: 'bus/bad-request', detail: 'token' });
      const account = secret === '' ? null : await tryKey(made, secret);
      // Finds out the account of the old key while it is still stored. Without it, Relevo could not
      // know whether the new key belongs to the same account.
      if (secret !== '' && before.told === null) await services.identify().catch(() => undefined);
      services.reconnect();
      if (!isSamePlace(before, next)) {
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
          await settleIdentity(services.journal, asked, account, services.clock());
        }
      } else await changeConnection(services.journal, { keyEndsAt: null, paused: null });
      await forgetLeftKeys(services.journal);
      services.reconnect();
      // A login can change while its key stays the same.
      await services.identify().catch(() => undefined);
      if (ownerId !== undefined) await chooseOwner(services, ownerId);
      restart();
      return viewConnection(services);
    },
    'connection.same': async ({ id }) => {
      await services.ready();
      services.reconnect();
      if (!(await takeForSame(services.journal, id)))
        throw new RelevoError({ code: 'bus/bad-request', detail: 'id' });
      restart();
      return viewConnection(services);
    },
    'connection.map': async (mapping) => {
      await services.ready();
      await changeConnection(services.journal, { mapping });
      await eraseCache(services.db);
      restart();
      return viewConnection(services);
    },
    'connection.nameMe': async ({ name, email }) => {
      await services.ready();
      const { id, kind } = await services.connection();
      const said = { name: cleanLine(name), email: normaliseEmail(email ?? '') };
      if (kind !== OWN_LIST || said.name === '')
        throw new RelevoError({ code: 'bus/bad-request', detail: 'name' });
      const owner = await nameListUser(services.connectors.ownList, said);
      await noteConnection(services.journal, id, { owner });
      restart();
      return viewConnection(services);
    },
    'connection.removeSample': async () => {
      await services.ready();
      if ((await services.connection()).kind === EMBEDDED)
        throw new RelevoError({ code: 'bus/bad-request', detail: 'in use' });
      await services.connectors.eraseSample();
      services.push('connection');
      return { removed: true };
    },
    'connection.makeFields': async () => {
      const connector = await services.connector();
      const maker = connector?.fieldMaker ?? null;
      if (connector === null || maker === null)
        throw new RelevoError({ code: 'bus/bad-request', detail: 'fields' });
      const made = await maker.make(AbortSignal.timeout(CHECK_MS));
      const { mapping } = await services.connection();
      // The stages of the new field differ from those that were mapped.
      const change = { mapping: { ...mapping, ...made, stages: {} } };
      await noteConnection(services.journal, connector.connection, change);
      await eraseCache(services.db);
      restart();
      return viewConnection(services);
    },
    'connection.check': async () => {
      const connector = await services.connector();
      if (connector === null) {
        return { at: services.clock(), items: [{ id: 'key', state: 'missing', detail: '' }] };
      }
      const { owner } = await services.connection();
      const items = (await connector.check(AbortSignal.timeout(CHECK_MS))).map((item) =>
        item.id === 'me' ? knownAs(item, owner) : item,
      );
      if (items.some((item) => item.id === 'key' && item.state === 'ok')) {
        await noteConnection(services.journal, connector.connection, { paused: null });
        restart();
      }
      return { at: services.clock(), items };
    },
  };
}

/** The check of the user: a key can belong to no user, so the rep's choice counts too. */
function knownAs(item: CheckItem, owner: Connection['owner']): CheckItem {
  if (item.state === 'ok' || item.state === 'failed') return item;
  if (owner !== null) return { ...item, state: 'ok', detail: owner.name };
  return { ...item, state: 'optional-missing' };
}

type Place = Pick<Connection, 'kind' | 'account'>;

/**
 * Returns the account of a CRM as it is stored.
 * @throws RelevoError `bus/bad-request` for an unknown kind, and for an account that does not match
 * the schema of its kind
 */
function placeOf(kind: CrmKind, account: CrmAccount | undefined, before: Connection): Place {
  const crm = crmOf(kind);
  if (crm === undefined) throw new RelevoError({ code: 'bus/bad-request', detail: 'kind' });
  const known = before.kind === kind ? before.account : null;
  return { kind, account: crm.readAccount(account ?? known) };
}

/**
 * Whether two places are the same, so that a key of one may be sent to the other. Fields that do
 * not name the place may differ, for example the login, because the contacts belong to the place.
 */
function isSamePlace(a: Place, b: Place): boolean {
  const fields = crmOf(a.kind)?.choice.fields ?? [];
  return (
    a.kind === b.kind &&
    fields.every(
      ({ name, isPlace }) =>
        !isPlace || (a.account?.[name] ?? null) === (b.account?.[name] ?? null),
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
  await noteConnection(services.journal, connector.connection, {
    owner: { id: owner.id, name: owner.name, email: owner.email },
  });
}

async function viewConnection(
  services: Store & Crm & Pick<Services, 'rights'>,
): Promise<ConnectionView> {
  const permitted = await hostPermitted(services.rights, await services.connection());
  const asked = permitted ? await ask(services) : UNASKED;
  // The request may have revealed the account, so the connection is read after it.
  const connection = await services.connection();
  const token = await keyOf(services.journal);
  const { vocabulary, owners, keyEndsAt } = asked;
  if (keyEndsAt !== null && keyEndsAt !== connection.keyEndsAt)
    await noteConnection(services.journal, connection.id, { keyEndsAt });
  const { mapping } = connection;
  const same = maybeSame(connection);
  const chosen = vocabulary.stages.some(({ id }) => Object.hasOwn(mapping.stages, id));
  return {
    kind: connection.kind,
    account: connection.account,
    accountName: isKeyless(connection.kind) ? null : connection.name,
    maybeSame: same === null ? null : { id: same.id, name: same.name },
    hasToken: token !== null,
    tokenHint: token === null ? null : token.slice(-HINT_LENGTH),
    keyEndsAt: keyEndsAt ?? connection.keyEndsAt,
    hostPermitted: permitted,
    owner: connection.owner,
    owners,
    knowsMe: asked.knowsMe,
    stages: vocabulary.stages.map(({ id, label, suggested }) => ({
      id,
      label,
      suggested,
      mapped: mapping.stages[id] ?? (chosen ? null : suggested),
    })),
    stageField: mapping.stageField,
    stageFields: vocabulary.stageFields,
    newFields: asked.newFields,
    scoreField: mapping.scoreField,
    scoreFields: vocabulary.scoreFields,
    profileField: mapping.profileField,
    profileFields: vocabulary.profileFields,
    failure:
      asked.failure ??
      (connection.paused === null
        ? null
        : { code: 'crm/unauthorised', detail: connection.paused.detail }),
  };
}

interface Asked
  extends Pick<ConnectionView, 'owners' | 'failure' | 'knowsMe' | 'newFields' | 'keyEndsAt'> {
  readonly vocabulary: Vocabulary;
}

const UNASKED: Asked = {
  vocabulary: NOTHING,
  owners: [],
  failure: null,
  knowsMe: false,
  newFields: [],
  keyEndsAt: null,
};

/**
 * Reads what the options show from the CRM. Each part fails alone, so that one failure hides no
 * other part.
 */
async function ask(services: Pick<Services, 'connector'>): Promise<Asked> {
  let connector: Connector | null;
  try {
    connector = await services.connector();
  } catch (error) {
    // The options must work with any stored connection, because they are the place to repair it.
    return { ...UNASKED, failure: failureOf(error) };
  }
  if (connector === null) return UNASKED;
  const signal = AbortSignal.timeout(ASK_MS);
  const { knowsMe } = connector.capabilities;
  const [vocabulary, owners, fields, ends] = await Promise.allSettled([
    connector.vocabulary(signal),
    connector.owners(signal),
    connector.fieldMaker?.missing(signal) ?? [],
    connector.keyEndsAt(signal),
  ]);
  // The metadata may come from a cache. Only a new request shows that the CRM refuses the key.
  const all = [vocabulary, owners, fields, ends].flatMap((each) =>
    each.status === 'rejected' ? [failureOf(each.reason)] : [],
  );
  const needed = [vocabulary, owners].find((each) => each.status === 'rejected');
  return {
    vocabulary: vocabulary.status === 'fulfilled' ? vocabulary.value : NOTHING,
    owners: owners.status === 'fulfilled' ? owners.value : [],
    failure:
      all.find(({ code }) => code === 'crm/unauthorised') ??
      (needed === undefined ? null : failureOf(needed.reason)),
    knowsMe,
    newFields: fields.status === 'fulfilled' ? fields.value : [],
    keyEndsAt: ends.status === 'fulfilled' ? ends.value : null,
  };
}
