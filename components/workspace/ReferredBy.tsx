import { useRef, useState } from 'preact/hooks';
import { useRoute, useSend } from '../../lib/bus/query';
import type { CardView } from '../../lib/domain/views/person';
import { FailureBox } from '../FailureBox';
import { usePages } from '../page-context';
import { FailureLine } from '../person/Facts';
import { PersonLine } from '../person/Person';
import { Skeleton } from '../person/Skeleton';
import type { OnSaid } from './TouchCredit';

export interface ReferredByProps {
  person: Pick<CardView, 'ticket' | 'contactId' | 'name' | 'facts'>;
  onSaid: OnSaid;
}

/** Says which contact of the CRM referred a person, or that none did; the card shows the name. */
export function ReferredBy({ person, onSaid }: ReferredByProps) {
  const { t, shell } = usePages();
  const [open, setOpen] = useState(false);
  const [text, setText] = useState('');
  const [asked, setAsked] = useState('');
  const sender = useSend('referrals.set');
  const tried = useRef<{ by: string | null; intentId: string } | null>(null);
  const give = async (by: string | null, who: string | null) => {
    if (sender.sending) return;
    if (tried.current?.by !== who) tried.current = { by: who, intentId: shell.newId() };
    const { intentId } = tried.current ?? { intentId: shell.newId() };
    const answer = await sender.send({ ticket: person.ticket, by, intentId });
    if (answer === null) return;
    tried.current = null;
    setOpen(false);
    onSaid(intentId, 'referred', person.ticket);
  };
  const isReferred = person.facts.some(({ key }) => key === 'referrer');
  if (!open)
    return (
      <div>
        <button
          type="button"
          class="quiet"
          data-testid="referred-open"
          onClick={() => setOpen(true)}
        >
          {t('referral.open')}
        </button>
      </div>
    );
  return (
    <form
      class="note"
      data-testid="referred"
      onSubmit={(event) => {
        event.preventDefault();
        setAsked(text.trim());
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.preventDefault();
        event.stopPropagation();
        setOpen(false);
      }}
    >
      <label class="field">
        <span>{t('referral.who', { name: person.name })}</span>
        <input
          type="search"
          data-testid="referred-text"
          maxLength={200}
          value={text}
          ref={focus}
          onInput={(event) => setText(event.currentTarget.value)}
        />
      </label>
      <p class="actions">
        <button type="submit" data-testid="referred-search" disabled={text.trim() === ''}>
          {t('referral.search')}
        </button>
        {isReferred && (
          <button
            type="button"
            class="quiet"
            data-testid="referred-clear"
            onClick={() => void give(null, null)}
          >
            {t('referral.clear')}
          </button>
        )}
        <button type="button" class="quiet" onClick={() => setOpen(false)}>
          {t('move.cancel')}
        </button>
      </p>
      {asked !== '' && (
        <Found text={asked} not={person.contactId} onPick={(by, who) => void give(by, who)} />
      )}
      {sender.failure !== null && <FailureLine failure={sender.failure} />}
    </form>
  );
}

interface FoundProps {
  text: string;
  /** Contact who is left out: a contact cannot refer themselves. */
  not: string;
  onPick: (ticket: string, contactId: string) => void;
}

function Found({ text, not, onPick }: FoundProps) {
  const { t } = usePages();
  const found = useRoute('people.search', { text }, { timeoutMs: 25_000 });
  if (found.failure !== null) return <FailureBox failure={found.failure} onRetry={found.reload} />;
  if (found.data === undefined) return <Skeleton />;
  const people = found.data.filter(({ contactId }) => contactId !== not);
  if (people.length === 0) return <p class="soft">{t('find.none')}</p>;
  return (
    <ul class="candidates" data-testid="referred-results">
      {people.map((person) => (
        <li key={person.contactId}>
          <PersonLine person={person} />
          <button
            type="button"
            data-testid="referred-pick"
            onClick={() => onPick(person.ticket, person.contactId)}
          >
            {t('referral.pick', { name: person.name })}
          </button>
        </li>
      ))}
    </ul>
  );
}

/** Outside of the component, so that it runs once when the field appears. */
function focus(field: HTMLInputElement | null): void {
  field?.focus();
}
