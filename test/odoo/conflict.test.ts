import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Stage } from '../../lib/domain/base/stage';
import { call } from '../crm/odoo/call';
import type { OdooWorld } from '../crm/odoo/odoo';
import { runningOdoo } from '../crm/odoo/running';
import { email as asEmail } from '../support/email';
import { connectTo, makeLeads, stageIn } from './harness';

const ROUNDS = 15;
const REFERENCE = '0b8f7b1e-58a7-4b38-9e38-1f0d9b3e2a10';
const signal = AbortSignal.timeout(300_000);

let world: OdooWorld;
beforeAll(async () => {
  world = await runningOdoo('fields');
});
afterAll(() => world?.drop());

let made = 0;
async function lead(more: Readonly<Record<string, unknown>> = {}): Promise<string> {
  const values = {
    name: 'Wants seats',
    email_from: `asks${++made}@acme.example`,
    x_relevo_stage: 'lead',
    ...more,
  };
  return String((await makeLeads(world, 'rep', [values]))[0]);
}

const asAdmin = (id: string, vals: object) =>
  call(world.as('admin'), 'crm.lead', 'write', { ids: [Number(id)], vals });
const stage = (id: string) => stageIn(world, 'fields', id);
const note = (contactId: string) => ({
  contactId,
  text: 'Wants 40 seats',
  reference: REFERENCE,
  at: Date.now(),
});

describe('two reps at once', () => {
  it(`end in one truth that both see, ${ROUNDS} times`, async () => {
    const [nora, mateo] = [connectTo(world, { who: 'rep' }), connectTo(world, { who: 'marketer' })];
    const kinds = new Set<string>();
    for (let round = 0; round < ROUNDS; round++) {
      const id = await lead();
      const outcomes = await Promise.all([
        nora.setStage({ contactId: id, from: 'lead', to: 'mql' }, signal),
        mateo.setStage({ contactId: id, from: 'lead', to: 'opportunity' }, signal),
      ]);
      const truth = await stage(id);
      expect(['mql', 'opportunity']).toContain(truth);
      for (const each of [nora, mateo])
        expect((await each.read([id], signal)).get(id)?.contact.stage, `round ${round}`).toBe(
          truth,
        );
      const applied = outcomes.filter(({ kind }) => kind === 'applied');
      expect(applied.length, JSON.stringify(outcomes)).toBeGreaterThanOrEqual(1);
      for (const outcome of outcomes) {
        kinds.add(outcome.kind);
        // A conflict that is reported says the truth at once.
        if (outcome.kind === 'conflict') expect(outcome.contact.stage).toBe(truth);
      }
    }
    expect([...kinds].every((kind) => kind === 'applied' || kind === 'conflict')).toBe(true);
  });

  it('compares before it writes: what another person did is not written over, and nothing is sent', async () => {
    const id = await lead();
    await asAdmin(id, { x_relevo_stage: 'customer' });
    const asked: string[] = [];
    const rep = connectTo(world, {
      who: 'rep',
      fetch: (input, init) => {
        asked.push(String(input));
        return fetch(input, init);
      },
    });
    const outcome = await rep.setStage({ contactId: id, from: 'lead', to: 'mql' }, signal);
    expect(outcome).toMatchObject({
      kind: 'conflict',
      contact: { stage: 'customer', nativeStage: { id: 'customer' } },
    });
    expect(asked.filter((url) => url.endsWith('/write'))).toEqual([]);
  });

  it.each([
    ['back', 'visitor', 'conflict'],
    ['further', 'customer', 'applied'],
  ] as const)(
    'compares after it wrote: a person who is %s by then is returned as they are',
    async (_, theirs, kind) => {
      const id = await lead();
      const rep = connectTo(world, {
        who: 'rep',
        fetch: async (input, init) => {
          const answer = await fetch(input, init);
          if (String(input).endsWith('/crm.lead/write'))
            await asAdmin(id, { x_relevo_stage: theirs });
          return answer;
        },
      });
      const outcome = await rep.setStage({ contactId: id, from: 'lead', to: 'sql' }, signal);
      expect(outcome).toMatchObject({ kind, contact: { stage: theirs satisfies Stage } });
    },
  );
});

