import { describe, expect, it } from 'vitest';
import { demoMailbox, momentBefore } from './demo-mailbox';
import { makeMailbox } from './mailbox';
import { legacyId, threadTime } from './model';
import { demoAccount, demoColleague, demoPeople, demoSenders, demoStrangers } from './people';

const NOW = new Date(2026, 10, 23, 10, 0).getTime();

describe('makeMailbox', () => {
  it('makes the same mailbox again from the same recipe, and another from another seed', () => {
    expect(makeMailbox({ seed: 5 })).toEqual(makeMailbox({ seed: 5 }));
    expect(makeMailbox({ seed: 5 })).not.toEqual(makeMailbox({ seed: 6 }));
  });

  it('gives every thread and message its own ids, in the forms that Gmail has', () => {
    const { threads } = makeMailbox({ seed: 2, threads: 300 });
    const ids = threads.flatMap((thread) => [
      thread.urlId,
      thread.localId,
      ...thread.messages.map((one) => one.id),
    ]);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { id, urlId } of threads) {
      expect(legacyId(id ?? '')).toMatch(/^[0-9a-f]{16}$/);
      expect(urlId).toMatch(/^FMfcgz[A-Za-z]{26}$/);
    }
  });

  it('puts threads newest first, and messages oldest first', () => {
    const { threads } = makeMailbox({ seed: 3, threads: 200 });
    const times = threads.map(threadTime);
    expect(times).toEqual([...times].sort((a, b) => b - a));
    for (const { messages } of threads)
      expect(messages).toEqual([...messages].sort((a, b) => a.at - b.at));
  });

  it('makes as many threads, messages and paragraphs as asked', () => {
    const { threads } = makeMailbox({ seed: 4, threads: 7, messages: 25, paragraphs: 60 });
    expect(threads.map((thread) => thread.messages.length)).toEqual(
      Array.from({ length: 7 }, () => 25),
    );
    expect(threads[0]?.messages[0]?.text).toHaveLength(60);
  });

  it('sets traps that belong to no one in the mailbox', () => {
    const { threads } = makeMailbox({ seed: 1 });
    const people = new Set(
      threads
        .flatMap((one) => one.messages.flatMap((m) => [m.from, ...m.to, ...m.cc]))
        .map((p) => p.email),
    );
    const traps = threads.flatMap((one) =>
      one.messages.flatMap((m) => [...m.traps, m.quoted?.from.email ?? 'none']),
    );
    expect(traps.length).toBeGreaterThan(20);
    expect(traps.filter((trap) => people.has(trap))).toEqual([]);
  });
});

describe('demoMailbox', () => {
  const { threads, account } = demoMailbox(NOW);
  const writers = new Set(
    threads.flatMap((thread) => thread.messages.map((message) => message.from.email)),
  );

  it('opens with a buyer who compares vendors and asks for a quote', () => {
    expect(account.email).toBe('nora.vidal@relevo-demo.example');
    expect(threads[0]?.subject).toBe('Comparing three vendors: could you quote by Friday?');
    expect(threads[0]?.messages.at(-1)?.from.email).toBe('hannah.whitfield@fennwick-foods.example');
  });

  it('holds sixty threads, and everybody writes', () => {
    expect(threads).toHaveLength(60);
    for (const { email } of [
      demoAccount,
      demoColleague,
      ...demoPeople,
      ...demoStrangers,
      ...demoSenders,
    ])
      expect(writers).toContain(email);
  });

  it('uses made-up domains only, and every address once', () => {
    const all = [demoAccount, demoColleague, ...demoPeople, ...demoStrangers, ...demoSenders].map(
      (one) => one.email,
    );
    expect(new Set(all).size).toBe(all.length);
    for (const email of all) expect(email).toMatch(/^[a-z-]+(?:\.[a-z-]+)*@[a-z-]+\.example$/);
  });

  it('sends nothing from the future, whatever the time of day', () => {
    for (const hour of [0, 7, 12, 23]) {
      const now = new Date(2026, 10, 23, hour, 5).getTime();
      expect(threadTime(demoMailbox(now).threads[0] ?? threads[0] ?? never())).toBeLessThan(now);
    }
  });

  it('has messages of a thread in the order of time', () => {
    for (const { messages } of threads)
      expect(messages.map((m) => m.at)).toEqual(messages.map((m) => m.at).sort((a, b) => a - b));
  });

  it('refuses a moment that it cannot read', () => {
    expect(momentBefore(NOW, '35m')).toBe(NOW - 35 * 60_000);
    expect(new Date(momentBefore(NOW, '2d 16:40')).getHours()).toBe(16);
    expect(() => momentBefore(NOW, 'yesterday')).toThrow(RangeError);
  });
});

function never(): never {
  throw new Error('the mailbox is empty');
}
