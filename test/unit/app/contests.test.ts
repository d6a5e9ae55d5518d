import 'fake-indexeddb/auto';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import type { OutboxView } from '../../../lib/domain/changes/intent';
import { touchWords } from '../../../lib/domain/feedback/contests';
import type { FeedbackSlice } from '../../../lib/domain/views/feedback';
import type { CardView, PersonView } from '../../../lib/domain/views/person';
import { readThreads } from '../../../lib/sync/read-threads';
import { makeDeal } from '../domain/figures/make-deal';
import { startApp } from './start-app';

/** Longer than a busy machine takes to put the sample workspace into a database in memory. */
const PATIENCE = { timeout: 20_000 };
const ME = 'Nora Vidal';
const { call, services } = startApp();
const card = ({ ticket }: PersonView) => call<CardView>('site.card', { ticket });
const words = async () => touchWords(await readThreads(services.db));
const settled = () =>
  vi.waitFor(async () => {
    const { total } = await call<OutboxView>('outbox.list');
    if (total > 0) throw new Error(`${total} wait`);
  }, PATIENCE);

/** Opportunities of the rep. */
let people: PersonView[];

beforeAll(async () => {
  people = await vi.waitFor(async () => {
    const { people: all } = await call<{ people: PersonView[] }>('people.queue');
    const own = all.filter(({ stage }) => stage === 'opportunity');
    if (own.length < 3) throw new Error(`${own.length} opportunities`);
    return own;
  }, PATIENCE);
});

function at(index: number): PersonView {
  const person = people[index];
  if (person === undefined) throw new Error('nobody there');
  return person;
}

/** A touch of marketing on the card of a person, as the page sends it. */
async function touchOf(person: PersonView) {
  return vi.waitFor(async () => {
    const { touches } = await card(person);
    const found = touches.find(({ by, kind }) => by === 'marketing' && kind !== 'said');
    if (found === undefined) throw new Error('no touch of marketing');
    const { id, title, at: when, campaign } = found;
    return { ids: [id], title, at: when, campaign, dealId: null };
  }, PATIENCE);
}

const under = async (person: PersonView, id: string | undefined) =>
  (await card(person)).touches.find((each) => each.id === id)?.answer;

describe('a touch that is credited', () => {
  it('is contested with a reason, as a note that counts once, until the same rep confirms it', async () => {
    const person = at(0);
    const touch = await touchOf(person);
    const input = {
      ticket: person.ticket,
      intentId: crypto.randomUUID(),
      word: 'contested',
      reasonId: 'were-referred',
      text: 'Ana Ruiz sent them to us.',
      touch,
    };
    await Promise.all([call('contests.give', input), call('contests.give', input)]);
    await call('contests.give', input);
    expect(await under(person, touch.ids[0])).toBe(`Contested by ${ME}`);
    await settled();
    await call('feedback.refresh');
    expect(await words()).toMatchObject([
      {
        contactId: person.contactId,
        word: 'contested',
        reasonId: 'were-referred',
        text: 'Ana Ruiz sent them to us.',
        who: ME,
        touch: { ids: touch.ids, title: touch.title },
      },
    ]);
    const { rows } = await call<FeedbackSlice>('feedback.list', {
      filter: { verdict: 'contested', dealtWith: false },
      offset: 0,
      limit: 10,
    });
    expect(rows).toMatchObject([
      { about: touch.title, campaign: touch.campaign, reason: 'They were referred' },
    ]);

    await call('contests.give', {
      ticket: person.ticket,
      intentId: crypto.randomUUID(),
      word: 'confirmed',
      touch,
    });
    await settled();
    expect(await under(person, touch.ids[0])).toBe(`Confirmed by ${ME}`);
    expect((await words()).map(({ word }) => word)).toEqual(['confirmed', 'contested']);
  });

  it('is as before once the rep takes a contest back, sent or not', async () => {
    const person = at(1);
    const touch = await touchOf(person);
    for (const sent of [false, true]) {
      const intentId = crypto.randomUUID();
      await call('feedback.refresh');
      const before = await words();
      const { ticket } = person;
      await call('contests.give', {
        ticket,
        intentId,
        word: 'contested',
        reasonId: 'knew-us',
        touch,
      });
      if (sent) await settled();
      expect(await under(person, touch.ids[0])).toBe(`Contested by ${ME}`);
      await call('site.undo', { ticket, intentId });
      await settled();
      await call('feedback.refresh');
      expect(await words()).toEqual(before);
      expect(await under(person, touch.ids[0])).toBeUndefined();
    }
  });

  it('is contested by its owner alone, never without a reason', async () => {
    const person = at(2);
    const touch = await touchOf(person);
    const give = (more: object) =>
      call('contests.give', {
        ticket: person.ticket,
        intentId: crypto.randomUUID(),
        word: 'contested',
        touch,
        ...more,
      });
    await expect(give({})).rejects.toThrow('bus/bad-request reason');
    await expect(give({ reasonId: 'no-budget' })).rejects.toThrow('bus/bad-request reason');
    await expect(give({ reasonId: 'other', text: ' ' })).rejects.toThrow('bus/bad-request text');
    await expect(give({ word: 'confirmed', reasonId: 'other' })).rejects.toThrow('reason');
    await call('settings.change', { change: { role: 'marketer' } });
    await expect(give({ reasonId: 'knew-us' })).rejects.toThrow('bus/forbidden not-yours');
    await call('settings.change', { change: { role: 'rep' } });

    const { contactId } = person;
    const row = await services.db.contacts.get(contactId);
    if (row === undefined) throw new Error('not cached');
    const owner = { id: '99', name: 'Hugo Sanz' };
    const reader = (await services.connector())?.deals;
    if (reader == null) throw new Error('no deals');
    const ofDeals = (whose: typeof owner) =>
      vi.spyOn(reader, 'ofContacts').mockResolvedValue({
        deals: new Map([[contactId, [makeDeal('d', { owner: whose })]]]),
        gaps: [],
      });
    await services.db.contacts.put({ ...row, contact: { ...row.contact, owner } });
    ofDeals(owner);
    await expect(give({ reasonId: 'knew-us' })).rejects.toThrow('bus/forbidden not-yours');
    const me = (await services.connection()).owner;
    if (me === null) throw new Error('nobody knows me');
    ofDeals({ id: me.id, name: me.name });
    await give({ reasonId: 'other', text: 'They met our founder at school.' });
  });
});
