import { useEffect, useRef, useState } from 'preact/hooks';
import type { Bus } from '../../lib/bus/client';
import { type Failure, failureOf } from '../../lib/domain/base/failure';
import { isFresh } from '../../lib/domain/base/fresh';
import type { Stage } from '../../lib/domain/base/stage';
import { UNDO_MS, type UndoLabel } from '../../lib/domain/changes/recent';
import type { RepVerdict } from '../../lib/domain/hand-off/verdict';
import type { CardView, MatchOrigin, PersonView } from '../../lib/domain/views/person';
import type { UndoOffer } from './UndoBar';
import type { VerdictInput } from './verdict-input';

/** What is needed to take a change back. */
type Undoable = Pick<UndoOffer, 'intentId' | 'ticket' | 'contactId'>;

type Mover = Pick<PersonView, 'ticket' | 'contactId' | 'name' | 'stage'>;

export interface Moves {
  readonly move: (person: Mover, to: Stage, reasonId?: string) => Promise<void>;
  /** Gives a verdict. @returns whether it was accepted */
  readonly judge: (person: Mover, verdict: RepVerdict, said: VerdictInput) => Promise<boolean>;
  /** Writes the profile of an action token into the CRM. */
  readonly addProfile: (
    person: Mover,
    profile: NonNullable<MatchOrigin['profile']>,
  ) => Promise<void>;
  /** Takes a change back: the one offered, or another recent one. */
  readonly undo: (change?: Undoable) => Promise<void>;
  readonly expire: () => void;
  /** Takes up the offer of a change that was made in another surface, or before this one opened. */
  readonly resume: (offer: UndoOffer) => void;
  /** Ends the message that a move was taken back. */
  readonly settle: () => void;
  readonly offer: UndoOffer | null;
  /** Id of the contact whose move was just taken back. */
  readonly taken: string | null;
  readonly busy: boolean;
  /** Failure of the last action, with its contact. */
  readonly failed: { readonly contactId: string; readonly failure: Failure } | null;
}

/**
 * After a move, the button immediately offers the next stage. Clicks within this time are ignored,
 * so that a double click does not make two moves, ms.
 */
const DOUBLE_CLICK_MS = 700;

export interface MovesEnv {
  /** The call of the bus; the push that follows updates the surfaces. */
  readonly call: Bus['call'];
  readonly newId: () => string;
  readonly clock: () => number;
}

/**
 * Moves a person and offers undo for ten seconds. One click is one intent: a second one is ignored
 * while the first is being sent, and a try without an answer is repeated with the same id, so that
 * it counts once. Does not use the query cache, so that content scripts can use it too.
 */
