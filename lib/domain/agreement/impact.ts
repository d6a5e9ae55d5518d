import type { Agreement } from '../base/agreement-model';
import type { Stage } from '../base/stage';
import { ALL_KNOWN } from '../clocks/measured';
import type { TermsAt } from '../clocks/terms';
import type { ClockRun } from '../hand-off/hand-off';
import { clockOutcome } from '../hand-off/story';
import type { Contact } from '../person/contact';
import { scoreOf } from '../scoring/score-model';
import { termsOf } from './in-force';

/** A contact for the impact, with the running clock, if it is measured (see `HandOff.runs`). */
export interface ImpactPerson {
  readonly contact: Pick<Contact, 'id' | 'name' | 'stage' | 'traits' | 'signals' | 'crmScore'>;
  readonly running: ClockRun | null;
  /** Sales rejected or recycled the contact, so that no score makes or unmakes an MQL of them. */
  readonly isTurnedDown: boolean;
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
  /** When the clock runs out, epoch ms; null if never. */
  readonly before: number | null;
  readonly after: number | null;
}

/** How many contacts are affected, and the first of them. */
export interface Concerned<Entry> {
  readonly count: number;
  readonly first: readonly Entry[];
}

/** What a change of the agreement would do to the contacts known now. */
export interface AgreementImpact {
  readonly people: number;
  /** Below the threshold now, would become MQL: highest new score first. */
  readonly becoming: Concerned<ScoreImpact>;
  /**
   * Above the threshold now, would fall below: lowest new score first. A contact at MQL in the CRM
   * stays there until moved.
   */
  readonly leaving: Concerned<ScoreImpact>;
  /** In time now, would be late at once: longest overdue first. */
  readonly breaking: Concerned<ClockImpact>;
  /** Late now, would be in time: least time left first. */
  readonly mending: Concerned<ClockImpact>;
}

/** Stages of marketing: only contacts at these can become an MQL, or stop being one. */
const OF_MARKETING: readonly (Stage | null)[] = [null, 'visitor', 'lead', 'mql'];

/**
 * Returns what would change if `after` applied to all contacts now instead of `before`. Running
 * clocks are recomputed too, which is the largest possible effect: once signed, a version only
 * applies to clocks that start later.
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
  const [old, fresh] = [alwaysBy(before), alwaysBy(after)];
  const becoming: ScoreImpact[] = [];
  const leaving: ScoreImpact[] = [];
  const breaking: ClockImpact[] = [];
  const mending: ClockImpact[] = [];
  for (const { contact, running, isTurnedDown } of people) {
    const { id: contactId, name, stage } = contact;
    if (OF_MARKETING.includes(stage) && !isTurnedDown) {
      const scores = {
        before: scoreOf(contact, before, now).value,
        after: scoreOf(contact, after, now).value,
      };
      const [was, is] = [scores.before >= before.mqlThreshold, scores.after >= after.mqlThreshold];
      if (was !== is && !(is && stage === 'mql'))
        (is ? becoming : leaving).push({ contactId, name, stage, ...scores });
    }
    if (running === null) continue;
    const outcome = (termsAt: TermsAt) => clockOutcome(running, termsAt, now, ALL_KNOWN);
    const [one, other] = [outcome(old), outcome(fresh)];
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

/** Joins the impacts on several groups of contacts. The groups must not overlap. */
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

function alwaysBy(agreement: Agreement): TermsAt {
  const terms = termsOf(agreement);
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
