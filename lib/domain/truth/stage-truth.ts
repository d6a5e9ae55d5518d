import type { TruthTerms } from '../agreement/truth-terms';
import type { Agreement } from '../base/agreement-model';
import type { Deal } from '../base/deal';
import { isAhead, isFresh } from '../base/fresh';
import type { Stage } from '../base/stage';
import type { Touch } from '../base/touch';
import { touchEvents } from '../hand-off/event';
import type { HandOff } from '../hand-off/hand-off';
import type { Contact, Gap } from '../person/contact';
import { qualifiedSince } from '../scoring/threshold';

const DAY_MS = 86_400_000;

/** Ways in which a stage does not fit what the CRM shows; the order is that of urgency. */
export const TRUTH_KINDS = [
  'won-not-customer',
  'opportunity-without-deal',
  'mql-owner-left',
  'mql-without-owner',
  'sql-never-contacted',
  'mql-silent',
  'lead-over-threshold',
  'customer-deal-lost',
] as const;

export type TruthKind = (typeof TRUTH_KINDS)[number];

/**
 * The stage to which each of them leads if the CRM's other facts are right; null where no move puts
 * it right: a deal, a call or an owner is missing.
 */
export const TRUTH_STEP: Readonly<Record<TruthKind, Stage | null>> = {
  'won-not-customer': 'customer',
  'opportunity-without-deal': null,
  'mql-owner-left': null,
  'mql-without-owner': null,
  'sql-never-contacted': null,
  'mql-silent': null,
  'lead-over-threshold': 'mql',
  'customer-deal-lost': 'opportunity',
};

/** What is known of a person. Null is not known: then nothing that rests on it is claimed. */
export interface TruthSubject {
  /** With the changes that wait to be written. */
  readonly contact: Contact;
  /** The whole history, back to when the stage was entered. */
  readonly touches: readonly Touch[] | null;
  /** All deals of the person. */
  readonly deals: readonly Deal[] | null;
  readonly handOff: HandOff | null;
}

/** What all persons are held against. */
export interface TruthFrame {
  readonly agreement: Agreement;
  readonly terms: TruthTerms;
  /** Ids of all users of the CRM who can own people; null where the list is not whole. */
  readonly owners: ReadonlySet<string> | null;
  /** Epoch ms. */
  readonly now: number;
}

/** One stage that does not fit. */
export interface TruthFinding {
  readonly kind: TruthKind;
  /** Since when it is so, epoch ms; null where the CRM keeps no date of it. */
  readonly since: number | null;
}

type Rule = (subject: TruthSubject, frame: TruthFrame) => { since: number | null } | null;

/**
 * Says where the stage of a person does not fit what the CRM shows otherwise. It accuses no one
 * without knowing: what was not read, what carries no date and what is younger than the terms allow
 * is left out.
 */
export function stageTruth(subject: TruthSubject, frame: TruthFrame): TruthFinding[] {
  return TRUTH_KINDS.flatMap((kind): TruthFinding[] => {
    const found = RULES[kind](subject, frame);
    return found === null ? [] : [{ kind, ...found }];
  });
}

