import { vi } from 'vitest';
import type { Connectors } from '../../../lib/app/ports';
import type { FiguresEngine } from '../../../lib/crm/port/figures';
import { createFakeCrm } from '../sync/fake-connector';
import { type FakeWorld, fakeWorld } from './fake-ports';
import { type App, startApp } from './start-app';

/** A fake world whose CRM counts, at a moment that the test moves. */
export interface CountingWorld {
  readonly world: FakeWorld;
  /** Epoch ms. */
  now: number;
  /** A worker; another one on the same database goes on where the first one died. */
  start(): App;
  /** Ends all workers, so that none asks among the questions of the next test. */
  end(): Promise<void>;
}

/** @param engine what counts for the CRM */
export function countingWorld(engine: FiguresEngine): CountingWorld {
  const world = fakeWorld();
  const apps: App[] = [];
  const made: CountingWorld = {
    world,
    now: Date.parse('2026-11-18T12:00:00Z'),
    start() {
      const app = startApp(world);
      const { connector } = createFakeCrm(() => made.now, 0);
      const counting = { ...connector, figures: engine };
      vi.spyOn(app.services.connectors, 'make').mockImplementation(
        (async () => counting) as Connectors['make'],
      );
      apps.push(app);
      return app;
    },
    async end() {
      for (const app of apps) await app.call('figures.stop');
      for (const { services } of apps.splice(0)) await services.db.delete();
    },
  };
  Object.assign(world.ports, { clock: () => made.now });
  return made;
}
