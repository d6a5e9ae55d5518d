import type { ComponentChildren } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { useRoute, useSend } from '../../lib/bus/query';
import { type Failure, failureOf } from '../../lib/domain/base/failure';
import type { Stage } from '../../lib/domain/base/stage';
import { textIn } from '../../lib/domain/base/text';
import type { RecentChange } from '../../lib/domain/changes/recent';
import { CONTEST_REASONS } from '../../lib/domain/feedback/contests';
import { MOST_SAID_TOUCHES } from '../../lib/domain/feedback/feedback';
import type { PersonView } from '../../lib/domain/views/person';
import type { TimelineTouch } from '../../lib/domain/views/timeline';
import { usePages } from '../page-context';
import { FailureLine } from '../person/Facts';

/** Called when something about a person is durable, so that the surface offers to take it back. */
export type OnSaid = (
  intentId: string,
  verdict: Extract<RecentChange['label'], { verdict: unknown }>['verdict'],
  /** Ticket of the contact, with which it is taken back. */
  ticket: string,
) => void;

/** Stages at which touches are credited with a deal. */
const WITH_DEAL: readonly (Stage | null)[] = ['opportunity', 'customer'];

/**
 * Returns what draws the control below the touches of marketing on a card, for sales; undefined
 * where there is no deal yet.
 */
export function useCredit(
  person: Pick<PersonView, 'ticket' | 'stage'>,
  onSaid: OnSaid,
): ((same: readonly TimelineTouch[]) => ComponentChildren) | undefined {
  const role = useRoute('settings.read', {}).data?.role;
  if (role === undefined || role === 'marketer' || !WITH_DEAL.includes(person.stage)) return;
  return (same) =>
    same[0]?.by === 'marketing' ? (
      <TouchCredit ticket={person.ticket} touches={same} dealId={null} onSaid={onSaid} />
    ) : null;
}

export interface TouchCreditProps {
  /** Ticket of the contact, or how to get one; null where there is no such contact. */
  ticket: string | (() => Promise<string | null>);
  /** Touches of one line. */
  touches: readonly Pick<TimelineTouch, 'id' | 'title' | 'at' | 'campaign'>[];
  /** The one deal for which it is said; null for all deals of the contact. */
  dealId: string | null;
  onSaid: OnSaid;
}

/** Contests or confirms the credit of touches in two clicks: open, then the answer. */
export function TouchCredit({ ticket, touches, dealId, onSaid }: TouchCreditProps) {
  const { t, language, shell } = usePages();
  const [open, setOpen] = useState(false);
  const [text, setText] = useState('');
  const [lost, setLost] = useState<Failure | 'gone' | null>(null);
  const sender = useSend('contests.give', 20_000);
  const tried = useRef<{ what: string; intentId: string } | null>(null);
  const [touch] = touches;
  if (touch === undefined) return null;
  const { title, at, campaign } = touch;
  const give = async (word: 'contested' | 'confirmed', reasonId?: string) => {
    if (sender.sending) return;
    const what = JSON.stringify([word, reasonId, text]);
    // A try without an answer is repeated with the same id, so that it counts once.
    if (tried.current?.what !== what) tried.current = { what, intentId: shell.newId() };
    const { intentId } = tried.current;
    setLost(null);
    const own = typeof ticket === 'string' ? ticket : await ticket().catch(setLostTo(setLost));
    if (own === null) return setLost((before) => before ?? 'gone');
    const ids = touches.slice(0, MOST_SAID_TOUCHES).map(({ id }) => id);
    const answer = await sender.send({
      ticket: own,
      intentId,
      word,
      touch: { ids, title: title.slice(0, 600), at, campaign, dealId },
      ...(reasonId === undefined ? {} : { reasonId }),
      ...(text.trim() === '' ? {} : { text: text.trim() }),
    });
    if (answer === null) return;
    tried.current = null;
    setOpen(false);
    setText('');
    onSaid(intentId, word, own);
  };
  if (!open)
    return (
      <button
        type="button"
        class="link credit"
        data-testid="credit-open"
        aria-label={t('contest.open-of', { title })}
        onClick={() => setOpen(true)}
      >
        {t('contest.open')}
      </button>
    );
  const failure = lost === 'gone' ? null : (lost ?? sender.failure);
  return (
    <fieldset
      class="menu credit"
      data-testid="credit"
      aria-label={t('contest.ask')}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.preventDefault();
        event.stopPropagation();
        setOpen(false);
      }}
    >
      <p>{t('contest.ask')}</p>
      <button
        type="button"
        data-testid="credit-confirm"
        ref={focus}
        onClick={() => void give('confirmed')}
      >
        {t('contest.confirm')}
      </button>
      <p>{t('contest.no')}</p>
      {CONTEST_REASONS.map(({ id, label }) => (
        <button
          key={id}
          type="button"
          data-testid={`credit-${id}`}
          disabled={id === 'other' && text.trim() === ''}
          onClick={() => void give('contested', id)}
        >
          {textIn(label, language)}
        </button>
      ))}
      <label class="field">
        <span>{t('contest.text')}</span>
        <textarea
          rows={2}
          maxLength={10_000}
          data-testid="credit-text"
          value={text}
          onInput={(event) => setText(event.currentTarget.value)}
        />
      </label>
      {lost === 'gone' && <p class="warn">{t('contest.gone')}</p>}
      {failure !== null &&
        (failure.detail === 'not-yours' ? (
          <p class="warn" role="alert" data-testid="credit-not-yours">
            {t('contest.not-yours')}
          </p>
        ) : (
          <FailureLine failure={failure} />
        ))}
      <button type="button" class="quiet" onClick={() => setOpen(false)}>
        {t('move.cancel')}
      </button>
    </fieldset>
  );
}

/** Keeps why there is no ticket. */
function setLostTo(set: (failure: Failure) => void): (error: unknown) => null {
  return (error) => {
    set(failureOf(error));
    return null;
  };
}

/** Outside of the component, so that it runs once when the menu appears. */
function focus(button: HTMLButtonElement | null): void {
  button?.focus();
}
