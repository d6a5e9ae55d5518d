import { useId, useState } from 'preact/hooks';
import { useSend } from '../../../lib/bus/query';
import type { DecisionVersion } from '../../../lib/domain/review/book';
import { FailureBox } from '../../FailureBox';
import { useReviewT } from './use-t';

const LONGEST = 500;

export interface DecisionFormProps {
  id: string;
  /** First day of the week in whose review it is taken. */
  week: string;
  /** The version that is changed; null for a new one. */
  before: DecisionVersion | null;
  people: readonly string[];
  onDone: () => void;
}

/** Takes a decision, or changes one: what it replaces is what stood there when the form opened. */
export function DecisionForm({ id, week, before, people, onDone }: DecisionFormProps) {
  const { t } = useReviewT();
  const listId = useId();
  const [text, setText] = useState(before?.text ?? '');
  const [owner, setOwner] = useState(before?.owner ?? '');
  const [due, setDue] = useState(before?.due ?? '');
  const [replaces] = useState(before === null ? [] : [before.id]);
  const { send, sending, failure } = useSend('review.decide', 25_000);
  const save = async () => {
    const saved = await send({
      id,
      week,
      text: text.trim(),
      owner: owner.trim() === '' ? null : owner.trim(),
      due: due === '' ? null : due,
      state: before?.state ?? 'open',
      replaces,
    });
    if (saved !== null) onDone();
  };
  return (
    <form
      class="decision-form no-print"
      data-testid="decision-form"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <label class="field wide">
        <span>{t('decisions.text')}</span>
        <input
          type="text"
          required
          maxLength={LONGEST}
          data-testid="decision-text"
          value={text}
          onInput={(event) => setText(event.currentTarget.value)}
        />
      </label>
      <label class="field">
        <span>{t('decisions.owner')}</span>
        <input
          type="text"
          list={listId}
          maxLength={LONGEST}
          data-testid="decision-owner"
          value={owner}
          onInput={(event) => setOwner(event.currentTarget.value)}
        />
        <datalist id={listId}>
          {people.map((name) => (
            <option key={name} value={name} />
          ))}
        </datalist>
      </label>
      <label class="field">
        <span>{t('decisions.due')}</span>
        <input
          type="date"
          data-testid="decision-due"
          value={due}
          onInput={(event) => setDue(event.currentTarget.value)}
        />
      </label>
      <p class="actions">
        <button
          type="submit"
          class="primary"
          data-testid="decision-save"
          disabled={sending || text.trim() === ''}
        >
          {t('decisions.save')}
        </button>
        <button type="button" class="quiet" onClick={onDone}>
          {t('do.cancel')}
        </button>
      </p>
      {failure !== null && <FailureBox failure={failure} />}
    </form>
  );
}
