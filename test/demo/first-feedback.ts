import type { Appearance } from '../../lib/domain/views/appearance';
import type { FeedbackSlice } from '../../lib/domain/views/feedback';
import type { PersonView } from '../../lib/domain/views/person';
import { until } from '../browser/wait';
import type { Demo } from './demo';

/**
 * What the rep of the demo says of people who wait for an answer; a reason is one of the agreed
 * list, by its place.
 */
const ANSWERS = [
  {
    verdict: 'rejected',
    reason: 0,
    text: 'Wants one scanner for a shop. Asked me not to call again.',
  },
  {
    verdict: 'rejected',
    reason: 1,
    text: 'A student who writes about warehouses. Very kind, no company behind it.',
  },
  {
    verdict: 'accepted',
    reason: null,
    text: 'Good one: had read the guide, and knows what a wrong pick costs them.',
  },
] as const;

const ALL = { filter: {}, offset: 0, limit: 1 };

/** Whether marketing has feedback to read; for this the CRM is asked. */
async function hasFeedback(demo: Demo): Promise<boolean> {
  await demo.call('feedback.refresh', {});
  return (await demo.call<FeedbackSlice>('feedback.list', ALL)).total > 0;
}

/**
 * Has the rep answer a few hand-offs where no one has yet, since a view of feedback without any
 * shows nothing. Those at the end of the queue: the pictures are about those at its head.
 */
export async function giveFirstFeedback(demo: Demo): Promise<void> {
  if (await hasFeedback(demo)) return;
  const { reasons } = await demo.call<Appearance>('site.appearance', {});
  const { people } = await demo.call<{ people: PersonView[] }>('people.queue', {});
  const waiting = people.filter(({ stage }) => stage === 'mql').reverse();
  for (const [index, { verdict, reason, text }] of ANSWERS.entries()) {
    const person = waiting[index];
    if (person === undefined) break;
    await demo.call('site.verdict', {
      ticket: person.ticket,
      intentId: crypto.randomUUID(),
      from: person.stage,
      verdict,
      ...(reason === null ? {} : { reasonId: reasons.rejected[reason]?.id }),
      text,
    });
  }
}

/** Waits until what was said can be read: it is held back for as long as it can be taken back. */
export async function untilFeedback(demo: Demo): Promise<void> {
  await until(demo.stepMs, 'the feedback of the rep', () => hasFeedback(demo));
}
