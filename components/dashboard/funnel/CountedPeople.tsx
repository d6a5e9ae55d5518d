import { useEffect, useRef, useState } from 'preact/hooks';
import { useBus } from '../../../lib/bus/query';
import { type Failure, failureOf } from '../../../lib/domain/base/failure';
import type { CountFilter, CountQuestion } from '../../../lib/domain/figures/counting/question';
import type { Known } from '../../../lib/domain/figures/shown/answers';
import type { PersonView } from '../../../lib/domain/views/person';
import { FailureBox } from '../../FailureBox';
import { usePages } from '../../page-context';
import { Skeleton } from '../../person/Skeleton';
import { useMoves } from '../../person/use-moves';
import { useKeys } from '../../workspace/keyboard';
import { PeopleList } from '../../workspace/PeopleList';
import { PersonPane } from '../../workspace/PersonPane';
import { UndoneToast, UndoToast } from '../../workspace/UndoToast';
import { type Telling, tipText } from './figure-text';

export interface CountedPeopleProps {
  question: CountQuestion;
  /** The number whose people they are, as far as it is known. */
  known: Known;
  filter: CountFilter;
  telling: Telling;
  onClose: () => void;
}

interface Pages {
  readonly people: readonly PersonView[];
  readonly next: string | null;
}

/** The people behind a number, a page at a time, with the card of the one chosen. */
export function CountedPeople({
  question,
  known: number,
  filter,
  telling,
  onClose,
}: CountedPeopleProps) {
  const { shell } = usePages();
  const { call } = useBus();
  const { t } = telling;
  const moves = useMoves({ ...shell, call });
  const [pages, setPages] = useState<Pages | 'cannot' | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [picked, setPicked] = useState<PersonView | null>(null);
  const place = useRef<HTMLElement>(null);
  useKeys({ undo: () => (moves.offer === null ? false : void moves.undo()) });
  const read = async (cursor: string | null) => {
    setFailure(null);
    try {
      const page = await call('figures.people', { question, filter, cursor }, 25_000);
      setPages((before) => {
        if (page === null) return 'cannot';
        const known = before === null || before === 'cannot' ? [] : before.people;
        return { people: [...known, ...page.people], next: page.next };
      });
    } catch (error) {
      setFailure(failureOf(error));
    }
  };
  useEffect(() => {
    void read(null);
    place.current?.scrollIntoView({ block: 'nearest' });
    place.current?.focus({ preventScroll: true });
  }, []);
  const known = pages === null || pages === 'cannot' ? null : pages;
  return (
    <section
      class="panel people-behind no-print"
      ref={place}
      tabIndex={-1}
      aria-labelledby="behind"
      data-testid="people-behind"
    >
      <header class="line">
        <h2 id="behind" class="grow">
          {t('people.title')}
        </h2>
        <button type="button" class="link" data-testid="people-close" onClick={onClose}>
          {t('people.close')}
        </button>
      </header>
      <p class="soft">{tipText(question, number, telling)}</p>
      {failure !== null && <FailureBox failure={failure} onRetry={() => void read(null)} />}
      {pages === 'cannot' && <p>{t('people.cannot')}</p>}
      {pages === null && failure === null && <Skeleton />}
      {known?.people.length === 0 && <p class="soft">{t('people.none')}</p>}
      {known !== null && known.people.length > 0 && (
        <div class="split">
          <div class="tight scroll">
            <PeopleList people={known.people} label={t('people.title')} onOpen={setPicked} />
            {known.next !== null && (
              <button type="button" data-testid="people-more" onClick={() => void read(known.next)}>
                {t('people.more')}
              </button>
            )}
          </div>
          <div class="tight">
            {picked === null ? (
              <p class="soft pad">{t('people.pick')}</p>
            ) : (
              <PersonPane key={picked.contactId} person={picked} moves={moves} />
            )}
            {moves.offer !== null && <UndoToast offer={moves.offer} moves={moves} />}
            {moves.taken !== null && <UndoneToast onDone={moves.settle} />}
          </div>
        </div>
      )}
    </section>
  );
}
