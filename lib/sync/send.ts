import type { Connector } from '../crm/port/connector';
import type { WriteOutcome } from '../crm/port/write-outcome';
import { failureOf } from '../domain/base/failure';
import type { ParkReason, ProfileAction } from '../domain/changes/intent';
import { mergeProfile, mergeStage } from '../domain/changes/merge';
import type { Contact } from '../domain/person/contact';
import type { OutboxRow } from '../store/rows';
import type { OutboxEvent } from './outbox-machine';

/**
 * What a try of an intent came to: the event for the machine, and the contact where the CRM told
 * it.
 */
export interface Tried {
  readonly event: OutboxEvent;
  readonly outcome: WriteOutcome | null;
}

/**
 * Sends an intent once. Never throws: what a connector throws may have been applied, so it is in
 * doubt.
 */
export async function send(
  connector: Connector,
  row: OutboxRow,
  signal: AbortSignal,
): Promise<Tried> {
  try {
    const outcome = await write(connector, row, signal);
    return { event: eventOf(outcome, row), outcome };
  } catch (error) {
    return { event: { kind: 'in-doubt', failure: failureOf(error) }, outcome: null };
  }
}

/** Looks into the CRM whether an intent in doubt has arrived. Changes nothing there. */
export async function verify(
  connector: Connector,
  row: OutboxRow,
  signal: AbortSignal,
): Promise<Tried> {
  try {
    return { event: await look(connector, row, signal), outcome: null };
  } catch (error) {
    return { event: { kind: 'in-doubt', failure: failureOf(error) }, outcome: null };
  }
}

function write(connector: Connector, row: OutboxRow, signal: AbortSignal): Promise<WriteOutcome> {
  const { action, contactId } = row;
  switch (action.kind) {
    case 'move':
      return connector.setStage({ contactId, from: action.from, to: action.to }, signal);
    case 'note':
      return connector.addNote(
        {
          contactId,
          text: action.text,
          reference: row.intentId,
          at: row.createdAt,
          ...(action.author === undefined ? {} : { authorId: action.author.id }),
        },
        signal,
      );
    case 'profile':
      return connector.setProfile({ contactId, from: action.from, to: action.to }, signal);
    case 'add':
      return connector.addContact({ email: action.email, name: action.name }, signal);
    default:
      return action satisfies never;
  }
}

function eventOf(outcome: WriteOutcome, { action }: OutboxRow): OutboxEvent {
  switch (outcome.kind) {
    case 'applied':
      return { kind: 'applied' };
    case 'conflict':
      return action.kind === 'profile'
        ? otherProfile(outcome.held ?? outcome.contact.linkedinSlug)
        : { kind: 'park', park: { reason: 'conflict', detail: '', theirs: outcome.contact.stage } };
    case 'refused':
      return {
        kind: 'park',
        park: { reason: parkReason(outcome.failure.code), detail: outcome.failure.detail },
      };
    case 'later':
      return { kind: 'not-applied', failure: outcome.failure };
    case 'unknown':
      return { kind: 'in-doubt', failure: outcome.failure };
    default:
      return outcome satisfies never;
  }
}

function parkReason(code: string): ParkReason {
  if (code === 'crm/unauthorised') return 'auth';
  if (code === 'crm/forbidden' || code === 'crm/host-not-permitted') return 'permission';
  if (code === 'crm/gone') return 'gone';
  return 'refused';
}

async function look(
  connector: Connector,
  row: OutboxRow,
  signal: AbortSignal,
): Promise<OutboxEvent> {
  const { action, contactId } = row;
  if (action.kind === 'note') {
    if (connector.capabilities.idempotency === 'none')
      return { kind: 'park', park: { reason: 'in-doubt', detail: '' } };
    const there = await connector.hasNote(contactId, row.intentId, signal);
    return there ? { kind: 'applied' } : { kind: 'not-applied', failure: null };
  }
  // Adding answers with the existing person when the address is known, so asking again is the look.
  if (action.kind === 'add') return { kind: 'not-applied', failure: null };
  const read = (await connector.read([contactId], signal)).get(contactId);
  if (read === undefined) return { kind: 'park', park: { reason: 'gone', detail: '' } };
  return action.kind === 'profile'
    ? lookAtProfile(action, read.contact)
    : lookAtMove(action, read.contact, row.createdAt);
}

/** What a look at a contact says of a profile in doubt. @internal */
export function lookAtProfile(
  { from, to }: ProfileAction,
  { linkedinSlug }: Pick<Contact, 'linkedinSlug'>,
): OutboxEvent {
  const merged = mergeProfile(from, to, linkedinSlug);
  if (merged === 'conflict') return otherProfile(linkedinSlug);
  return merged === 'done' ? { kind: 'applied' } : { kind: 'not-applied', failure: null };
}

/** Somebody else's profile stands there: shown, and never written over. */
function otherProfile(held: string | null): OutboxEvent {
  return { kind: 'park', park: { reason: 'conflict', detail: held ?? '' } };
}

/**
 * What a look at a contact says of a move in doubt. Standing where the rep saw them means that it
 * never arrived, unless the CRM knows that they have been where the rep moved them since: then
 * somebody moved them back.
 * @param askedAt when the rep asked for it, epoch ms
 * @internal
 */
export function lookAtMove(
  action: Extract<OutboxRow['action'], { kind: 'move' }>,
  { stage, stageDates }: Pick<Contact, 'stage' | 'stageDates'>,
  askedAt: number,
): OutboxEvent {
  // No stage at all is what a backward move looks like half way (cleared, not yet set): the
  // connector finishes it.
  const merged = stage === null ? 'send' : mergeStage(action.from, action.to, stage);
  if (merged === 'done') return { kind: 'applied' };
  const wasThere = (stageDates[action.to] ?? 0) >= askedAt;
  if (merged === 'send' && !wasThere) return { kind: 'not-applied', failure: null };
  return { kind: 'park', park: { reason: 'conflict', detail: '', theirs: stage } };
}
