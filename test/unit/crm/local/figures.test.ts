import { describe, expect, it } from 'vitest';
import { toRow } from '../../../../lib/crm/local/from-row';
import type { CountQuestion, FiguresEngine } from '../../../../lib/crm/port/figures';
import { DEFAULT_AGREEMENT } from '../../../../lib/domain/agreement/default-agreement';
import type { Stage } from '../../../../lib/domain/base/stage';
import { personaOf } from '../../../../lib/domain/scoring/persona';
import { funnelQuestions } from '../../../contract/funnel-questions';
import { DAY, going, type LocalWorld, MINUTE, makeWorld, NOW } from './world';

const ALWAYS = { from: 0, until: NOW + 400 * DAY };

function engineOf({ crm }: LocalWorld): FiguresEngine {
  if (crm.figures === null) throw new Error('no engine');
  return crm.figures;
}

async function count(world: LocalWorld, question: CountQuestion): Promise<number> {
  const [answer] = await engineOf(world).count([question], {}, going);
  if (answer?.kind !== 'count') throw new Error(JSON.stringify(answer));
  return answer.count;
}

const came = (stage: Stage, span = ALWAYS): CountQuestion => ({ kind: 'came', stage, span });

describe('counting in the workspace', () => {
  it('takes a move back that was taken back: they never came', async () => {
    const world = makeWorld();
    const before = await count(world, came('opportunity'));
    await world.crm.setStage({ contactId: '1', from: 'mql', to: 'opportunity' }, going);
    expect(await count(world, came('opportunity'))).toBe(before + 1);
    world.now += MINUTE;
    await world.crm.setStage({ contactId: '1', from: 'opportunity', to: 'mql' }, going);
    expect(await count(world, came('opportunity'))).toBe(before);
  });

  it('keeps that they came when they are sent back later', async () => {
    const world = makeWorld();
    const before = await count(world, came('opportunity'));
    await world.crm.setStage({ contactId: '1', from: 'mql', to: 'opportunity' }, going);
    world.now += DAY;
    await world.crm.setStage({ contactId: '1', from: 'opportunity', to: 'mql' }, going);
    expect(await count(world, came('opportunity'))).toBe(before + 1);
  });

  it('goes by the dates of a person who has no history, and by the stage where there are none', async () => {
    const world = makeWorld({ sample: false });
    await world.crm.countsPerStage(going);
    const facts = {
      linkedinSlug: null,
      company: null,
      jobTitle: null,
      ownerId: null,
      campaignId: null,
    };
    const dated = { name: 'Dated', emails: ['dated@example.com'], stage: 'sql' as const };
    const stageDates = { lead: NOW - 9 * DAY, sql: NOW - DAY };
    await world.db.contacts.add(toRow({ ...facts, ...dated, stageDates }, 1, NOW));
    const plain = { name: 'Plain', emails: ['plain@example.com'], stage: 'mql' as const };
    await world.db.contacts.add(toRow({ ...facts, ...plain, stageDates: {} }, 1, NOW));
    const counts = [came('lead'), came('mql'), came('sql'), came('opportunity')];
    expect(await Promise.all(counts.map((question) => count(world, question)))).toEqual([
      1, 1, 1, 0,
    ]);
    expect(await count(world, { kind: 'stands', stage: 'mql' })).toBe(1);
  });

  it('narrows by the personas of the agreement, and by what first brought people', async () => {
    const world = makeWorld({ sample: 'whole' });
    const engine = engineOf(world);
    const all = await count(world, came('lead'));
    const parts = await engine.parts(going);
    expect(parts.personas).toBe('agreed');
    const sources = parts.sources ?? [];
    expect(sources.length).toBeGreaterThan(1);
    const sums = await Promise.all(
      sources.map(async ({ id }) => {
        const [answer] = await engine.count([came('lead')], { source: id }, going);
        return answer?.kind === 'count' ? answer.count : 0;
      }),
    );
    expect(sums.every((each) => each > 0)).toBe(true);
    expect(sums.reduce((sum, each) => sum + each, 0)).toBeLessThanOrEqual(all);
    const { personas } = DEFAULT_AGREEMENT;
    for (const { id } of personas) {
      const filter = { persona: id, personas };
      const [answer] = await engine.count([came('lead')], filter, going);
      const page = await engine.people(came('lead'), filter, null, going);
      expect(answer?.kind === 'count' && answer.count).toBeLessThan(all);
      for (const { contact } of page?.reads ?? [])
        expect(personaOf(contact.traits, DEFAULT_AGREEMENT)?.id).toBe(id);
    }
  });

  it('knows no day on which people came to be visitors', async () => {
    const world = makeWorld();
    const question = came('visitor');
    const gap = { kind: 'gap', gap: 'not-dated' };
    expect(await engineOf(world).count([question], {}, going)).toEqual([gap]);
    expect(await engineOf(world).people(question, {}, null, going)).toBeNull();
    expect(await count(world, { kind: 'stands', stage: 'visitor' })).toBeGreaterThan(0);
  });

  it('counts the whole sample at once, as it counts who stands where', async () => {
    const world = makeWorld({ sample: 'whole' });
    const questions = funnelQuestions(NOW, 'Europe/Madrid');
    expect(questions.length).toBeLessThanOrEqual(engineOf(world).batch);
    const answers = await engineOf(world).count(questions, {}, going);
    const standing = answers.slice(0, 6).map((answer) => answer.kind === 'count' && answer.count);
    expect(standing).toEqual(Object.values(await world.crm.countsPerStage(going)));
    expect(answers.every(({ kind }) => kind === 'count')).toBe(true);
  });

  it('goes on behind the last person of a page, and refuses a cursor of others', async () => {
    const world = makeWorld({ sample: 'whole' });
    const engine = engineOf(world);
    const question = came('lead');
    const first = await engine.people(question, {}, null, going);
    const second = await engine.people(question, {}, first?.next ?? '', going);
    const ids = [...(first?.reads ?? []), ...(second?.reads ?? [])].map(
      ({ contact }) => contact.id,
    );
    expect(new Set(ids).size).toBe(100);
    await expect(engine.people(question, {}, 'elsewhere', going)).rejects.toMatchObject({
      failure: { code: 'crm/invalid' },
    });
  });
});
