import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import { outboxHandlers } from '../../../lib/app/routes/outbox';
import type { Caller } from '../../../lib/bus/server';
import { makeRow } from '../sync/rows';
import { startApp } from './start-app';

const OURS: Caller = { trust: 'page', tabId: null, address: null };
const { services } = startApp();
const outbox = outboxHandlers({ ...services, flush: () => undefined });
const ID = '00000000-0000-4000-8000-000000000007';
const stored = async () => (await services.db.outbox.toArray())[0];
const retry = (over?: { from: 'customer' | 'sql' | 'lead' | null; reasonId?: string }) =>
  outbox['outbox.retry']({ intentId: ID, ...(over && { over }) }, OURS);

beforeEach(async () => {
  await services.ready();
  await services.db.outbox.clear();
  await services.db.outbox.add(
    makeRow({
      intentId: ID,
      connection: (await services.connection()).id,
      action: { kind: 'move', from: 'sql', to: 'opportunity' },
      state: 'parked',
      park: { reason: 'conflict', detail: '', theirs: 'customer' },
    }),
  );
});

describe('the value of another user in a conflict', () => {
  it('is not replaced by a mere retry, nor over a stage that the rep did not see', async () => {
    await expect(retry()).rejects.toMatchObject({ failure: { detail: 'conflict' } });
    await expect(retry({ from: 'sql', reasonId: 'mistake' })).rejects.toMatchObject({
      failure: { detail: 'conflict' },
    });
    expect(await stored()).toMatchObject({ state: 'parked', action: { from: 'sql' } });
  });

  it('is replaced backwards only with a reason of the agreement', async () => {
    for (const reasonId of [undefined, 'made-up'])
      await expect(
        retry({ from: 'customer', ...(reasonId && { reasonId }) }),
      ).rejects.toMatchObject({ failure: { detail: 'needs-reason' } });
    await retry({ from: 'customer', reasonId: 'mistake' });
    expect(await stored()).toMatchObject({
      state: 'queued',
      action: { from: 'customer', to: 'opportunity', reasonId: 'mistake' },
    });
  });
});
