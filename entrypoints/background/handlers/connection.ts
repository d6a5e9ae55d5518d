import type { Handlers } from '../../../lib/bus/server';
import type { Vocabulary } from '../../../lib/crm/connector';
import type { ConnectionView } from '../../../lib/domain/admin';
import { type Failure, failureOf, RelevoError } from '../../../lib/domain/failure';
import { changeConnection } from '../../../lib/store/connection';
import { eraseCache } from '../../../lib/store/evict';
import { readSecret, writeSecret } from '../../../lib/store/meta';
import { hostsPermitted } from '../hosts';
import type { Services } from '../services';
import { tick } from '../upkeep';

type ConnectionHandlers = Pick<Handlers, Extract<keyof Handlers, `connection.${string}`>>;

const ASK_MS = 20_000;
const CHECK_MS = 55_000;
const HINT_LENGTH = 4;
const NOTHING: Vocabulary = { stages: [], scoreFields: [], profileFields: [] };

/** Choosing, checking and mapping the CRM. */
export function connectionHandlers(services: Services): ConnectionHandlers {
  const restart = () => {
    services.reconnect();
    services.lookup.reset();
    services.push('connection', 'people', 'settings');
    services.flush();
    void tick(services);
  };
  return {
    'connection.read': () => viewConnection(services),
    'connection.save': async ({ kind, token, ownerId }) => {
      await services.ready();
      const before = await services.connection();
      const secret = token?.trim();
      if (secret !== undefined && secret !== '') await writeSecret(services.db, `token:${kind}`, secret);
      // A new key of the same CRM is the same connection: what waits to be sent goes on. Another CRM is another one.
      if (kind !== before.kind) {
        // An answer of the CRM that was must not come into the cache of the one that is.
        services.reconnect();
        await eraseCache(services.db);
        await changeConnection(services.journal, {
          id: kind,
          kind,
          owner: null,
          mapping: { stages: {}, scoreField: null, profileField: null },
        });
      }
      await changeConnection(services.journal, { paused: null });
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

async function chooseOwner(services: Services, ownerId: string | null): Promise<void> {
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

async function viewConnection(services: Services): Promise<ConnectionView> {
  const connection = await services.connection();
  const token = await readSecret(services.db, `token:${connection.kind}`);
  const permitted = connection.kind === 'local' || (await hostsPermitted());
  const asked = permitted
    ? await askVocabulary(services)
    : { vocabulary: NOTHING, owners: [], failure: null, knowsMe: false };
  const { vocabulary, owners } = asked;
  return {
    kind: connection.kind,
    hasToken: token !== null,
    tokenHint: token === null ? null : token.slice(-HINT_LENGTH),
    hostPermitted: permitted,
    owner: connection.owner,
    owners,
    knowsMe: asked.knowsMe,
    stages: vocabulary.stages.map(({ id, label, suggested }) => ({
      id,
      label,
      suggested,
      mapped: connection.mapping.stages[id] ?? (Object.keys(connection.mapping.stages).length === 0 ? suggested : null),
    })),
    scoreField: connection.mapping.scoreField,
    scoreFields: vocabulary.scoreFields,
    profileField: connection.mapping.profileField,
    profileFields: vocabulary.profileFields,
    failure:
      asked.failure ??
      (connection.paused === null ? null : { code: 'crm/unauthorised', detail: connection.paused.detail }),
  };
}

async function askVocabulary(services: Services): Promise<{
  vocabulary: Vocabulary;
  owners: ConnectionView['owners'];
  failure: Failure | null;
  knowsMe: boolean;
}> {
  const connector = await services.connector();
  if (connector === null) return { vocabulary: NOTHING, owners: [], failure: null, knowsMe: false };
  const signal = AbortSignal.timeout(ASK_MS);
  const { knowsMe } = connector.capabilities;
  const [vocabulary, owners] = await Promise.allSettled([connector.vocabulary(signal), connector.owners(signal)]);
  const failed = [vocabulary, owners].find((each) => each.status === 'rejected');
  return {
    vocabulary: vocabulary.status === 'fulfilled' ? vocabulary.value : NOTHING,
    owners: owners.status === 'fulfilled' ? owners.value : [],
    failure: failed === undefined ? null : failureOf(failed.reason),
    knowsMe,
  };
}
