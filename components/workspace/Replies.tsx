import { useRoute } from '../../lib/bus/query';
import type { PersonView } from '../../lib/domain/views/person';
import { relativeTime } from '../../lib/i18n/time';
import { usePages } from '../page-context';

/** Lists what marketing answered to the rep since they last looked; nothing if there is none. */
export function Replies({ onOpen }: { onOpen: (person: PersonView) => void }) {
  const { t, shell, language } = usePages();
  const answers = useRoute('feedback.replies', {}).data ?? [];
  if (answers.length === 0) return null;
  return (
    <section class="pane answers" data-testid="answers" aria-label={t('answered.title')}>
      <h2>
        {t('answered.title')} <span class="count">{answers.length}</span>
      </h2>
      <ul>
        {answers.map(({ person, who, text, at }) => (
          <li key={person.contactId}>
            <button
              type="button"
              class="link"
              data-testid="answered"
              onClick={() => onOpen(person)}
            >
              <b class="theirs">{person.name}</b>
              <span class="grow theirs">{who === null ? text : `${who}: ${text}`}</span>
              <time class="soft">{relativeTime(at, shell.clock(), language)}</time>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