export function useMoves(env: MovesEnv): Moves {
  const [offer, setOffer] = useState<UndoOffer | null>(null);
  const [taken, setTaken] = useState<string | null>(null);
  const [failed, setFailed] = useState<Moves['failed']>(null);
  const [busy, setBusy] = useState(false);
  const underWay = useRef(false);
  const movedAt = useRef(Number.NEGATIVE_INFINITY);
  /** Offers that were used or ran out: what is read from the background may still name them. */
  const ended = useRef(new Set<string>());
  const unanswered = useRef<{ what: string; intentId: string } | null>(null);

  const once = async (contactId: string, run: () => Promise<void>) => {
    if (underWay.current) return;
    underWay.current = true;
    setBusy(true);
    setFailed(null);
    try {
      await run();
    } catch (error) {
      setFailed({ contactId, failure: failureOf(error) });
    } finally {
      underWay.current = false;
      setBusy(false);
    }
  };
  /** Sends one intent about a person, and offers to take it back. @returns whether it was taken */
  const request = async (
    person: Mover,
    label: UndoLabel,
    said: unknown,
    send: (intentId: string) => Promise<unknown>,
  ): Promise<boolean> => {
    const { ticket, contactId, name, stage } = person;
    if (isFresh(movedAt.current, env.clock(), DOUBLE_CLICK_MS)) return false;
    let taken = false;
    await once(contactId, async () => {
      const what = JSON.stringify([contactId, stage, label, said]);
      const intentId =
        unanswered.current?.what === what ? unanswered.current.intentId : env.newId();
      unanswered.current = { what, intentId };
      setTaken(null);
      await send(intentId);
      unanswered.current = null;
      movedAt.current = env.clock();
      taken = true;
      setOffer({ intentId, ticket, contactId, name, label, until: env.clock() + UNDO_MS });
    });
    return taken;
  };
  const move = async (person: Mover, to: Stage, reasonId?: string) => {
    const { ticket, stage: from } = person;
    const reason = reasonId === undefined ? {} : { reasonId };
    await request(person, { to }, reason, (intentId) =>
      env.call('site.move', { ticket, intentId, from, to, ...reason }),
    );
  };
  const judge = (person: Mover, verdict: RepVerdict, said: VerdictInput) =>
    request(person, { verdict }, said, (intentId) =>
      env.call('site.verdict', {
        ticket: person.ticket,
        intentId,
        from: person.stage,
        verdict,
        ...said,
      }),
    );
  const addProfile = async (
    person: Mover,
    { offer: right, slug }: NonNullable<MatchOrigin['profile']>,
  ) => {
    await request(person, { profile: slug }, null, (intentId) =>
      env.call('site.profile', { offer: right, intentId }),
    );
  };
  const undo = async (change: Undoable | null = offer) => {
    if (change === null) return;
    const { ticket, intentId, contactId } = change;
    await once(contactId, async () => {
      await env.call('site.undo', { ticket, intentId });
      movedAt.current = Number.NEGATIVE_INFINITY;
      ended.current.add(intentId);
      setOffer(null);
      setTaken(contactId);
    });
  };
  return {
    move,
    judge,
    addProfile,
    undo,
    expire: () => {
      if (offer !== null) ended.current.add(offer.intentId);
      setOffer(null);
    },
    resume: (made) => {
      if (offer !== null || ended.current.has(made.intentId) || made.until <= env.clock()) return;
      setOffer(made);
    },
    settle: () => setTaken(null),
    offer,
    taken,
    busy,
    failed,
  };
}

/**
 * Whether the CRM has confirmed the change of an undo offer: the card has the new stage, and the
 * intent no longer waits. Undefined on the card of another contact.
 */
export function isSaved(view: CardView, offer: UndoOffer | null): boolean | undefined {
  if (offer?.contactId !== view.contactId) return undefined;
  if (view.intents.some(({ intentId }) => intentId === offer.intentId)) return false;
  return 'to' in offer.label ? view.stage === offer.label.to : !view.pending;
}

/** How long before its answer a change can have been stored: the time-out of a call, ms. */
const ANSWER_MS = 10_000;

/**
 * Whether the CRM refused the change of an undo offer, or another user changed the contact: the
 * intent of the offer is parked, or the move that follows from its verdict.
 */
function hasFailed({ contactId, intents }: CardView, offer: UndoOffer | null): boolean {
  if (offer?.contactId !== contactId) return false;
  return intents.some(
    ({ state, intentId, action, createdAt }) =>
      state === 'parked' &&
      (intentId === offer.intentId ||
        (action.kind === 'move' && createdAt >= offer.until - UNDO_MS - ANSWER_MS)),
  );
}

/**
 * Takes up the offer that a card brings along: the change was made in another surface, or in this
 * one before it closed.
 */
export function useRecent(view: CardView | undefined, moves: Moves): void {
  const { recent = null } = view ?? {};
  useEffect(() => {
    if (view === undefined || recent === null) return;
    const { ticket, contactId, name } = view;
    const { intentId, label, at } = recent;
    moves.resume({ intentId, label, ticket, contactId, name, until: at + UNDO_MS });
  }, [recent?.intentId]);
}

/**
 * Ends the offer of a change that failed, because its bar would say that the change was made; the
 * card shows the problem with its actions.
 * @returns whether it failed, so that the bar is not drawn even once
 */
export function useFailedOffer(view: CardView | undefined, moves: Moves): boolean {
  const failed = view !== undefined && hasFailed(view, moves.offer);
  useEffect(() => {
    if (failed) moves.expire();
  }, [failed]);
  return failed;
}
