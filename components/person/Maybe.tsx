import type { PersonView } from '../../lib/domain/view';
import { Say } from '../Say';
import { useSurface } from '../surface';
import { PersonLine } from './Person';

export interface MaybeProps {
  person: PersonView;
  onAnswer: (same: boolean, event: Event) => void;
}

/** A doubtful match is asked, never assumed. */
export function Maybe({ person, onAnswer }: MaybeProps) {
  const { say } = useSurface();
  return (
    <section class="block" data-testid="maybe" aria-label={say('maybe.title')}>
      <h2>
        <Say text={say('maybe.title')} />
      </h2>
      <p class="soft">
        <Say text={say('maybe.text')} />
      </p>
      <PersonLine person={person} />
      <p class="actions">
        <button type="button" data-testid="maybe-yes" onClick={(event) => onAnswer(true, event)}>
          <Say text={say('maybe.yes')} />
        </button>
        <button type="button" class="quiet" data-testid="maybe-no" onClick={(event) => onAnswer(false, event)}>
          <Say text={say('maybe.no')} />
        </button>
      </p>
    </section>
  );
}