const RULES: Readonly<Record<TruthKind, Rule>> = {
  'won-not-customer': ({ contact: { id, stage }, deals }, { terms, now }) => {
    if (stage === null || stage === 'customer') return null;
    // A deal can name a lawyer and a buyer; only its first person is surely the customer.
    const won = (deals ?? [])
      .filter(({ outcome, contactIds }) => outcome === 'won' && contactIds[0] === id)
      .flatMap(({ closedAt }) => closedAt ?? [])
      .sort((a, b) => a - b);
    return olderThan(won[0], terms.dealDays.value, now);
  },
  'opportunity-without-deal': ({ contact, deals }, { terms, now }) => {
    if (contact.stage !== 'opportunity' || deals === null || deals.some(isOpen)) return null;
    // The won deal is the news then, and it has a rule of its own.
    if (deals.some(({ outcome }) => outcome === 'won')) return null;
    const lost = deals.flatMap(({ closedAt }) => closedAt ?? []);
    return olderThan(latest(enteredAt(contact, 'opportunity'), lost), terms.dealDays.value, now);
  },
  'mql-owner-left': ({ contact }, { owners }) => {
    const { owner } = contact;
    if (contact.stage !== 'mql' || owner === null || owners === null) return null;
    // A list without a user is a list that could not be read.
    if (owners.size === 0 || owners.has(owner.id)) return null;
    return { since: null };
  },
  'mql-without-owner': ({ contact }) => {
    if (contact.stage !== 'mql' || contact.owner !== null || lacks(contact, ['owner'])) return null;
    return { since: enteredAt(contact, 'mql') };
  },
  'sql-never-contacted': ({ contact, touches }, { terms, now }) => {
    if (contact.stage !== 'sql' || touches === null || lacks(contact, ['touches', 'meetings']))
      return null;
    if (touchEvents(touches).length > 0 || touches.some(isAnswer)) return null;
    return olderThan(enteredAt(contact, 'sql'), terms.contactDays.value, now);
  },
  'mql-silent': ({ contact, touches, handOff }, { terms, now }) => {
    if (contact.stage !== 'mql' || touches === null || lacks(contact, TOUCH_GAPS)) return null;
    // Sales has said that they wait, or that they are none: that is not silence.
    if (handOff !== null && RESTING.includes(handOff.state)) return null;
    const heard = [...touches, ...contact.signals].map(({ at }) => at).filter((at) => at <= now);
    return olderThan(latest(enteredAt(contact, 'mql'), heard), terms.silentDays.value, now);
  },
  'lead-over-threshold': ({ contact, handOff }, { agreement, terms, now }) => {
    if (contact.stage !== 'lead') return null;
    if (handOff !== null && RESTING.includes(handOff.state)) return null;
    const since = qualifiedSince(contact, agreement, now);
    if (since === null) return null;
    // Fit alone, or a score of the CRM: no touch dates it, the stage does.
    return olderThan(
      Number.isFinite(since) ? since : enteredAt(contact, 'lead'),
      terms.thresholdDays.value,
      now,
    );
  },
  'customer-deal-lost': ({ contact, deals }) => {
    if (contact.stage !== 'customer' || deals === null) return null;
    if (deals.some(({ outcome }) => outcome !== 'lost')) return null;
    const lost = deals.flatMap(({ closedAt }) => closedAt ?? []);
    return deals.length === 0 ? null : { since: lost.length === 0 ? null : Math.max(...lost) };
  },
};

/** States in which sales has answered about a hand-off, so that the person may rest. */
const RESTING: readonly HandOff['state'][] = ['rejected', 'recycled', 'returned'];

function isOpen({ outcome }: Deal): boolean {
  return outcome === 'open';
}

/** Whether a person answered sales: then there was a contact, though the CRM has no record of it. */
function isAnswer({ by, kind }: Touch): boolean {
  return by === 'sales' || kind === 'email-replied' || kind === 'meeting' || kind === 'call';
}

/** Parts of a history without which silence is not known. */
const TOUCH_GAPS: readonly Gap['what'][] = ['touches', 'email-events', 'events', 'meetings'];

function lacks({ gaps }: Contact, parts: readonly Gap['what'][]): boolean {
  return gaps.some(({ what }) => parts.includes(what));
}

function enteredAt({ stageDates }: Contact, stage: Stage): number | null {
  return stageDates[stage] ?? null;
}

function latest(entered: number | null, others: readonly number[]): number | null {
  return entered === null ? null : Math.max(entered, ...others);
}

/** The finding where something is so for at least so many days; undated is not claimed. */
function olderThan(
  at: number | null | undefined,
  days: number,
  now: number,
): { since: number } | null {
  return at !== null && at !== undefined && !isAhead(at, now) && !isFresh(at, now, days * DAY_MS)
    ? { since: at }
    : null;
}
