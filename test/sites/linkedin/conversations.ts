import type { Random } from '../random';
import type { Conversation, Line, Member } from './model';

const SAID: readonly string[] = [
  'Thank you for the guide, I have passed it on.',
  'Would Thursday at ten suit you?',
  'We close for stocktaking that week. The week after?',
  'Perfecto, te llamo mañana por la tarde.',
  'Let me ask our planner and come back to you.',
];

/** A few words between the one and the others, by turns. */
function talk(viewer: string, others: readonly string[], random: Random): Line[] {
  return Array.from({ length: random.between(3, 7) }, (_, index) => ({
    from: index % 2 === 1 ? viewer : random.pick(others),
    text: random.pick(SAID),
  }));
}

function threadId(random: Random): string {
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
  return `2-${Array.from({ length: 24 }, () => random.pick([...letters])).join('')}`;
}

/** An inbox with people of the CRM, strangers, groups, and offers that no one asked for. */
export function makeConversations(
  known: readonly Member[],
  foreign: readonly Member[],
  viewer: string,
  random: Random,
): Conversation[] {
  const single = (other: Member): Conversation => ({
    id: threadId(random),
    kind: 'single',
    people: [other.slug],
    title: other.name,
    lines: talk(viewer, [other.slug], random),
  });
  const group = (...others: Member[]): Conversation => ({
    id: threadId(random),
    kind: 'group',
    people: others.map((other) => other.slug),
    title: others.map((other) => other.name).join(', '),
    lines: talk(
      viewer,
      others.map((other) => other.slug),
      random,
    ),
  });
  const offer = (from: string): Conversation => ({
    id: threadId(random),
    kind: 'sponsored',
    people: [],
    title: from,
    lines: [{ from: '', text: 'A course on cold chains, half price until Sunday.' }],
  });
  const [first, second, third, fourth, ...rest] = known;
  if (!first || !second || !third || !fourth) throw new RangeError('an inbox needs people');
  return [
    ...[first, second].map(single),
    group(first, second, third),
    single(third),
    offer('Supply Chain Academy'),
    ...[fourth, ...rest.slice(0, 6), ...foreign.slice(0, 4)].map(single),
    group(fourth, ...foreign.slice(5, 7)),
  ];
}
