import { useRef, useState } from 'preact/hooks';
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
  /** Says something of somebody. @returns whether it was taken */
  readonly judge: (person: Mover, verdict: RepVerdict, said: VerdictInput) => Promise<boolean>;
  /** Puts a profile that was offered into the CRM. */
  readonly addProfile: (person: Mover, profile: NonNullable<Link['profile']>) => Promise<void>;
  readonly undo: () => Promise<void>;
  readonly expire: () => void;
  /** Ends the word that a move was taken back. */
  readonly settle: () => void;
  readonly offer: UndoOffer | null;
  /** Contact whose move was just taken back. */
  readonly taken: string | null;
  readonly busy: boolean;
  /** What the last try ran into, with whom it concerns. */
  readonly failed: { readonly contactId: string; readonly failure: Failure } | null;
}

/**
 * After a move the button names the next stage at once: the second click of a double click must not
 * make that move too. Ms.
 */
const DOUBLE_CLICK_MS = 700;

export interface MovesEnv {
  /** The bus's call; the push that follows it makes surfaces read again. */
  readonly call: Bus['call'];
  readonly newId: () => string;
  readonly clock: () => number;
}

/**
 * Moving somebody and taking it back for ten seconds. One click is one intent: while one is under
 * way another is not begun, and a try that got no answer is repeated under the same id, so that it
 * counts once. Needs no query cache, so that a content script can use it too.
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
 * Whether the CRM holds what an offer would take back: the card shows the new stage, and nothing
 * waits.
 */
export function isSaved(view: CardView, offer: UndoOffer | null): boolean {
  if (offer === null || view.intents.some(({ intentId }) => intentId === offer.intentId))
    return false;
  return 'to' in offer.did ? view.stage === offer.did.to : !view.pending;
}
