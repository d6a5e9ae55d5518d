import type { Handlers } from '../../bus/server';
import { nameListUser } from '../../crm/local/own-list';
import type { CheckItem } from '../../crm/port/connector';
import { CRM_CHOICES } from '../../crm/registry';
import { RelevoError } from '../../domain/base/failure';
import { cleanLine } from '../../domain/import/clean';
import { normaliseEmail } from '../../domain/person/identity';
import { EMBEDDED, OWN_LIST } from '../../domain/views/admin';
import { eraseCache } from '../../store/cache';
import {
  type Connection,
  changeConnection,
  changeConnectionIfCurrent,
} from '../../store/connection';
import { mergeWithFormer } from '../../sync/connection-account';
import { viewConnection } from '../connection-view';
import type { Connecting, Crm, Events, Services, Store } from '../services';
import { crmSwitcher } from '../switch-crm';

type ConnectionHandlers = Pick<Handlers, Extract<keyof Handlers, `connection.${string}`>>;

const CHECK_MS = 55_000;

/** Handlers to choose, check and map the CRM. */
export function connectionHandlers(
  services: Store &
    Crm &
    Events &
    Connecting &
    Pick<Services, 'installation' | 'lookup' | 'maintain' | 'online' | 'rights'>,
): ConnectionHandlers {
  const connect = crmSwitcher(services);
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
    'connection.save': async (input) => {
      await connect(input);
      restart();
      return viewConnection(services);
    },
    'connection.same': async ({ id }) => {
      await services.ready();
      services.reconnect();
      if (!(await mergeWithFormer(services.journal, id)))
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
      await changeConnectionIfCurrent(services.journal, id, { owner });
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
      await changeConnectionIfCurrent(services.journal, connector.connection, change);
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
        await changeConnectionIfCurrent(services.journal, connector.connection, { paused: null });
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
