import 'fake-indexeddb/auto';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import type { OutboxView } from '../../../lib/domain/changes/intent';
import type { FeedbackDetail, FeedbackSlice } from '../../../lib/domain/views/feedback';
import type { CardView, LookupResult, PersonView } from '../../../lib/domain/views/person';
import { MAILBOX, PAGE, siteIn } from '../background/senders';
import { startApp } from './start-app';

const TAB = siteIn(5);
/** Longer than a busy machine takes to put the sample workspace into a database in memory. */
const PATIENCE = { timeout: 20_000 };
const app = startApp();
const call = <Value>(route: string, input: unknown, sender = TAB) =>
  app.call<Value>(route, input, sender);

async function known(email: string): Promise<PersonView> {
  return vi.waitFor(async () => {
    const [result] = await call<LookupResult[]>('site.lookup', {
      people: [{ email }],
      mailbox: MAILBOX,
    });
    if (result?.state !== 'known') throw new Error('not known yet');
    return result.person;
  }, PATIENCE);
}

const card = async (person: PersonView) => call<CardView>('site.card', { ticket: person.ticket });
const settled = () =>
  vi.waitFor(async () => {
    const { total } = await call<OutboxView>('outbox.list', {}, PAGE);
    if (total > 0) throw new Error(`${total} wait`);
  }, PATIENCE);

/** MQLs of the sample workspace that wait for the rep. */
let people: PersonView[];

beforeAll(async () => {
  await call('settings.change', { change: { mailboxes: { [MAILBOX]: true } } }, PAGE);
  const queue = await vi.waitFor(async () => {
    const { people: all } = await call<{ people: PersonView[] }>('people.queue', {}, PAGE);
    const own = all.filter(({ stage }) => stage === 'mql');
    if (own.length < 4) throw new Error(`${own.length} MQLs`);
    return own;
  }, PATIENCE);
  people = await Promise.all(
    queue.slice(0, 4).map(async (person) => {
      const { emails } = await call<CardView>('site.card', { ticket: person.ticket }, PAGE);
      return known(emails[0] ?? '');
    }),
  );
});

function at(index: number): PersonView {
  const person = people[index];
  if (person === undefined) throw new Error('nobody there');
  return person;
}

