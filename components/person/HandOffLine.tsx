import type { HandOffView } from '../../lib/domain/views/hand-off';
import type { NoteView, ThreadView } from '../../lib/domain/views/thread';
import { dateOf, relativeTime } from '../../lib/i18n/time';
import { Say } from '../Say';
import { useSurface } from '../surface';

/**
 * Shows the state of the hand-off with start, author and reason, and marketing's last answer. While
 * it waits for an answer, advice and clock say so already.
 */
export function HandOffLine({ handOff }: { handOff: HandOffView }) {
  const { t, language, now } = useSurface();
  const { state, since, who, reason, until } = handOff;
  const answer = newestAnswer(handOff.threads);
  if (state === null && answer === null) return null;
  const facts = [
    since === null ? null : relativeTime(since, now, language),
    who,
    reason,
    until === null ? null : t('hand-off.until', { date: dateOf(until, now, language) }),
  ].filter((fact) => fact !== null);
  return (
    <div class="hand-off" data-testid="hand-off" data-state={state ?? 'none'}>
      {state !== null && state !== 'pending' && (
        <p class="theirs">
          <b>
            <Say text={t(`hand-off.${state}`)} />
          </b>
          <span class="soft">
            <Say text={facts.map((fact) => ` · ${fact}`).join('')} />
          </span>
        </p>
      )}
      {handOff.ready.map(({ kind }) => (
        <p key={kind} class="good theirs" data-testid="ready">
          <Say text={t(`ready.${kind}`)} />
        </p>
      ))}
      {answer !== null && (
        <p class="answer theirs" data-testid="answer">
          <small>
            <Say
              text={t(answer.dealtWith ? 'hand-off.dealt-with' : 'hand-off.answer', {
                who: answer.who ?? '?',
              })}
            />
          </small>
          <Say text={answer.text} />
        </p>
      )}
    </div>
  );
}

/** Returns the last comment in the first thread that was not taken back. */
function newestAnswer(threads: readonly ThreadView[]): NoteView | null {
  const open = threads.find(({ undone }) => !undone);
  return open?.answers.findLast(({ verdict }) => verdict === 'comment') ?? null;
}
