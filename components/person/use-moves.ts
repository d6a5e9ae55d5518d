import { useRef, useState } from 'preact/hooks';
import { useSend } from '../../lib/bus/query';
import type { Failure } from '../../lib/domain/failure';
import type { Stage } from '../../lib/domain/stage';
import type { CardView, PersonView } from '../../lib/domain/view';
import { UNDO_MS, type UndoOffer } from './UndoBar';

type Mover = Pick<PersonView, 'ticket' | 'contactId' | 'name' | 'stage'>;

export interface Moves {
  readonly move: (person: Mover, to: Stage, reasonId?: string) => Promise<void>;
  readonly undo: () => Promise<void>;
  readonly expire: () => void;
  /** Ends the word that a move was taken back. */
  readonly settle: () => void;
  readonly offer: UndoOffer | null;
  /** Contact whose move was just taken back. */
  readonly taken: string | null;
  readonly busy: boolean;
  /** What the last try ran into, with whom it concerns. */
  readonly failed: { readonly contactId: string; readonly failure: Failure | null } | null;
}

/** After a move the button names the next stage at once: the second click of a double click must not make that move too. Ms. */
const DOUBLE_CLICK_MS = 700;

/**
 * Moving somebody and taking it back for ten seconds. One click is one intent: while one is under way another is not begun,
 * and a try that got no answer is repeated under the same id, so that it counts once.
 */
export function useMoves(env: { newId: () => string; clock: () => number }): Moves {
  const mover = useSend('site.move');
  const undoer = useSend('site.undo');
  const [offer, setOffer] = useState<UndoOffer | null>(null);
  const [taken, setTaken] = useState<string | null>(null);
  const [failed, setFailed] = useState<string | null>(null);
  const underWay = useRef(false);
  const movedAt = useRef(Number.NEGATIVE_INFINITY);
  const unanswered = useRef<{ what: string; intentId: string } | null>(null);

  const once = async (contactId: string, run: () => Promise<boolean>) => {
    if (underWay.current) return;
    underWay.current = true;
    try {
      setFailed((await run()) ? null : contactId);
    } finally {
      underWay.current = false;
    }
  };
  const move = async (person: Mover, to: Stage, reasonId?: string) => {
    if (env.clock() - movedAt.current < DOUBLE_CLICK_MS) return;
    await once(person.contactId, async () => {
      const what = `${person.contactId} ${person.stage} ${to} ${reasonId}`;
      const intentId = unanswered.current?.what === what ? unanswered.current.intentId : env.newId();
      unanswered.current = { what, intentId };
      setTaken(null);
      const reason = reasonId === undefined ? {} : { reasonId };
      const answer = await mover.send({ ticket: person.ticket, intentId, from: person.stage, to, ...reason });
      if (answer === null) return false;
      unanswered.current = null;
      movedAt.current = env.clock();
      const { ticket, contactId, name } = person;
      setOffer({ intentId: answer.intentId, ticket, contactId, name, to, until: env.clock() + UNDO_MS });
      return true;
    });
  };
  const undo = async () => {
    if (offer === null) return;
    await once(offer.contactId, async () => {
      const answer = await undoer.send({ ticket: offer.ticket, intentId: offer.intentId });
      if (answer === null) return false;
      movedAt.current = Number.NEGATIVE_INFINITY;
      setOffer(null);
      setTaken(offer.contactId);
      return true;
    });
  };
  return {
    move,
    undo,
    expire: () => setOffer(null),
    settle: () => setTaken(null),
    offer,
    taken,
    busy: mover.sending || undoer.sending,
    failed: failed === null ? null : { contactId: failed, failure: mover.failure ?? undoer.failure },
  };
}

/** Whether the CRM holds what an offer would take back: the card shows the new stage, and nothing waits. */
export function isSaved(view: CardView, offer: UndoOffer | null): boolean {
  return offer !== null && view.stage === offer.to && !view.intents.some(({ intentId }) => intentId === offer.intentId);
}
