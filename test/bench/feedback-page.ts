/**
 * Runs in a browser: the real cache of notes, two of them side by side. Driven by
 * `feedback-findings.ts`.
 */

import { DEFAULT_AGREEMENT } from '../../lib/domain/agreement/default-agreement';
import type { Feedback } from '../../lib/domain/feedback/feedback';
import { feedbackNote } from '../../lib/domain/feedback/note';
import { RelevoDb } from '../../lib/store/db';
import { createThreads, peopleOf, wanted } from '../../lib/sync/read-threads';

const ROWS = 100;
const MINUTE_MS = 60_000;

/** A cache with so many notes of a third as many people, as the background has it. */
async function open(count: number) {
  const db = new RelevoDb(`relevo-bench-feedback-${count}`);
  const of = (number: number): Feedback => ({
    verdict: number % 3 === 0 ? 'rejected' : 'accepted',
    reasonId: number % 3 === 0 ? 'no-budget' : null,
    text: `Note ${number}: ${'they said what they need and when; '.repeat(5)}`,
    campaign: `Campaign ${number % 12}`,
    agreementVersion: 1,
    author: { name: 'Nora Vidal', email: null, id: '41' },
    date: null,
    pendingSince: null,
    answers: null,
    dealtWith: false,
  });
  const now = Date.now();
  await db.notes.bulkPut(
    Array.from({ length: count }, (_, number) => ({
      id: String(number),
      contactId: String(number % Math.ceil(count / 3)),
      text: feedbackNote(of(number), null, 'en'),
      reference: null,
      author: 'Nora Vidal',
      authorId: '41',
      at: now - number * MINUTE_MS,
      changedAt: now,
      round: now,
    })),
  );
  return { db, threads: createThreads(db) };
}

const caches = new Map<number, ReturnType<typeof open>>();
const cacheOf = (count: number) => {
  const made = caches.get(count) ?? open(count);
  caches.set(count, made);
  return made;
};

/** Milliseconds of a page of the list, filtered, as anyone who scrolls asks for it. */
async function pages(count: number, rounds: number): Promise<number[]> {
  const { db, threads } = await cacheOf(count);
  const took: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const began = performance.now();
    const found = await wanted(
      db,
      await threads(),
      { campaign: `Campaign ${round % 12}` },
      DEFAULT_AGREEMENT,
    );
    const part = found.slice(0, ROWS);
    if ((await peopleOf(db, part)).size > 0 || part.length === 0)
      throw new Error('not what was put there');
    took.push(performance.now() - began);
  }
  return took;
}

/** Milliseconds of the first page after a note has changed. */
async function changes(count: number, rounds: number): Promise<number[]> {
  const { db } = await cacheOf(count);
  const took: number[] = [];
  for (let round = 0; round < rounds; round++) {
    await db.notes.update('0', { changedAt: Date.now() + round });
    took.push(...(await pages(count, 1)));
  }
  return took;
}

Object.assign(globalThis, { bench: { pages, changes } });
