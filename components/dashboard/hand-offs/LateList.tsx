import { useState } from 'preact/hooks';
import type { TeamClock } from '../../../lib/domain/hand-off/clock-figures';
import type { ClockOutcome } from '../../../lib/domain/hand-off/story';
import { DASHBOARD } from '../../../lib/i18n/dashboard-texts';
import { ClockBadge } from '../../ClockBadge';
import { useT } from '../kit/use-t';

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
  const t = useT(DASHBOARD);
  const running = clocks
    .filter(({ outcome }) => outcome.endedAt === null)
    .sort((a, b) => (a.outcome.dueAt ?? 0) - (b.outcome.dueAt ?? 0));
  const [all, setAll] = useState(false);
  return (
    <section class="panel">
      <h2>{t('hand-offs.now')}</h2>
      {running.length === 0 && <p class="soft">{t('hand-offs.now-none')}</p>}
      <ul class="late-list">
        {running.map(({ contactId, rep, outcome }, index) => (
          <li
            key={contactId}
            class={!all && index >= MOST ? 'folded' : undefined}
            data-state={outcome.state}
          >
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
            <span class="soft theirs">{rep ?? t('hand-offs.nobody')}</span>
            <Running outcome={outcome} />
          </li>
        ))}
      </ul>
      {!all && running.length > MOST && (
        <button
          type="button"
          class="link no-print"
          data-testid="late-all"
          onClick={() => setAll(true)}
        >
          {t('hand-offs.more', { count: running.length - MOST })}
        </button>
      )}
    </section>
  );
}

function Running({ outcome }: { outcome: ClockOutcome }) {
  const { kind, startedAt, dueAt, state, agreementVersion } = outcome;
  // Hours that never come end no clock.
  if (dueAt === null || state === 'kept' || state === 'broken' || state === 'not-measured')
    return <span class="soft">–</span>;
  return <ClockBadge clock={{ kind, startedAt, dueAt, state, agreementVersion }} />;
}
