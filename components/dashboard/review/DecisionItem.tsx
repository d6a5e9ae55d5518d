import { useState } from 'preact/hooks';
import { useSend } from '../../../lib/bus/query';
import type { DecisionVersion, DecisionView, ReviewBook } from '../../../lib/domain/review/book';
import { FailureBox } from '../../FailureBox';
import { usePages } from '../../page-context';
import { DecisionForm } from './DecisionForm';
import { dateText } from './review-values';
import { useReviewT } from './use-t';
import { WrittenBy } from './WrittenBy';

export interface DecisionItemProps {
  decision: DecisionView;
  book: Pick<ReviewBook, 'me' | 'people' | 'mayWrite'>;
}

/** A decision with its state; two that were written at once stand side by side until one holds. */
export function DecisionItem({ decision, book }: DecisionItemProps) {
  const { t } = useReviewT();
  const { id, week, versions } = decision;
  const [isEdited, setEdited] = useState(false);
  const { send, sending, failure } = useSend('review.decide', 25_000);
  const [first] = versions;
  const isContested = versions.length > 1;
  const mayWrite = book.mayWrite && book.me !== null;
  const put = ({ text, owner, due }: DecisionVersion, state: DecisionVersion['state']) =>
    void send({ id, week, text, owner, due, state, replaces: versions.map((each) => each.id) });
  return (
    <li class="decision" data-testid="decision" data-contested={isContested}>
      {isContested && <p class="warn">{t('decisions.two')}</p>}
      <div class={isContested ? 'versions' : undefined}>
        {versions.map((version) => (
          <div key={version.id} class="version" data-testid="decision-version">
            <Version version={version} week={week} />
            {mayWrite && isContested && (
              <p class="actions no-print">
                <button
                  type="button"
                  data-testid="decision-choose"
                  disabled={sending}
                  onClick={() => put(version, version.state)}
                >
                  {t('decisions.choose')}
                </button>
              </p>
            )}
          </div>
        ))}
      </div>
      {mayWrite && !isContested && first !== undefined && !isEdited && (
        <p class="actions no-print">
          {first.state === 'open' ? (
            <>
              <button
                type="button"
                data-testid="decision-done"
                disabled={sending}
                onClick={() => put(first, 'done')}
              >
                {t('decisions.done')}
              </button>
              <button
                type="button"
                class="quiet"
                data-testid="decision-edit"
                onClick={() => setEdited(true)}
              >
                {t('decisions.edit')}
              </button>
              <button
                type="button"
                class="quiet"
                disabled={sending}
                onClick={() => put(first, 'dropped')}
              >
                {t('decisions.drop')}
              </button>
            </>
          ) : (
            <button
              type="button"
              class="quiet"
              data-testid="decision-reopen"
              disabled={sending}
              onClick={() => put(first, 'open')}
            >
              {t('decisions.reopen')}
            </button>
          )}
        </p>
      )}
      {isEdited && first !== undefined && (
        <DecisionForm
          id={id}
          week={week}
          before={first}
          people={book.people}
          onDone={() => setEdited(false)}
        />
      )}
      {failure !== null && <FailureBox failure={failure} />}
    </li>
  );
}

function Version({ version, week }: { version: DecisionVersion; week: string }) {
  const speech = useReviewT();
  const { t } = speech;
  const { shell } = usePages();
  const { text, owner, due, state } = version;
  const today = new Date(shell.clock()).toISOString().slice(0, 10);
  const isLate = state === 'open' && due !== null && due < today;
  return (
    <>
      <p>
        <b class="theirs">{text}</b>
        {state !== 'open' && <span class="state"> {t(`decisions.state.${state}`)}</span>}
      </p>
      <p>
        <span class="theirs">{owner ?? t('decisions.no-owner')}</span>,{' '}
        {due === null ? t('decisions.no-due') : dateText(due, speech)}
        {isLate && <b class="bad"> {t('decisions.late')}</b>}{' '}
        <span class="soft">{t('decisions.week', { from: dateText(week, speech) })}</span>
      </p>
      <WrittenBy written={version} />
    </>
  );
}
