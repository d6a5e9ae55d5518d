import fc from 'fast-check';
import type { OutboxView } from '../../lib/domain/changes/intent';
import { type Call, connectHubSpot } from '../crm/connect-hubspot';
import { startHubSpotServer } from '../crm/hubspot/server';
import { breaches } from './checker';
import { type Rig, startRig } from './chromium-rig';
import { ChromiumLane, pause } from './chromium-world';
import { createFaultyHubSpot } from './faulty-hubspot';
import { type Schedule, schedules, type WriteFault } from './schedule';

/** Faults at the network that each schedule brings. */
const FAULTS = 3;
const FAULTS_AFTER_MS = 40_000;
const LONGEST_SETTLE_MS = 180_000;
/**
 * Beyond the minute: the longest that the last request of a killed worker is waited for, and the
 * queue of a batch behind HubSpot's four requests a second.
 */
const ALLOWANCE_MS = 60_000;

/** What a batch of schedules in one browser came to. */
export interface BatchResult {
  readonly schedules: number;
  readonly faults: number;
  readonly kills: number;
  readonly settledMs: number;
  readonly acknowledged: number;
  readonly breaches: readonly string[];
}

/**
 * Runs schedules side by side in one browser over the real connector and HubSpot's wire format, and
 * judges each.
 */
export async function runBatch(seed: number, lanes: number): Promise<BatchResult> {
  const list = fc.sample(schedules, { seed, numRuns: lanes });
  const server = await startHubSpotServer({ searchLagMs: 0 });
  server.control.noLimits();
  const hubspot = createFaultyHubSpot(server);
  const rig = await startRig({ hosts: { 'api.hubapi.com': hubspot.handler } });
  try {
    await connect(rig, server.token);
    const all = list.map(
      (_, index) => new ChromiumLane(rig, server, hubspot, `lane${seed}x${index}p`),
    );
    for (const lane of all) await lane.meet();
    let kills = 0;
    hubspot.die = async () => {
      kills++;
      // Every fourth death takes the whole browser with it.
      await (kills % 4 === 0 ? rig.kill() : rig.stopWorker());
    };
    const faults = networkFaults(list, seed);
    hubspot.faults = [...faults];
    await Promise.all(
      all.map((lane, index) =>
        lane.run(list[index] ?? { acts: [], writes: [], journal: [], turns: [] }),
      ),
    );
    if (seed % 3 === 0) await loseDatabase(rig, server.token);
    // The faults go on for a while after the last click, and then they are over.
    for (
      const until = Date.now() + FAULTS_AFTER_MS;
      hubspot.faults.length > 0 && Date.now() < until;
    ) {
      // A rep who looks at what waits wakes a worker that died.
      await rig.call('outbox.list', {});
      await pause(1_000);
    }
    const left = hubspot.faults.filter((fault) => fault !== 'none').length;
    const met = faults.filter((fault) => fault !== 'none').length - left;
    hubspot.faults = [];
    const settledMs = await settle(rig);
    const found: string[] = [...hubspot.tooEarly.map((each) => `too early: ${each}`)];
    for (const [index, lane] of all.entries()) {
      await lane.finish(settledMs);
      found.push(
        ...breaches(lane.history, ALLOWANCE_MS).map(
          (breach) => `schedule ${index} of seed ${seed}: ${breach}`,
        ),
      );
    }
    const acknowledged = all
      .flatMap((lane) => lane.history.events)
      .filter(({ kind }) => kind === 'acknowledged').length;
    return { schedules: lanes, faults: met, kills, settledMs, acknowledged, breaches: found };
  } finally {
    await rig.close();
    await server.close();
  }
}

/**
 * At least three faults a schedule, in the proportions of the language; deaths are dear here, so
 * that they are fewer.
 */
function networkFaults(list: readonly Schedule[], seed: number): WriteFault[] {
  const drawn = list.flatMap(({ writes }) => writes).filter((fault) => fault !== 'none');
  const wanted = list.length * FAULTS;
  const more = fc.sample(
    fc.constantFrom<WriteFault>(
      'lost-before',
      'lost-after',
      'server-error',
      'server-error-after',
      'partial',
    ),
    {
      seed,
      numRuns: wanted,
    },
  );
  return [...drawn, ...more].slice(0, wanted).flatMap((fault) => [fault, 'none'] as const);
}

async function connect(rig: Rig, token: string): Promise<void> {
  await rig.call('settings.change', { change: { role: 'manager', welcomed: true } });
  await connectHubSpot(async (route, input) => {
    const saved = await rig.call<Awaited<ReturnType<Call>>>(route, input);
    if (saved?.ok !== true) throw new Error(`could not connect: ${JSON.stringify(saved)}`);
    return saved.value;
  }, token);
}

/** The browser takes the databases away; the rep pastes the key once more. */
async function loseDatabase(rig: Rig, token: string): Promise<void> {
  await rig.evict();
  await pause(200);
  await rig.call('connection.save', { kind: 'hubspot', token });
}

/** Waits until only what a rep must decide about is left. @returns how long that took, ms */
async function settle(rig: Rig): Promise<number> {
  const from = Date.now();
  while (Date.now() - from < LONGEST_SETTLE_MS) {
    const reply = await rig.call<OutboxView>('outbox.list', {});
    if (reply?.ok === true) {
      const held = new Set(
        reply.value.intents
          .filter(({ state }) => state === 'parked')
          .map(({ contactId }) => contactId),
      );
      if (reply.value.intents.every(({ contactId }) => held.has(contactId)))
        return Date.now() - from;
    }
    await pause(500);
  }
  return LONGEST_SETTLE_MS;
}
