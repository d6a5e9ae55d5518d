import type { TeamClock } from '../../lib/domain/hand-off-figures';
import { relativeTime } from '../i18n/time';
import { usePages } from '../pages';
import { useWords } from './words';

const MOST = 12;

/** Who waits now, the latest first. */
export function LateList({
  clocks,
  names,
  chosen,
  onOpen,
}: {
  clocks: readonly TeamClock[];
  names: Readonly<Record<string, string>>;
  /** Whose card is open. */
  chosen: string | undefined;
  onOpen: (contactId: string) => void;
}) {
  const { shell, language, say } = usePages();
  const tell = useWords();
  const running = clocks
    .filter(({ outcome }) => outcome.endedAt === null)
    .sort((a, b) => (a.outcome.dueAt ?? 0) - (b.outcome.dueAt ?? 0));
  return (
    <section class="panel">
      <h2>{tell('hand-offs.now')}</h2>
      {running.length === 0 && <p class="soft">{tell('hand-offs.now-none')}</p>}
      <ul class="late-list">
        {running.slice(0, MOST).map(({ contactId, rep, outcome }) => (
          <li key={contactId} data-state={outcome.state}>
            <button
              type="button"
              class="link theirs"
              data-row
              data-testid="late-person"
              aria-current={contactId === chosen ? 'true' : undefined}
              onClick={() => onOpen(contactId)}
            >
              {names[contactId] ?? contactId}
            </button>
            <span class="soft theirs">{rep ?? tell('hand-offs.nobody')}</span>
            <span class={outcome.state === 'late' ? 'bad' : 'soft'}>
              {outcome.dueAt === null
                ? '–'
                : say(`clock.${outcome.state === 'late' || outcome.state === 'soon' ? outcome.state : 'on-time'}`, {
                    what: say(`clock.${outcome.kind}`),
                    when: relativeTime(outcome.dueAt, shell.clock(), language),
                  })}
            </span>
          </li>
        ))}
      </ul>
      {running.length > MOST && <p class="soft">{tell('hand-offs.more', { count: running.length - MOST })}</p>}
    </section>
  );
}
