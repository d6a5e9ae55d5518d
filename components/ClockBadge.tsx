import type { ClockView } from '../lib/domain/clocks/clock';
import { relativeTime } from '../lib/i18n/time';
import { Say } from './Say';
import { useSurface } from './surface';

/** The sign of a warning: a triangle with a mark. */
export const WARNING = 'M6 .3 11.8 11H.2Zm-.6 3.9v3.2h1.2V4.2Zm0 4.2v1.2h1.2V8.4Z';

const SHAPES: Readonly<Record<ClockView['state'], string>> = {
  'on-time':
    'M6 .8a5.2 5.2 0 1 0 0 10.4A5.2 5.2 0 0 0 6 .8Zm0 1.4a3.8 3.8 0 1 1 0 7.6 3.8 3.8 0 0 1 0-7.6Zm-.6 1.3v3l2.3 1.4.6-1-1.7-1V3.5Z',
  checking:
    'M2.4 4.8a1.2 1.2 0 1 0 0 2.4 1.2 1.2 0 0 0 0-2.4Zm3.6 0a1.2 1.2 0 1 0 0 2.4 1.2 1.2 0 0 0 0-2.4Zm3.6 0a1.2 1.2 0 1 0 0 2.4 1.2 1.2 0 0 0 0-2.4Z',
  soon: 'M6 .8a5.2 5.2 0 1 0 0 10.4A5.2 5.2 0 0 0 6 .8ZM5.4 2.9h1.2v3.2l2 1.2-.6 1-2.6-1.5Z',
  late: WARNING,
};

/** Shows the agreed time that runs, by words and shape, and the version of the agreement in a tip. */
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
        <path fill-rule="evenodd" d={SHAPES[clock.state]} />
      </svg>
      <span>
        <Say text={text} />
      </span>
    </span>
  );
}
