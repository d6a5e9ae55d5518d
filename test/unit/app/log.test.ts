import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { DiagnosticsView } from '../../../lib/domain/views/admin';
import { siteIn } from '../background/senders';
import { fakeWorld } from './fake-ports';
import { type App, startApp } from './start-app';

const FRAME = 'find gmail-page.js:1:2';
let app: App;

beforeEach(async () => {
  app = startApp(fakeWorld());
  await app.services.ready();
  await app.services.db.log.clear();
});

const lines = async () => (await app.call<DiagnosticsView>('diagnostics.read')).log;

describe('what goes wrong where no surface waits', () => {
  it('stands in the log when maintenance fails, with the job that failed', async () => {
    vi.spyOn(app.world.ports.surfaces, 'badge').mockRejectedValue(new TypeError('Ana Berg'));
    app.services.maintain();
    await vi.waitFor(
      async () => expect(await lines()).toContainEqual(expect.objectContaining({ code: 'bug' })),
      {
        timeout: 20_000,
      },
    );
    const log = await lines();
    expect(log.map(({ detail }) => detail)).toContain('maintenance badge TypeError');
    expect(JSON.stringify(log)).not.toContain('Ana Berg');
  });

  it('stands in the log when a part of a surface could not be drawn', async () => {
    await app.call('site.broken', { name: 'TypeError', frames: [FRAME] }, siteIn(5));
    await app.call('site.broken', { name: 'RangeError', frames: [] });
    await vi.waitFor(async () => expect(await lines()).toHaveLength(2), 20_000);
    expect(await lines()).toMatchObject([
      { code: 'bug', detail: 'our page: RangeError', frames: [] },
      { code: 'bug', detail: 'in a page: TypeError', frames: [FRAME] },
    ]);
  });

  it('takes no words in place of frames', async () => {
    for (const input of [
      { name: 'Ana Berg', frames: [] },
      { name: 'Error', frames: ['ana.berg@birch.example'] },
      { name: 'Error', frames: Array(9).fill(FRAME) },
      { name: 'Error', frames: [`${'x'.repeat(221)}`] },
    ]) {
      await expect(app.call('site.broken', input, siteIn(5))).rejects.toThrow('bus/bad-request');
    }
  });
});
