import type { PersonView } from '../../lib/domain/view';
import { usePages } from '../pages';
import { PersonLine } from './Person';

export interface MaybeProps {
  person: PersonView;
  onAnswer: (same: boolean, event: Event) => void;
}

/** A doubtful match is asked, never assumed. */
export function Maybe({ person, onAnswer }: MaybeProps) {
  const { say } = usePages();
  return (
    <section class="block" data-testid="maybe" aria-label={say('maybe.title')}>
      <h2>{say('maybe.title')}</h2>
      <p class="soft">{say('maybe.text')}</p>
      <PersonLine person={person} />
      <p class="actions">
        <button type="button" data-testid="maybe-yes" onClick={(event) => onAnswer(true, event)}>
          {say('maybe.yes')}
        </button>
        <button type="button" class="quiet" data-testid="maybe-no" onClick={(event) => onAnswer(false, event)}>
          {say('maybe.no')}
        </button>
      </p>
    </section>
  );
}