describe('a verdict from the card', () => {
  it('is a note with reason and campaign, and the move; the same again is the same', async () => {
    const person = at(0);
    const { ticket, stage: from } = person;
    const input = {
      ticket,
      intentId: crypto.randomUUID(),
      from,
      verdict: 'rejected',
      reasonId: 'no-budget',
    };
    await Promise.all([call('site.verdict', input), call('site.verdict', input)]);
    await call('site.verdict', input);
    expect((await card(person)).handOff).toMatchObject({
      state: 'rejected',
      reason: 'No budget',
      verdicts: ['ask-marketing'],
    });
    await settled();
    const after = await card(person);
    expect(after.stage).toBe('lead');
    expect(after.handOff).toMatchObject({ state: 'rejected', reason: 'No budget' });
    expect(after.handOff.threads).toHaveLength(1);
    expect(after.handOff.threads[0]?.first).toMatchObject({
      verdict: 'rejected',
      campaign: after.campaign,
    });
    const last = after.handOff.steps.at(-1);
    expect(last).toMatchObject({ kind: 'rejected', who: 'Nora Vidal' });
  });

  it('is opened in the feedback under the id that it began with, and that of each step on its way to the CRM', async () => {
    const { ticket, stage: from, name } = at(3);
    const intentId = crypto.randomUUID();
    await call('site.verdict', {
      ticket,
      intentId,
      from,
      verdict: 'rejected',
      reasonId: 'no-budget',
    });
    await settled();
    await call('feedback.refresh', {}, PAGE);
    const { rows } = await call<FeedbackSlice>(
      'feedback.list',
      { filter: {}, offset: 0, limit: 50 },
      PAGE,
    );
    const ids = rows.filter((row) => row.name === name).map(({ id }) => id);
    expect(ids).toHaveLength(1);
    expect(ids).not.toContain(intentId);
    for (const id of [...ids, intentId, `own:${intentId}`]) {
      expect((await call<FeedbackDetail>('feedback.thread', { id }, PAGE)).person?.name).toBe(name);
    }
    await expect(call('feedback.thread', { id: crypto.randomUUID() }, PAGE)).rejects.toThrow(
      'crm/gone',
    );
  });

  it('accepts a lead who qualifies as the MQL that they are, and no other lead', async () => {
    const found = await call<PersonView[]>('people.search', { text: 'a' }, PAGE);
    const ours = new Set(people.map(({ contactId }) => contactId));
    const plain = found.find(({ advice }) => advice === 'do-not-contact');
    const mql = found.find(
      ({ advice, contactId }) => advice === 'hand-off' && !ours.has(contactId),
    );
    if (plain === undefined || mql === undefined) throw new Error('no such people');
    // The CRM has not heard of the score yet.
    const row = await app.services.db.contacts.get(mql.contactId);
    if (row === undefined) throw new Error('not kept');
    const contact = { ...row.contact, stage: 'lead' as const, stageDates: {} };
    await app.services.db.contacts.put({ ...row, contact });
    expect(await call<CardView>('site.card', { ticket: mql.ticket }, PAGE)).toMatchObject({
      stage: 'lead',
      advice: 'qualifies',
    });
    const accept = async (person: PersonView) => {
      const { emails } = await call<CardView>('site.card', { ticket: person.ticket }, PAGE);
      const seen = await known(emails[0] ?? '');
      const intentId = crypto.randomUUID();
      const input = { ticket: seen.ticket, intentId, from: seen.stage, verdict: 'accepted' };
      await call('site.verdict', input);
      await call('site.verdict', input);
      await settled();
      await call('site.verdict', input);
      return seen;
    };
    await expect(accept(plain)).rejects.toThrow('bus/forbidden');
    const after = await card(await accept(mql));
    expect(after).toMatchObject({
      stage: 'mql',
      advice: 'first-contact',
      handOff: { state: 'accepted' },
    });
    expect(after.clock?.kind).toBe('first-contact');
  });

  it('is taken back after it was sent: they stand where they stood, and wait again', async () => {
    const person = at(1);
    const intentId = crypto.randomUUID();
    const { ticket, stage: from } = person;
    await call('site.verdict', {
      ticket,
      intentId,
      from,
      verdict: 'recycled',
      date: '2027-02-01',
      reasonId: 'away',
    });
    await settled();
    expect(await card(person)).toMatchObject({
      stage: 'lead',
      handOff: { state: 'recycled', until: Date.parse('2027-02-01T12:00') },
    });
    expect(await call('site.undo', { ticket, intentId })).toEqual({ reversed: true });
    await call('site.undo', { ticket, intentId });
    await settled();
    const after = await card(person);
    expect(after).toMatchObject({ stage: 'mql', handOff: { state: 'pending' } });
    expect(after.handOff.threads[0]?.undone).toBe(true);
  });

  it('starts the next clock when it accepts, and moves nobody', async () => {
    const person = at(2);
    const { ticket, stage: from } = person;
    await call('site.verdict', {
      ticket,
      intentId: crypto.randomUUID(),
      from,
      verdict: 'accepted',
    });
    const after = await card(person);
    expect(after).toMatchObject({
      stage: 'mql',
      handOff: { state: 'accepted' },
      clock: { kind: 'first-contact' },
    });
    await settled();
    expect(await card(person)).toMatchObject({ stage: 'mql', handOff: { state: 'accepted' } });
  });

  it('is refused without the reason that it needs, and with words from a foreign page', async () => {
    const { ticket, stage: from } = at(2);
    const input = { ticket, intentId: crypto.randomUUID(), from, verdict: 'returned' };
    await expect(call('site.verdict', input)).rejects.toThrow('needs-reason');
    await expect(
      call('site.verdict', { ...input, reasonId: 'mistake', text: 'x' }),
    ).rejects.toThrow('forbidden');
    expect((await call<OutboxView>('outbox.list', {}, PAGE)).total).toBe(0);
  });
});
