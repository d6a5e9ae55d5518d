import { afterEach, describe, expect, it } from 'vitest';
import type { CountAnswer, CountQuestion, FiguresEngine } from '../../lib/crm/port/figures';
import type { Crowd } from '../crm/hubspot/crowd';
import { type HubSpotServer, startHubSpotServer } from '../crm/hubspot/server';
import { depth } from '../run/depth';
import { imported, yearOf } from './crowds';
import { funnelQuestions } from './funnel-questions';
import { connectTo } from './hubspot-harness';

const NOW = Date.UTC(2026, 10, 23, 10, 20);
const DAY = 86_400_000;
const going = new AbortController().signal;
const CAP = 10_000;

const servers: HubSpotServer[] = [];
afterEach(() => Promise.all(servers.splice(0).map((server) => server.close())));

async function start(crowd: Crowd, totalCap: number | undefined) {
  const server = await startHubSpotServer({ crowd, totalCap, logCapacity: 100_000 });
  servers.push(server);
  server.control.noLimits();
  const crm = connectTo(server, { clock: () => NOW });
  const { figures } = crm;
  if (figures === null) throw new Error('no engine');
  const searches = () => server.requests.filter(({ path }) => path.endsWith('/contacts/search'));
  return { server, crm, engine: figures, searches };
}

async function ask(engine: FiguresEngine, questions: readonly CountQuestion[]) {
  const answers: CountAnswer[] = [];
  for (const question of questions) answers.push(...(await engine.count([question], {}, going)));
  return answers;
}

const funnel = funnelQuestions(NOW, 'Europe/Madrid');

/** How many people; the million at night. */
const SIZES = [10_000, 100_000, 1_000_000].slice(0, depth(2, 3));

describe('an account of many', () => {
  it('is counted to the last person, in as many searches as a small one where totals go on', async () => {
    const counts: number[] = [];
    for (const size of SIZES) {
      const open = await start(yearOf(size, NOW), undefined);
      const answers = await ask(open.engine, funnel);
      // HubSpot has no stage for visitors.
      expect(answers.filter(({ kind }) => kind === 'gap')).toHaveLength(1);
      counts.push(open.searches().length);
      const capped = await start(yearOf(size, NOW), CAP);
      expect(await ask(capped.engine, funnel)).toEqual(answers);
      const splits = capped.searches().length - open.searches().length;
      // Of a total of N, halves below ten thousand take at most about four times N / 10,000.
      const sum = answers.reduce((all, one) => all + (one.kind === 'count' ? one.count : 0), 0);
      expect(splits).toBeLessThanOrEqual((4 * 2 * sum) / CAP);
    }
    expect(new Set(counts).size).toBe(1);
    expect(counts[0]).toBeLessThan(funnel.length * 1.3);
  });

  it('separates by id those whom no time separates', async () => {
    const at = NOW - 30 * DAY;
    const { engine } = await start(imported(45_678, at), CAP);
    const span = { from: at - DAY, until: at + DAY };
    const questions: CountQuestion[] = [
      { kind: 'came', stage: 'lead', span },
      { kind: 'stands', stage: 'lead' },
      { kind: 'came', stage: 'mql', span },
    ];
    expect(await ask(engine, questions)).toEqual(
      [45_678, 45_678, 0].map((count) => ({ kind: 'count', count, exact: 'exact' })),
    );
  });

  it('is counted by stage past the ten thousand of a search', async () => {
    const at = NOW - 30 * DAY;
    const { crm } = await start(imported(45_678, at), CAP);
    expect(await crm.countsPerStage(going)).toMatchObject({ lead: 45_678 });
  });

  it('says "at least" of an account that answers every part with the same ten thousand', async () => {
    const search = () => ({ total: CAP, page: [] });
    const { engine, searches } = await start({ size: CAP, search }, undefined);
    const [answer] = await ask(engine, [{ kind: 'stands', stage: 'customer' }]);
    expect(answer).toEqual({ kind: 'count', count: CAP, exact: 'at-least' });
    expect(searches().length).toBeLessThan(1_100);
  });
});

describe('a count that was stopped', () => {
  it('goes on where it was, with the parts that it has', async () => {
    const { engine, searches, server } = await start(yearOf(400_000, NOW), CAP);
    const question: CountQuestion = { kind: 'stands', stage: 'lead' };
    const path = '/crm/objects/*/contacts/search';
    const stop = new AbortController();
    server.control.faults.add({ match: { path, nth: 20 }, fault: { kind: 'hang' } });
    const stopped = engine.count([question], {}, stop.signal);
    await expect.poll(() => searches().length).toBe(20);
    stop.abort();
    await expect(stopped).rejects.toThrow();
    server.control.faults.clear();
    const [answer] = await engine.count([question], {}, going);
    expect(answer).toEqual({ kind: 'count', count: 240_000, exact: 'exact' });
    const asked = searches().map(({ requestBody }) => JSON.stringify(requestBody));
    // The whole is asked again, and the search that hung.
    expect(asked.length - new Set(asked).size).toBe(2);
  });
});
