import { useEffect, useRef, useState } from 'preact/hooks';
import type { Bus } from '../../lib/bus/client';
import { type Failure, failureOf } from '../../lib/domain/base/failure';
import { isFresh } from '../../lib/domain/base/fresh';
import type { Stage } from '../../lib/domain/base/stage';
import type { RepVerdict } from '../../lib/domain/hand-off/verdict';
import type { CardView, Link, PersonView } from '../../lib/domain/views/person';
import { UNDO_MS, type UndoOffer } from './UndoBar';
import type { VerdictInput } from './verdict-input';

type Mover = Pick<PersonView, 'ticket' | 'contactId' | 'name' | 'stage'>;

export interface Moves {
  readonly move: (person: Mover, to: Stage, reasonId?: string) => Promise<void>;
  /** Gives a verdict. @returns whether it was accepted */
  readonly judge: (person: Mover, verdict: RepVerdict, said: VerdictInput) => Promise<boolean>;
  /** Writes the profile of an action token into the CRM. */
  readonly addProfile: (person: Mover, profile: NonNullable<Link['profile']>) => Promise<void>;
  readonly undo: () => Promise<void>;
  readonly expire: () => void;
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
  const move = async (person: Mover, to: Stage, reasonId?: string) => {
    if (isFresh(movedAt.current, env.clock(), DOUBLE_CLICK_MS)) return;
    await once(person.contactId, async () => {
      const { ticket, contactId, name, stage: from } = person;
      const what = `${contactId} ${from} ${to} ${reasonId}`;
      const intentId =
        unanswered.current?.what === what ? unanswered.current.intentId : env.newId();
      unanswered.current = { what, intentId };
      setTaken(null);
      await env.call('site.move', {
        ticket,
        intentId,
        from,
        to,
        ...(reasonId === undefined ? {} : { reasonId }),
      });
      unanswered.current = null;
      movedAt.current = env.clock();
      setOffer({ intentId, ticket, contactId, name, did: { to }, until: env.clock() + UNDO_MS });
    });
  };
  const judge = async (person: Mover, verdict: RepVerdict, said: VerdictInput) => {
    if (isFresh(movedAt.current, env.clock(), DOUBLE_CLICK_MS)) return false;
    let taken = false;
    await once(person.contactId, async () => {
      const { ticket, contactId, name, stage: from } = person;
      const what = JSON.stringify([contactId, from, verdict, said]);
      const intentId =
        unanswered.current?.what === what ? unanswered.current.intentId : env.newId();
      unanswered.current = { what, intentId };
      setTaken(null);
      await env.call('site.verdict', { ticket, intentId, from, verdict, ...said });
      unanswered.current = null;
      movedAt.current = env.clock();
      taken = true;
      setOffer({
        intentId,
        ticket,
        contactId,
        name,
        did: { verdict },
        until: env.clock() + UNDO_MS,
      });
    });
    return taken;
  };
  const addProfile = (person: Mover, { offer: right, slug }: NonNullable<Link['profile']>) =>
    once(person.contactId, async () => {
      const { ticket, contactId, name } = person;
      const what = `${contactId} profile ${slug}`;
      const intentId =
        unanswered.current?.what === what ? unanswered.current.intentId : env.newId();
      unanswered.current = { what, intentId };
      setTaken(null);
      await env.call('site.profile', { offer: right, intentId });
      unanswered.current = null;
      setOffer({
        intentId,
        ticket,
        contactId,
        name,
        did: { profile: slug },
        until: env.clock() + UNDO_MS,
      });
    });
  const undo = async () => {
    if (offer === null) return;
    await once(offer.contactId, async () => {
      await env.call('site.undo', { ticket: offer.ticket, intentId: offer.intentId });
      movedAt.current = Number.NEGATIVE_INFINITY;
      setOffer(null);
      setTaken(offer.contactId);
    });
  };
  return {
    move,
    judge,
    addProfile,
    undo,
    expire: () => setOffer(null),
    settle: () => setTaken(null),
    offer,
    taken,
    busy,
    failed,
  };
}

/**
 * Whether the CRM has confirmed the change of an undo offer: the card has the new stage, and the
 * intent no longer waits.
 */
export function isSaved(view: CardView, offer: UndoOffer | null): boolean {
  if (offer === null || view.intents.some(({ intentId }) => intentId === offer.intentId))
    return false;
  return 'to' in offer.did ? view.stage === offer.did.to : !view.pending;
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
