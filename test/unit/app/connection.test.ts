import 'fake-indexeddb/auto';
import { beforeAll, describe, expect, it } from 'vitest';
import { createServices } from '../../../lib/app/create-services';
import { connectionHandlers } from '../../../lib/app/routes/connection';
import type { Services } from '../../../lib/app/services';
import type { Caller } from '../../../lib/bus/server';
import { changeConnection } from '../../../lib/store/connection';
import { writeSecret } from '../../../lib/store/meta';
import { fakeWorld } from './fake-ports';

const PANEL: Caller = { trust: 'page', tabId: null, address: null };
/** What an older version took for an address, and no request can be made to. */
const UNREACHABLE = [
  'https://acme.example:99999',
  'https://127.1',
  'https://xn--a.com',
  'https://1.2.3.4.5',
];

let services: Services;
let handlers: ReturnType<typeof connectionHandlers>;

beforeAll(async () => {
  services = createServices(fakeWorld().ports);
  handlers = connectionHandlers(services);
  await services.ready();
});

describe('an address that no request can be made to', () => {
  it.each(UNREACHABLE)('%s is refused before anything is stored', async (address) => {
    const before = await services.db.meta.toArray();
    const account = { address, database: null, login: null };
    const saved = handlers['connection.save']({ kind: 'odoo', account, token: 'key' }, PANEL);
    await expect(saved).rejects.toMatchObject({ failure: { code: 'bus/bad-request' } });
    expect(await services.db.meta.toArray()).toEqual(before);
  });

  it.each(UNREACHABLE)(
    '%s, stored by an older version, leaves the options usable',
    async (address) => {
      const id = `odoo ${address}`;
      await writeSecret(services.db, `token:${id}`, 'key');
      const account = { address, database: null, login: null };
      await changeConnection(services.journal, { id, kind: 'odoo', account });
      services.reconnect();
      const view = await handlers['connection.read']({}, PANEL);
      expect(view).toMatchObject({
        kind: 'odoo',
        account,
        failure: { code: 'crm/not-configured' },
      });
      await expect(handlers['connection.save']({ kind: 'local' }, PANEL)).resolves.toMatchObject({
        kind: 'local',
      });
    },
  );
});
