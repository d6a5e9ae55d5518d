import type { PersonView } from '../../lib/domain/views/person';
import { Say, Theirs } from '../Say';
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
 * Shows a notice beside a compose window in one line for all recipients, with an alternative action;
 * softer for those who wrote first. Nothing without such a recipient.
 */
export function Notice({ people, wroteFirst, onAsk, onHide }: NoticeProps) {
  const { t } = useSurface();
  if (people.length === 0) return null;
  const nameOf = ({ name, stage }: PersonView) => `${name} (${shortStage(stage, t)})`;
  const answered = people.filter((person) => wroteFirst?.(person));
  const warned = people.filter((person) => !answered.includes(person));
  return (
    <div class="notice" role="status" data-testid="notice">
      {[warned, answered].map(([person, ...more], index) =>
        person === undefined ? null : (
          <p key={person.contactId} data-soft={index === 1}>
            <svg class="icon" viewBox="0 0 12 12" aria-hidden="true">
              <path fill-rule="evenodd" />
            </svg>
            <Theirs
              text={
                more.length === 0
                  ? t(index === 1 ? 'notice.answer' : 'notice.text', {
                      name: person.name,
                      stage: shortStage(person.stage, t),
                    })
                  : t(index === 1 ? 'notice.answer-many' : 'notice.many', {
                      count: more.length + 1,
                      names: [person, ...more].map(nameOf).join(', '),
                    })
              }
            />
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
        ),
      )}
      {onHide !== undefined && (
        <button type="button" class="link hide" data-testid="notice-hide" onClick={onHide}>
          <Say text={t('notice.hide')} />
        </button>
      )}
    </div>
  );
}
