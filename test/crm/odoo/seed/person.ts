import { demoPeople } from '../../../sites/gmail/people';
import {
  COMPANY_FIRST,
  COMPANY_SECOND,
  FIRST_NAMES,
  JOB_TITLES,
  LAST_NAMES,
  plainLetters,
} from '../../hubspot/seed/names';
import type { Random } from '../../hubspot/seed/random';
import { EVENTS, LOST_REASONS, MAILINGS, MAILS, NOTES } from './words';

export const LADDER = ['visitor', 'lead', 'mql', 'sql', 'opportunity', 'customer'] as const;
export type Owner = 'nora.vidal' | 'tomas.arce' | 'greta.lund' | null;

/** A mailing that one person got; times are epoch ms. */
export interface SeedTrace {
  readonly mailing: number;
  readonly sent: number;
  readonly opened: number | null;
  readonly clicked: number | null;
  readonly replied: number | null;
}

/** What a person wrote about or to a person: an index into the notes or the mails. */
export interface SeedText {
  readonly text: number;
  readonly at: number;
}

/** A person as the company of the seeded world knows them; each is one lead in Odoo. */
export interface SeedPerson {
  readonly email: string;
  readonly name: string;
  readonly company: string;
  readonly title: string;
  /** Place on Relevo's ladder. */
  readonly step: number;
  readonly score: number;
  readonly owner: Owner;
  /** Index of the reason why they were lost; those are archived. */
  readonly lost: number | null;
  readonly revenue: number;
  readonly origin: number;
  readonly createdAt: number;
  readonly enteredAt: number;
  readonly traces: readonly SeedTrace[];
  readonly registration: { readonly event: number; readonly came: boolean } | null;
  readonly notes: readonly SeedText[];
  readonly mails: readonly SeedText[];
}

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const SHARES = [26, 30, 16, 11, 10, 7] as const;
/** Where the people of the demo mailbox stand, in turn, and the hours since they came there. */
const STORY = [
  [4, 0.5],
  [2, 1],
  [2, 30],
  [1, 200],
  [3, 300],
  [5, 2_000],
  [0, 400],
] as const;

function stepOf(random: Random): number {
  let left = random.next() * 100;
  const step = SHARES.findIndex((share) => {
    left -= share;
    return left < 0;
  });
  return Math.max(0, step);
}

/**
 * Person number `at`, whose past leads up to `now` (epoch ms). The first are those of the demo
 * mailbox, and Nora's.
 */
export function seedPerson(at: number, random: Random, now: number): SeedPerson {
  const known = demoPeople[at];
  const [step, hours] = known
    ? (STORY[at % STORY.length] ?? STORY[0])
    : [stepOf(random), random.int(1, 4_000)];
  const enteredAt = now - hours * HOUR;
  const createdAt = enteredAt - step * random.int(1, 20) * DAY - random.int(1, 48) * HOUR;
  const who = known ?? stranger(at, random);
  const texts = (odds: number, from: readonly unknown[]): SeedText[] =>
    random.chance(odds)
      ? [{ text: random.int(0, from.length - 1), at: between(createdAt, now, random) }]
      : [];
  return {
    ...who,
    step,
    score: Math.min(100, step * 15 + random.int(0, 25)),
    owner: known
      ? 'nora.vidal'
      : step < 2
        ? null
        : random.pick(['nora.vidal', 'tomas.arce', 'greta.lund'] as const),
    lost:
      !known && step > 0 && step < 5 && random.chance(0.12)
        ? random.int(0, LOST_REASONS.length - 1)
        : null,
    revenue: step < 3 ? 0 : random.int(2, 60) * 500,
    origin: random.int(0, 3),
    createdAt,
    enteredAt,
    traces: step === 0 ? [] : traces(createdAt, now, random),
    registration: random.chance(0.2)
      ? { event: random.int(0, EVENTS.length - 1), came: random.chance(0.7) }
      : null,
    notes: step < 2 ? [] : [...texts(0.6, NOTES), ...texts(0.3, NOTES)],
    mails: step < 2 ? [] : texts(0.5, MAILS),
  };
}

const between = (from: number, to: number, random: Random): number =>
  from + Math.floor(random.next() * (to - from));

function stranger(
  at: number,
  random: Random,
): Pick<SeedPerson, 'email' | 'name' | 'company' | 'title'> {
  const [first, last] = [random.pick(FIRST_NAMES), random.pick(LAST_NAMES)];
  const company = `${random.pick(COMPANY_FIRST)} ${random.pick(COMPANY_SECOND)}`;
  const host = `${plainLetters(company)}.example`;
  return {
    email: `${plainLetters(first)}.${plainLetters(last)}${at}@${host}`,
    name: `${first} ${last}`,
    company,
    title: random.pick(JOB_TITLES),
  };
}

function traces(from: number, now: number, random: Random): SeedTrace[] {
  return MAILINGS.flatMap((_, mailing) => {
    if (!random.chance(0.55)) return [];
    const sent = between(from, now, random);
    const later = (odds: number, after: number | null): number | null =>
      after !== null && random.chance(odds) ? between(after, now, random) : null;
    const opened = later(0.55, sent);
    const clicked = later(0.4, opened);
    return [{ mailing, sent, opened, clicked, replied: later(0.15, opened) }];
  });
}
