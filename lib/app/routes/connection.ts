import type { Handlers } from '../../bus/server';
import type { Vocabulary } from '../../crm/port/connector';
import { failureOf, RelevoError } from '../../domain/base/failure';
import type { ConnectionView, CrmAccount, CrmKind } from '../../domain/views/admin';
import { originOf } from '../../domain/views/origins';
import { forgetKept } from '../../store/agreement-documents';
import { type Connection, changeConnection, NO_MAPPING, noteConnection } from '../../store/connection';
import { eraseCache } from '../../store/evict';
import { readSecret, writeSecret } from '../../store/meta';
import { secretKey } from '../connectors';
import { hostPermitted } from '../host-permitted';
import type { Crm, Events, Services, Store } from '../services';

type ConnectionHandlers = Pick<Handlers, Extract<keyof Handlers, `connection.${string}`>>;

const ASK_MS = 20_000;
const CHECK_MS = 55_000;
const HINT_LENGTH = 4;
const NOTHING: Vocabulary = { stages: [], stageFields: [], scoreFields: [], profileFields: [] };

/** Choosing, checking and mapping the CRM. */
export function connectionHandlers(
  services: Store & Crm & Events & Pick<Services, 'flush' | 'lookup' | 'maintain' | 'reconnect' | 'rights'>,
): ConnectionHandlers {
  const restart = () => {
    services.reconnect();
    services.lookup.reset();
    services.push('connection', 'agreement', 'people', 'settings');
    services.flush();
    services.maintain();
  };
  return {
    'connection.state': async () => {
      const { kind, keyEndsAt } = await services.connection();
      return { kind, keyEndsAt };
    },
    'connection.read': () => viewConnection(services),
    'connection.save': async ({ kind, account, token, ownerId }) => {
      await services.ready();
      const before = await services.connection();
      const next = connectionTo(kind, account, before);
      const secret = token?.trim();
      // Under the name of the connection: a key is never sent to another address than it was given for.
      if (secret !== undefined && secret !== '') {
        await writeSecret(services.db, secretKey(next.id), secret);
        // It may be of another account of the same CRM, whose agreement is another one.
        await forgetKept(services.db);
      }
      // A new key of the same CRM is the same connection: what waits to be sent goes on. Another CRM is another one.
      if (next.id !== before.id) {
        // An answer of the CRM that was must not come into the cache of the one that is.
        services.reconnect();
        await Promise.all([eraseCache(services.db), forgetKept(services.db)]);
        await changeConnection(services.journal, { ...next, owner: null, mapping: NO_MAPPING });
      }
      await changeConnection(services.journal, { account: next.account, keyEndsAt: null, paused: null });
      services.reconnect();
      if (ownerId !== undefined) await chooseOwner(services, ownerId);
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
    'connection.makeFields': async () => {
      const connector = await services.connector();
      const maker = connector?.fieldMaker ?? null;
      if (maker === null) throw new RelevoError({ code: 'bus/bad-request', detail: 'fields' });
      const made = await maker.make(AbortSignal.timeout(CHECK_MS));
      const { mapping } = await services.connection();
      // The stages of the new field are others than those that were mapped.
      await changeConnection(services.journal, { mapping: { ...mapping, ...made, stages: {} } });
      await eraseCache(services.db);
      restart();
      return viewConnection(services);
    },
    'connection.check': async () => {
      const connector = await services.connector();
      if (connector === null) {
        return { at: services.clock(), items: [{ id: 'key', state: 'missing', detail: '' }] };
      }
      const items = await connector.check(AbortSignal.timeout(CHECK_MS));
      if (items.some((item) => item.id === 'key' && item.state === 'ok')) {
        await changeConnection(services.journal, { paused: null });
        restart();
      }
      return { at: services.clock(), items };
    },
  };
}

/** What a connection is besides its key. @throws RelevoError `bus/bad-request` for an address that cannot be reached */
function connectionTo(
  kind: CrmKind,
  account: CrmAccount | undefined,
  before: Connection,
): Pick<Connection, 'id' | 'kind' | 'account'> {
  if (kind !== 'odoo') return { id: kind, kind, account: null };
  const given = account ?? before.account;
  const address = given === null ? null : originOf(given.address);
  if (given === null || address === null) throw new RelevoError({ code: 'bus/bad-request', detail: 'address' });
  const { database, login } = given;
  // Whoever logs in may change: the people and what waits to be sent stay those of this database.
  return { id: `odoo ${address} ${database ?? ''}`.trim(), kind, account: { address, database, login } };
}

async function chooseOwner(services: Pick<Services, 'connector' | 'journal'>, ownerId: string | null): Promise<void> {
  if (ownerId === null) {
    await changeConnection(services.journal, { owner: null });
    return;
  }
  const connector = await services.connector();
  const owners = connector === null ? [] : await connector.owners(AbortSignal.timeout(ASK_MS));
  const owner = owners.find((each) => each.id === ownerId);
  if (owner === undefined) throw new RelevoError({ code: 'bus/bad-request', detail: 'owner' });
  await changeConnection(services.journal, { owner: { id: owner.id, name: owner.name } });
}

async function viewConnection(services: Store & Crm & Pick<Services, 'rights'>): Promise<ConnectionView> {
  const connection = await services.connection();
  const token = await readSecret(services.db, secretKey(connection.id));
  const permitted = await hostPermitted(services.rights, connection);
  const asked = permitted ? await ask(services) : UNASKED;
  const { vocabulary, owners, keyEndsAt } = asked;
  if (keyEndsAt !== null && keyEndsAt !== connection.keyEndsAt)
    await noteConnection(services.journal, connection.id, { keyEndsAt });
  const { mapping } = connection;
  const chosen = vocabulary.stages.some(({ id }) => Object.hasOwn(mapping.stages, id));
  return {
    kind: connection.kind,
    account: connection.account,
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
      (connection.paused === null ? null : { code: 'crm/unauthorised', detail: connection.paused.detail }),
  };
}

interface Asked extends Pick<ConnectionView, 'owners' | 'failure' | 'knowsMe' | 'newFields' | 'keyEndsAt'> {
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

/** What the CRM tells the options; each part alone, so that one that fails hides no other. */
async function ask(services: Pick<Services, 'connector'>): Promise<Asked> {
  const connector = await services.connector();
  if (connector === null) return UNASKED;
  const signal = AbortSignal.timeout(ASK_MS);
  const { knowsMe } = connector.capabilities;
  const [vocabulary, owners, fields, ends] = await Promise.allSettled([
    connector.vocabulary(signal),
    connector.owners(signal),
    connector.fieldMaker?.missing(signal) ?? [],
    connector.keyEndsAt(signal),
  ]);
  // Words may be known from before: a key that is refused shows where something is asked anew.
  const all = [vocabulary, owners, fields, ends].flatMap((each) =>
    each.status === 'rejected' ? [failureOf(each.reason)] : [],
  );
  const needed = [vocabulary, owners].find((each) => each.status === 'rejected');
  return {
    vocabulary: vocabulary.status === 'fulfilled' ? vocabulary.value : NOTHING,
    owners: owners.status === 'fulfilled' ? owners.value : [],
    failure:
      all.find(({ code }) => code === 'crm/unauthorised') ?? (needed === undefined ? null : failureOf(needed.reason)),
    knowsMe,
    newFields: fields.status === 'fulfilled' ? fields.value : [],
    keyEndsAt: ends.status === 'fulfilled' ? ends.value : null,
  };
}
