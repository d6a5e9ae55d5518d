import type { ClockView } from '../lib/domain/clocks/clock';
import { relativeTime } from '../lib/i18n/time';
import { Say } from './Say';
import { useSurface } from './surface';

/**
 * Shows the agreed time that runs, by words and shape (`drawings.css`), and the version of the
 * agreement in a tip.
 */
export function ClockBadge({ clock }: { clock: ClockView }) {
  const { t, language, now } = useSurface();
  const what = t(`clock.${clock.kind}`);
  const text = t(`clock.${clock.state}`, { what, when: relativeTime(clock.dueAt, now, language) });
  return (
    <span
      class="clock"
      data-state={clock.state}
      data-testid="clock"
      title={t('agreement.version', { version: String(clock.agreementVersion) })}
    >
      <svg viewBox="0 0 12 12" aria-hidden="true">
        <path fill-rule="evenodd" />
      </svg>
      <span>
        <Say text={text} />
      </span>
    </span>
  );
}
