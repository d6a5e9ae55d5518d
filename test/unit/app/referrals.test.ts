import 'fake-indexeddb/auto';
import { describe, expect, it, vi } from 'vitest';
import type { OutboxView } from '../../../lib/domain/changes/intent';
import type { CardView, PersonView } from '../../../lib/domain/views/person';
import type { ReferralsView } from '../../../lib/domain/views/referrals';
import { startApp } from './start-app';

/** Longer than a busy machine takes to put the sample workspace into a database in memory. */
const PATIENCE = { timeout: 20_000 };
const { call } = startApp();
const view = (mine = true) => call<ReferralsView>('referrals.list', { mine });
const settled = () =>
  vi.waitFor(async () => {
    const { total } = await call<OutboxView>('outbox.list');
    if (total > 0) throw new Error(`${total} wait`);
  }, PATIENCE);

async function customers(): Promise<ReferralsView['could']> {
  return vi.waitFor(async () => {
    const { could } = await view();
    if (could.length < 2) throw new Error(`${could.length} customers`);
    return could;
  }, PATIENCE);
}

const referrerOf = async ({ ticket }: PersonView) =>
  (await call<CardView>('site.card', { ticket })).facts.find(({ key }) => key === 'referrer')
    ?.value;

describe('who referred a contact', () => {
  it('stands on the card, counts as a source, and is withdrawn or taken back', async () => {
    const [ana] = await customers();
    const { people } = await call<{ people: PersonView[] }>('people.queue');
    const [lead] = people;
    if (ana === undefined || lead === undefined) throw new Error('nobody there');
    const said = { ticket: lead.ticket, by: ana.person.ticket, intentId: crypto.randomUUID() };
    await Promise.all([call('referrals.set', said), call('referrals.set', said)]);
    expect(await referrerOf(lead)).toBe(ana.person.name);
    await settled();
    await call('feedback.refresh');
    expect(await referrerOf(lead)).toBe(ana.person.name);
    const { id, name } = { id: ana.person.contactId, name: ana.person.name };
    expect((await view()).totals).toEqual({
      leads: 1,
      customers: 0,
      by: [{ id, name, leads: 1, customers: 0 }],
    });

    const intentId = crypto.randomUUID();
    await call('referrals.set', { ticket: lead.ticket, by: null, intentId });
    await settled();
    expect(await referrerOf(lead)).toBeUndefined();
    await call('site.undo', { ticket: lead.ticket, intentId });
    await settled();
    expect(await referrerOf(lead)).toBe(name);
    const own = { ticket: lead.ticket, by: lead.ticket, intentId: crypto.randomUUID() };
    await expect(call('referrals.set', own)).rejects.toThrow('bus/bad-request self');
  });
});

describe('a customer who could refer', () => {
  it('leaves the list when they were asked, and comes back with undo', async () => {
    const [first] = await customers();
    if (first === undefined) throw new Error('no customer');
    const { ticket, contactId } = first.person;
    const intentId = crypto.randomUUID();
    const before = await view();
    await call('referrals.asked', { ticket, intentId });
    const listed = async () => (await view()).could.map(({ person }) => person.contactId);
    expect(await listed()).not.toContain(contactId);
    expect((await view()).total).toBe(before.total - 1);
    await settled();
    await call('feedback.refresh');
    expect(await listed()).not.toContain(contactId);
    await call('site.undo', { ticket, intentId });
    await settled();
    expect(await listed()).toContain(contactId);
  });

  it('has no open feedback about them: a contest waits for its answer first', async () => {
    const [, second] = await customers();
    if (second === undefined) throw new Error('no customer');
    const { ticket, contactId, name } = second.person;
    const touch = { ids: ['t'], title: 'Webinar A', at: 1, campaign: null, dealId: null };
    await call('contests.give', {
      ticket,
      intentId: crypto.randomUUID(),
      word: 'contested',
      reasonId: 'knew-us',
      touch,
    });
    const listed = async () => (await view()).could.map(({ person }) => person.contactId);
    expect(await listed()).not.toContain(contactId);
    await settled();
    const { rows } = await call<{ rows: { id: string; name: string }[] }>('feedback.list', {
      filter: { verdict: 'contested' },
      offset: 0,
      limit: 10,
    });
    const id = rows.find((row) => row.name === name)?.id;
    const answer = { intentId: crypto.randomUUID(), id, text: 'You are right.', dealtWith: true };
    await call('feedback.reply', answer);
    expect(await listed()).toContain(contactId);
  });
});
