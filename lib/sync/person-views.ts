import type { Failure } from '../domain/base/failure';
import { isFresh } from '../domain/base/fresh';
import { STAGES, stageOrder, stageOwner } from '../domain/base/stage';
import { textIn } from '../domain/base/text';
import type { PendingIntent } from '../domain/changes/intent';
import { applyPending } from '../domain/changes/pending';
import { movesFrom } from '../domain/changes/promotion';
import type { RecentChange } from '../domain/changes/recent';
import { referralsOf } from '../domain/feedback/referrals';
import { feedbackThreads } from '../domain/feedback/threads';
import { adviceOf, isOvertaken } from '../domain/hand-off/advice';
import type { Contact } from '../domain/person/contact';
import { personaOf } from '../domain/scoring/persona';
import { scoreOf } from '../domain/scoring/score-model';
import type { CardView, Fact, PersonView } from '../domain/views/person';
import type { TimelineTouch } from '../domain/views/timeline';
import type { ContactRow } from '../store/rows';
import { FRESH_MS } from './contact-lookup';
import { handOffView, runningClock, situationOf } from './hand-off-view';
import type { KnownHandOff } from './hand-offs';
import type { ViewContext } from './view-context';

/**
 * Returns a contact as chips show it, with the rep's changes that the CRM has not confirmed yet.
 */
export function personView(
  row: ContactRow,
  intents: readonly PendingIntent[],
  ticket: string,
  known: KnownHandOff,
  context: ViewContext,
): PersonView {
  const contact = applyPending(row.contact, intents);
  const situation = situationOf(known, contact, context);
  return {
    ticket,
    contactId: row.id,
    name: contact.name,
    company: contact.company,
    jobTitle: contact.jobTitle,
    url: contact.url,
    stage: contact.stage,
    nativeStage: contact.stage === null ? (contact.nativeStage?.label ?? null) : null,
    score: scoreOf(contact, context.agreement, context.now).value,
    clock: isOvertaken(situation) ? null : runningClock(known),
    advice: adviceOf(situation),
    pending: intents.some((intent) => intent.state !== 'parked'),
    parked: intents.some((intent) => intent.state === 'parked'),
    readAt: row.readAt,
  };
}

/** What the card needs beyond the chip. */
export interface CardExtras {
  readonly touches: readonly TimelineTouch[];
  readonly moreTouches: boolean;
  readonly failure: Failure | null;
  readonly recent: RecentChange | null;
}

/** Returns everything that the card shows of a contact. */
export function cardView(
  row: ContactRow,
  intents: readonly PendingIntent[],
  ticket: string,
  known: KnownHandOff,
  extras: CardExtras,
  context: ViewContext,
): CardView {
  const contact = applyPending(row.contact, intents);
  return {
    ...personView(row, intents, ticket, known, context),
    emails: contact.emails,
    linkedinSlug: contact.linkedinSlug,
    owner: contact.owner?.name ?? null,
    facts: factsOf(contact, known, context),
    campaign: contact.campaign,
    handOff: handOffView(known, contact, context),
    department: contact.stage === null ? null : stageOwner(contact.stage),
    ladder: STAGES.map((stage) => ({
      stage,
      at: contact.stageDates[stage] ?? null,
      reached: contact.stage !== null && stageOrder(stage) <= stageOrder(contact.stage),
    })),
    scoreDetail: scoreOf(contact, context.agreement, context.now),
    mqlThreshold: context.agreement.mqlThreshold,
    moves: movesFrom(contact.stage, context.role, context.agreement),
    touches: extras.touches,
    moreTouches: extras.moreTouches,
    gaps: contact.gaps,
    intents,
    stale: !isFresh(row.readAt, context.now, FRESH_MS),
    failure: extras.failure,
    recent: extras.recent,
  };
}

function factsOf(
  contact: Contact,
  { entries }: KnownHandOff,
  { agreement, language }: ViewContext,
): Fact[] {
  const referral = referralsOf(feedbackThreads(entries)).get(contact.id);
  const persona = personaOf(contact.traits, agreement);
  const known: Fact[] = [
    { key: 'campaign', value: contact.campaign },
    { key: 'referrer', value: referral?.referrer.name ?? null },
    { key: 'persona', value: persona === null ? null : textIn(persona.label, language) },
    { key: 'email', value: contact.emails[0] ?? null },
    { key: 'phone', value: contact.traits['phone'] ?? null },
    { key: 'size', value: contact.traits['companySize'] ?? null },
  ];
  return [
    { key: 'name', value: contact.owner?.name ?? null },
    ...known.filter(({ value }) => value !== null),
  ];
}
