import { makeRandom, type Random } from '../random';
import type { Line, Story } from './demo-story';
import { buyingThreads } from './demo-threads-buying';
import { earlyThreads, otherThreads } from './demo-threads-early';
import { talkingThreads } from './demo-threads-talking';
import { decimalId, localId, urlId } from './ids';
import { type Mailbox, type Message, type Party, type Thread, threadTime } from './model';
import { demoAccount, demoColleague, demoPeople, demoSenders, demoStrangers } from './people';

const MINUTE = 60_000;
const everybody: readonly Party[] = [
  demoColleague,
  ...demoPeople,
  ...demoStrangers,
  ...demoSenders,
];

/**
 * Epoch ms of `35m` or `5h` before `now`, or of `2d 16:40`: that many days before, at that time of
 * the local clock.
 */
export function momentBefore(now: number, when: string): number {
  const ago = /^(\d+)([mh])$/.exec(when);
  if (ago) return now - Number(ago[1]) * (ago[2] === 'h' ? 60 : 1) * MINUTE;
  const day = /^(\d+)d (\d+):(\d+)$/.exec(when);
  if (!day) throw new RangeError(`not a moment: ${when}`);
  const date = new Date(now);
  date.setDate(date.getDate() - Number(day[1]));
  return date.setHours(Number(day[2]), Number(day[3]), 0, 0);
}

function partyOf(who: string): Party {
  const found =
    who === 'me' ? demoAccount : everybody.find((one) => one.email.startsWith(`${who}@`));
  if (!found) throw new RangeError(`nobody is called ${who}`);
  return { email: found.email, name: found.name };
}

function readersOf(told: Story, line: Line): Party[] {
  if (line[0] !== 'me') return [partyOf('me')];
  const other = told.lines.find((one) => one[0] !== 'me')?.[0] ?? SENT_TO[told.subject];
  return other === undefined ? [] : [partyOf(other)];
}

/** The people that the conversations went to in which no one has answered. */
const SENT_TO: Readonly<Record<string, string>> = {
  'Follow-up after the fair': 'sofia.leal',
  'Intro to our support team': 'chloe.marchant',
};

function messageOf(told: Story, index: number, line: Line, now: number, random: Random): Message {
  const at = momentBefore(now, line[1]);
  const before = told.lines[index - 1];
  return {
    id: decimalId(at, random),
    localId: localId(random),
    from: partyOf(line[0]),
    to: readersOf(told, line),
    cc: (line[3] ?? []).map(partyOf),
    bcc: [],
    at,
    text: line[2].split('\n'),
    traps: [],
    quoted: before && {
      from: partyOf(before[0]),
      at: momentBefore(now, before[1]),
      text: before[2].split('\n')[1] ?? before[2],
    },
    draft: told.marks.draft === true && index === told.lines.length - 1,
  };
}

function threadOf(told: Story, now: number, random: Random): Thread {
  const { marks } = told;
  const messages = told.lines.map((line, index) => messageOf(told, index, line, now, random));
  return {
    id: messages.every((message) => message.draft) ? undefined : messages[0]?.id,
    localId: localId(random),
    urlId: urlId(random),
    subject: told.subject,
    messages,
    labels: marks.labels ?? [],
    category: marks.category ?? 'primary',
    folder: marks.folder ?? (told.lines.every((line) => line[0] === 'me') ? 'archive' : 'inbox'),
    unread: marks.unread ?? false,
    starred: marks.starred ?? false,
    important: marks.important ?? false,
  };
}

/**
 * The mailbox that `npm start` shows: a sales rep's, with a buyer on top who compares vendors and
 * asks for a quote.
 * @param now epoch ms; the newest message came some minutes before. Local time of day is used for
 * older ones.
 */
export function demoMailbox(now: number = Date.now()): Mailbox {
  const random = makeRandom(20_261_123);
  const stories = [...buyingThreads, ...talkingThreads, ...earlyThreads, ...otherThreads];
  const threads = stories
    .map((told) => threadOf(told, now, random))
    .sort((a, b) => threadTime(b) - threadTime(a));
  return {
    account: { email: demoAccount.email, name: demoAccount.name, company: demoAccount.company },
    labels: ['Clients', 'Marketing', 'Travel'],
    threads,
  };
}