describe('while an intent waits, its lead is', () => {
  it('lost: a conflict that says so, and a note still finds it', async () => {
    const id = await lead();
    await call(world.as('admin'), 'crm.lead', 'action_set_lost', { ids: [Number(id)] });
    const rep = connectTo(world, { who: 'rep' });
    const outcome = await rep.setStage({ contactId: id, from: 'lead', to: 'mql' }, signal);
    expect(outcome).toMatchObject({
      kind: 'conflict',
      contact: { stage: null, nativeStage: { id: 'lost' } },
    });
    expect(await rep.addNote(note(id), signal)).toMatchObject({ kind: 'applied' });
    expect((await rep.touches(id, null, signal)).gaps.map(({ what }) => what)).toContain(
      'email-events',
    );
    expect(await stage(id)).toBe('lead');
  });

  it('deleted: gone, in every way', async () => {
    const id = await lead();
    await call(world.as('admin'), 'crm.lead', 'unlink', { ids: [Number(id)] });
    await expectGone(id);
  });

  it('merged into another: gone, and what was noted there stands at the other once', async () => {
    const email_from = 'twice@acme.example';
    const [kept, merged] = [
      await lead({ email_from, type: 'opportunity' }),
      await lead({ email_from }),
    ];
    const rep = connectTo(world, { who: 'rep' });
    await rep.addNote(note(merged), signal);
    await call(world.as('admin'), 'crm.lead', 'merge_opportunity', {
      ids: [Number(kept), Number(merged)],
    });
    const [left] = await world.sql<{ id: number }>(
      `SELECT id FROM crm_lead WHERE id IN (${kept}, ${merged})`,
    );
    const survivor = String(left?.id);
    await expectGone(survivor === kept ? merged : kept);
    const [answer] = await rep.lookup([{ email: asEmail(email_from) }], signal);
    expect(answer?.found.map(({ contact }) => contact.id)).toEqual([survivor]);
    expect(await rep.hasNote(survivor, REFERENCE, signal)).toBe(true);
  });

  it("a colleague's by now: gone for the rep, a right that is lacking for a note, never an empty history", async () => {
    const id = await lead();
    const [tomas] = await world.sql<{ id: number }>(
      "SELECT id FROM res_users WHERE login LIKE 'tomas%'",
    );
    await asAdmin(id, { user_id: tomas?.id });
    const rep = connectTo(world, { who: 'rep' });
    expect(await rep.setStage({ contactId: id, from: 'lead', to: 'mql' }, signal)).toMatchObject({
      kind: 'refused',
      failure: { code: 'crm/gone' },
    });
    expect(await rep.addNote(note(id), signal)).toMatchObject({
      kind: 'refused',
      failure: { code: 'crm/forbidden' },
    });
    await expect(rep.touches(id, null, signal)).rejects.toMatchObject({
      failure: { code: 'crm/gone' },
    });
    expect(await stage(id)).toBe('lead');
    const marketer = connectTo(world, { who: 'marketer' });
    expect((await marketer.read([id], signal)).get(id)?.contact.owner?.name).toBe('Tomás Arce');
  });
});

async function expectGone(id: string): Promise<void> {
  const rep = connectTo(world, { who: 'rep' });
  const gone = { kind: 'refused', failure: { code: 'crm/gone' } };
  expect(await rep.setStage({ contactId: id, from: 'lead', to: 'mql' }, signal)).toMatchObject(
    gone,
  );
  expect(
    await rep.addNote({ ...note(id), reference: REFERENCE.replace(/0$/, '1') }, signal),
  ).toMatchObject(gone);
  expect(await rep.read([id], signal)).toEqual(new Map());
  await expect(rep.touches(id, null, signal)).rejects.toMatchObject({
    failure: { code: 'crm/gone' },
  });
}
