import 'fake-indexeddb/auto';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import type { RecentOf } from '../../../lib/domain/changes/recent';
import type { CardView, LookupResult, PersonView } from '../../../lib/domain/views/person';
import { MAILBOX, PAGE, siteIn } from '../background/senders';
import { startApp } from './start-app';

const TAB = siteIn(5);
const PATIENCE = { timeout: 20_000 };
const app = startApp();
const call = <Value>(route: string, input: unknown, sender = TAB) =>
  app.call<Value>(route, input, sender);
const recent = () => call<RecentOf[]>('outbox.recent', {}, PAGE);
const card = ({ ticket }: PersonView, sender = TAB) =>
  call<CardView>('site.card', { ticket }, sender);

let person: PersonView;
let email: string;

beforeAll(async () => {
  await call('settings.change', { change: { mailboxes: { [MAILBOX]: true } } }, PAGE);
  const mql = await vi.waitFor(async () => {
    const { people } = await call<{ people: PersonView[] }>('people.queue', {}, PAGE);
    const found = people.find(({ stage }) => stage === 'mql');
    if (found === undefined) throw new Error('no MQL yet');
    return found;
  }, PATIENCE);
  email = (await card(mql, PAGE)).emails[0] ?? '';
  const [result] = await call<LookupResult[]>('site.lookup', {
    people: [{ email }],
    mailbox: MAILBOX,
  });
  if (result?.state !== 'known') throw new Error('not known');
  person = result.person;
});

describe('a change of a moment ago', () => {
  it('is offered by every surface, once for a verdict and its move, until it is taken back', async () => {
    expect(await recent()).toEqual([]);
    expect((await card(person)).recent).toBeNull();
    const intentId = crypto.randomUUID();
    const { ticket, stage: from } = person;
    await call('site.verdict', {
      ticket,
      intentId,
      from,
      verdict: 'rejected',
      reasonId: 'no-budget',
    });
    const change = { intentId, label: { verdict: 'rejected' } };
    expect((await card(person)).recent).toMatchObject(change);
    expect(await recent()).toMatchObject([{ ...change, name: person.name }]);

    const [mine] = await recent();
    await call('site.undo', { ticket: mine?.ticket, intentId }, PAGE);
    await vi.waitFor(async () => expect(await recent()).toEqual([]), PATIENCE);
    expect((await card(person)).recent).toBeNull();
  });

  it('is not for another tab: a ticket of our pages takes nothing back from a page', async () => {
    const intentId = crypto.randomUUID();
    const { ticket, stage: from } = person;
    await call('site.verdict', { ticket, intentId, from, verdict: 'ask-marketing' });
    const [mine] = await recent();
    await expect(call('site.undo', { ticket: mine?.ticket, intentId }, siteIn(6))).rejects.toThrow(
      'bus/forbidden',
    );
    expect(await recent()).toHaveLength(1);
  });

  it('leaves what was asked in the timeline, with the word that there is no answer yet', async () => {
    const { touches } = await card(person);
    expect(touches.find(({ kind }) => kind === 'said')).toMatchObject({
      title: 'Question to marketing',
      answer: 'No answer yet',
    });
  });
});
