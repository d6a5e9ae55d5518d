import type { Agreement } from '../base/agreement-model';
import type { Stage } from '../base/stage';
import { createBusinessCalendar } from '../clocks/business-time';
import type { TermsAt } from '../clocks/terms';
import type { ClockRun } from '../hand-off/hand-off';
import { clockOutcome } from '../hand-off/story';
import type { Contact } from '../person/contact';
import { scoreOf } from '../scoring/score-model';

/** Somebody as the impact needs them, with the clock that runs for them (see `HandOff.runs`). */
export interface ImpactPerson {
  readonly contact: Pick<Contact, 'id' | 'name' | 'stage' | 'traits' | 'signals' | 'crmScore'>;
  readonly running: ClockRun | null;
}

export interface ScoreImpact {
  readonly contactId: string;
  readonly name: string;
  readonly stage: Stage | null;
  readonly before: number;
  readonly after: number;
}

export interface ClockImpact {
  readonly contactId: string;
  readonly name: string;
  readonly kind: ClockRun['kind'];
  /** When the time is over, epoch ms; null where it never is. */
  readonly before: number | null;
  readonly after: number | null;
}

/** How many people something concerns, and the first of them. */
export interface Concerned<Entry> {
  readonly count: number;
  readonly first: readonly Entry[];
}

/** What a change of the agreement would do to the people known now. */
export interface AgreementImpact {
  readonly people: number;
  /** Below the threshold now, would be MQL: the highest new score first. */
  readonly becoming: Concerned<ScoreImpact>;
  /**
   * Above the threshold now, would no longer be: the lowest new score first. Whom the CRM holds at
   * MQL stays there until moved.
   */
  readonly leaving: Concerned<ScoreImpact>;
  /** In time now, would be late at once: the longest overdue first. */
  readonly breaking: Concerned<ClockImpact>;
  /** Late now, would be in time: the one with the least time left first. */
  readonly mending: Concerned<ClockImpact>;
}

/** People whom marketing still has: only they can become an MQL, or cease to be one. */
const OF_MARKETING: readonly (Stage | null)[] = [null, 'visitor', 'lead', 'mql'];

/**
 * What would change if `after` held instead of `before` for everybody, at once. Clocks that run are
 * measured anew too: that is the most that the change can do; once it is signed, it counts for
 * clocks that start from then on.
 * @param now epoch ms
 * @param most entries of each list
 */
export function agreementImpact(
  people: readonly ImpactPerson[],
  before: Agreement,
  after: Agreement,
  now: number,
  most = 100,
): AgreementImpact {
  const [old, fresh] = [termsOf(before), termsOf(after)];
  const becoming: ScoreImpact[] = [];
  const leaving: ScoreImpact[] = [];
  const breaking: ClockImpact[] = [];
  const mending: ClockImpact[] = [];
  for (const { contact, running } of people) {
    const { id: contactId, name, stage } = contact;
    if (OF_MARKETING.includes(stage)) {
      const scores = {
        before: scoreOf(contact, before, now).value,
        after: scoreOf(contact, after, now).value,
      };
      const [was, is] = [scores.before >= before.mqlThreshold, scores.after >= after.mqlThreshold];
      if (was !== is && !(is && stage === 'mql'))
        (is ? becoming : leaving).push({ contactId, name, stage, ...scores });
    }
    if (running === null) continue;
    const [one, other] = [clockOutcome(running, old, now), clockOutcome(running, fresh, now)];
    if ((one.state === 'late') === (other.state === 'late')) continue;
    const list = other.state === 'late' ? breaking : mending;
    list.push({ contactId, name, kind: running.kind, before: one.dueAt, after: other.dueAt });
  }
  return {
    people: people.length,
    becoming: concerned(becoming, most, BECOMING),
    leaving: concerned(leaving, most, LEAVING),
    breaking: concerned(breaking, most, byDue),
    mending: concerned(mending, most, byDue),
  };
}

/** What a change would do to several groups of people, none of whom is in two of them, as one. */
export function joinImpacts(impacts: readonly AgreementImpact[], most = 100): AgreementImpact {
  return {
    people: impacts.reduce((sum, { people }) => sum + people, 0),
    becoming: joined(
      impacts.map(({ becoming }) => becoming),
      most,
      BECOMING,
    ),
    leaving: joined(
      impacts.map(({ leaving }) => leaving),
      most,
      LEAVING,
    ),
    breaking: joined(
      impacts.map(({ breaking }) => breaking),
      most,
      byDue,
    ),
    mending: joined(
      impacts.map(({ mending }) => mending),
      most,
      byDue,
    ),
  };
}

type Order<Entry> = (a: Entry, b: Entry) => number;

const BECOMING: Order<ScoreImpact> = (a, b) => b.after - a.after;
const LEAVING: Order<ScoreImpact> = (a, b) => a.after - b.after;

function termsOf(agreement: Agreement): TermsAt {
  const terms = { agreement, calendar: createBusinessCalendar(agreement.hours) };
  return () => terms;
}

function byDue(a: ClockImpact, b: ClockImpact): number {
  return (a.after ?? Number.MAX_VALUE) - (b.after ?? Number.MAX_VALUE);
}

function concerned<Entry extends { readonly contactId: string }>(
  all: readonly Entry[],
  most: number,
  order: Order<Entry>,
): Concerned<Entry> {
  const sorted = all.toSorted((a, b) => order(a, b) || (a.contactId < b.contactId ? -1 : 1));
  return { count: all.length, first: sorted.slice(0, most) };
}

function joined<Entry extends { readonly contactId: string }>(
  lists: readonly Concerned<Entry>[],
  most: number,
  order: Order<Entry>,
): Concerned<Entry> {
  const { first } = concerned(
    lists.flatMap((list) => list.first),
    most,
    order,
  );
  return { count: lists.reduce((sum, { count }) => sum + count, 0), first };
}
