import { describe, expect, it } from 'vitest';
import {
  chosenOf,
  identitiesOf,
  isAnswered,
  pageAnswer,
  type Results,
} from '../../../../components/in-page/page-people';
import type { LookupResult } from '../../../../lib/domain/views/person';
import type { OpenCompose, OpenThread, PlacedPerson, Snapshot } from '../../../../lib/sites/site';
import { email as asEmail } from '../../../support/email';
import { person } from '../people';

const anchor = {} as Element;
const at = (email: string, more: Partial<PlacedPerson> = {}): PlacedPerson => ({
  role: 'sender',
  email: asEmail(email),
  evidence: [],
  anchor,
  ...more,
});
const [ANA, BO] = [at('ana@a.example'), at('bo@b.example')];
const ROBOT = at('no-reply@c.example', { notAPerson: 'robot' });

type State = 'unknown' | 'known' | 'asking';

function resultOf(email: string, state: State): LookupResult {
  const key = `e:${email}` as const;
  if (state === 'known') return { key, state, person: person() };
  return state === 'unknown' ? { key, state, askedAt: 0, adding: false } : { key, state };
}

const results = (states: Readonly<Record<string, State>>): Results =>
  new Map(Object.entries(states).map(([email, state]) => [`e:${email}`, resultOf(email, state)]));

describe('of several the one to show', () => {
  it('is the first who is known', () => {
    expect(
      chosenOf(results({ 'ana@a.example': 'unknown', 'bo@b.example': 'known' }), [ANA, BO]),
    ).toBe(BO);
    expect(
      chosenOf(results({ 'ana@a.example': 'known', 'bo@b.example': 'known' }), [ANA, BO]),
    ).toBe(ANA);
  });

  it('is the first where no one is known, or as long as they are still asked for', () => {
    expect(
      chosenOf(results({ 'ana@a.example': 'unknown', 'bo@b.example': 'unknown' }), [ANA, BO]),
    ).toBe(ANA);
    expect(
      chosenOf(results({ 'ana@a.example': 'asking', 'bo@b.example': 'known' }), [ANA, BO]),
    ).toBe(ANA);
    expect(chosenOf(new Map(), [])).toBe(null);
  });
});

describe('an answer', () => {
  const [ana, bo] = [at('ana@acme.example'), at('bo@acme.example', { role: 'to' })];
  const compose = (answers: boolean): OpenCompose => ({
    id: 'c',
    anchor: ana.anchor,
    inline: true,
    answers,
    people: [ana, bo],
  });
  const thread = (...people: readonly PlacedPerson[]) =>
    ({ id: 't', subject: '', header: ana.anchor, people, candidates: [] }) satisfies OpenThread;

  it('is what is written to those who wrote in the thread, and to no other person', () => {
    const open = { thread: thread(ana, bo) };
    expect(isAnswered(open, compose(true), ana)).toBe(true);
    expect(isAnswered(open, compose(true), bo)).toBe(false);
    expect(isAnswered(open, compose(false), ana)).toBe(false);
  });

  it('is nothing in a thread that the rep began', () => {
    expect(isAnswered({ thread: thread(bo) }, compose(false), bo)).toBe(false);
  });

  it('in a conversation is what its window says', () => {
    expect(isAnswered({ thread: null }, compose(true), bo)).toBe(true);
  });
});

describe('machines, groups and the rep', () => {
  it('are never asked about', () => {
    const people = [
      ROBOT,
      at('list@d.example', { notAPerson: 'group' }),
      at('me@e.example', { notAPerson: 'me' }),
    ];
    expect(
      identitiesOf([...people, ANA, at('info@f.example', { notAPerson: 'shared' })], null),
    ).toEqual([{ email: 'ana@a.example' }, { email: 'info@f.example' }]);
  });

  it('are people that our own surfaces do not hear of', () => {
    const thread = {
      id: 't',
      subject: '',
      header: anchor,
      people: [ROBOT, ANA, BO],
      candidates: [BO, ANA],
    };
    const answer = pageAnswer({
      thread,
      subject: null,
      company: null,
      composes: [],
    } as unknown as Snapshot);
    expect(answer.people.map(({ email }) => email)).toEqual(['ana@a.example', 'bo@b.example']);
    expect(answer.focus).toEqual(['e:bo@b.example', 'e:ana@a.example']);
  });
});
