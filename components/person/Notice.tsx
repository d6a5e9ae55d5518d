import type { PersonView } from '../../lib/domain/views/person';
import { Say } from '../Say';
import { StageMark } from '../StageMark';
import { shortStage } from '../stage-name';
import { useSurface } from '../surface';

export interface NoticeProps {
  /** Recipients at a stage that the agreement forbids to contact. */
  people: readonly PersonView[];
  /** Whether a person wrote first in this thread: an answer breaks no agreement. */
  wroteFirst?: ((person: PersonView) => boolean) | undefined;
  /** Opens a note to marketing. */
  onAsk?: ((person: PersonView, event: Event) => void) | undefined;
  /** Hides the notice for this message. */
  onHide?: (() => void) | undefined;
}

/**
 * Shows a notice beside a compose window, with an alternative action; nothing without such a
 * recipient.
 */
export function Notice({ people, wroteFirst, onAsk, onHide }: NoticeProps) {
  const { t } = useSurface();
  if (people.length === 0) return null;
  return (
    <div class="notice" role="status" data-testid="notice">
      {people.map((person) => (
        <p key={person.contactId}>
          <StageMark stage={person.stage} />
          <span class="theirs">
            <Say
              text={t(wroteFirst?.(person) ? 'notice.answer' : 'notice.text', {
                name: person.name,
                stage: shortStage(person.stage, t),
              })}
            />
          </span>
          {onAsk === undefined ? (
            <span class="soft">
              <Say text={t('notice.instead')} />
            </span>
          ) : (
            <button
              type="button"
              class="link"
              data-testid="notice-ask"
              onClick={(event) => onAsk(person, event)}
            >
              <Say text={t('note.open')} />
            </button>
          )}
        </p>
      ))}
      {onHide !== undefined && (
        <button type="button" class="link hide" data-testid="notice-hide" onClick={onHide}>
          <Say text={t('dock.collapse')} />
        </button>
      )}
    </div>
  );
}
