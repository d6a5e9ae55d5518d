import { IDBFactory } from 'fake-indexeddb';
import 'fake-indexeddb/auto';
import { expect, it, vi } from 'vitest';
import type { OpenMailboxes } from '../../../lib/domain/views/mailbox';
import { fakeWorld } from './fake-ports';
import { startApp } from './start-app';

it('names the tabs that Relevo does not run in, and the addresses that may be the rep’s', async () => {
  vi.stubGlobal('indexedDB', new IDBFactory());
  const world = fakeWorld();
  const app = startApp(world);
  await app.services.ready();
  const read = () => app.call<OpenMailboxes>('tab.mailboxes');
  expect(await read()).toEqual({
    origin: 'https://mail.google.com',
    open: 0,
    silent: [],
    addresses: [],
  });
  world.tabs = [
    { id: 3, title: 'Inbox (12) - Nina@Reyes.example - Gmail' },
    { id: 4, title: 'Write to bob@x.example - nina@reyes.example - Acme Mail' },
    { id: 5, title: 'Gmail' },
  ];
  expect(await read()).toMatchObject({ silent: [3, 4, 5], addresses: ['nina@reyes.example'] });
  world.answer = { mailbox: null, people: [] };
  expect(await read()).toMatchObject({ open: 3, silent: [] });
  vi.unstubAllGlobals();
});
