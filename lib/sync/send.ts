import type { Connector } from '../crm/port/connector';
import type { WriteOutcome } from '../crm/port/write-outcome';
import { failureOf } from '../domain/base/failure';
import type { ParkReason, ProfileAction } from '../domain/changes/intent';
import { mergeSlug, mergeStage } from '../domain/changes/merge';
import type { Contact } from '../domain/person/contact';
import type { OutboxRow } from '../store/rows';
import type { OutboxEvent } from './outbox-machine';

/**
 * The result of trying an intent: the event for the state machine, and the outcome of the write, if
 * there was one.
 */
export interface Tried {
  readonly event: OutboxEvent;
  readonly outcome: WriteOutcome | null;
}

/**
 * Sends an intent once. Never throws: if a connector throws, the change may have been applied, so
 * the intent is in doubt.
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

/** Checks in the CRM whether an intent in doubt has arrived. Changes nothing there. */
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
  // To add a contact whose address exists returns that contact, so sending again is safe.
  if (action.kind === 'add') return { kind: 'not-applied', failure: null };
  const read = (await connector.read([contactId], signal)).get(contactId);
  if (read === undefined) return { kind: 'park', park: { reason: 'gone', detail: '' } };
  return action.kind === 'profile'
    ? lookAtProfile(action, read.contact)
    : lookAtMove(action, read.contact, row.createdAt);
}

/** Decides from the contact in the CRM whether a profile change in doubt was applied. @internal */
export function lookAtProfile(
  { from, to }: ProfileAction,
  { linkedinSlug }: Pick<Contact, 'linkedinSlug'>,
): OutboxEvent {
  const merged = mergeSlug(from, to, linkedinSlug);
  if (merged === 'conflict') return otherProfile(linkedinSlug);
  return merged === 'done' ? { kind: 'applied' } : { kind: 'not-applied', failure: null };
}

/** The contact has another profile: the rep decides, nothing is overwritten. */
function otherProfile(held: string | null): OutboxEvent {
  return { kind: 'park', park: { reason: 'conflict', detail: held ?? '' } };
}

/**
 * Decides from the contact in the CRM whether a move in doubt was applied. A contact still at the
 * old stage means that it was not, unless the stage dates show that the contact reached the new
 * stage since: then another user moved it back.
 * @param askedAt when the rep requested the move, epoch ms
 * @internal
 */
export function lookAtMove(
  action: Extract<OutboxRow['action'], { kind: 'move' }>,
  { stage, stageDates }: Pick<Contact, 'stage' | 'stageDates'>,
  askedAt: number,
): OutboxEvent {
  // Without a stage, a backward move was interrupted between clearing and setting; the connector
  // completes it.
  const merged = stage === null ? 'send' : mergeStage(action.from, action.to, stage);
  if (merged === 'done') return { kind: 'applied' };
  const wasThere = (stageDates[action.to] ?? 0) >= askedAt;
  if (merged === 'send' && !wasThere) return { kind: 'not-applied', failure: null };
  return { kind: 'park', park: { reason: 'conflict', detail: '', theirs: stage } };
}
