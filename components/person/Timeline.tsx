import type { ComponentChildren } from 'preact';
import type { Touch } from '../../lib/domain/base/touch';
import { dayOf, hourOf } from '../../lib/i18n/time';
import { Boundary } from '../Boundary';
import { Say } from '../Say';
import { useSurface } from '../surface';
import { TouchIcon } from './TouchIcon';

export interface TimelineProps {
  touches: readonly Touch[];
  more: boolean;
  loading?: boolean | undefined;
  onMore?: (() => void) | undefined;
  /** Filters, shown below the title. */
  children?: ComponentChildren;
  /** Text for an empty timeline. */
  none?: string | undefined;
}

/** Shows the touches of marketing and sales, newest first, grouped by day. */
export function Timeline({ touches, more, loading, onMore, children, none }: TimelineProps) {
  const { t, language, now } = useSurface();
  const days = byDay(touches, (at) => dayOf(at, now, language));
  return (
    <section class="timeline" data-testid="timeline" aria-label={t('touch.name')}>
      <h3>
        <Say text={t('touch.name')} />
      </h3>
      {children}
      {touches.length === 0 && (
        <p class="soft">
          <Say text={none ?? t('touch.none')} />
        </p>
      )}
      {days.map(([day, ofDay]) => (
        <div key={`${day} ${ofDay[0]?.id}`}>
          <h4>
            <Say text={day} />
          </h4>
          <ul>
            {ofDay.map((touch) => (
              <Boundary key={touch.id}>
                <TouchLine touch={touch} />
              </Boundary>
            ))}
          </ul>
        </div>
      ))}
      {more && onMore !== undefined && (
        <button
          type="button"
          class="quiet"
          data-testid="touches-more"
          aria-busy={loading}
          onClick={onMore}
        >
          <Say text={t('touch.more')} />
        </button>
      )}
    </section>
  );
}

function TouchLine({ touch }: { touch: Touch }) {
  const { t, language } = useSurface();
  const about = [t(`touch.${touch.kind}`), touch.channel, touch.campaign].filter(
    (part) => part !== null && part !== '',
  );
  return (
    <li data-by={touch.by}>
      <TouchIcon kind={touch.kind} />
      <span class="grow">
        <span class="theirs">
          <Say text={touch.title} />
        </span>
        <small class="theirs soft">
          <Say text={about.join(' · ')} />
        </small>
      </span>
      <time class="soft">
        <Say text={hourOf(touch.at, language)} />
      </time>
    </li>
  );
}

/** Groups adjacent touches of the same day, keeping their order. */
function byDay(touches: readonly Touch[], name: (at: number) => string): [string, Touch[]][] {
  const days: [string, Touch[]][] = [];
  for (const touch of touches) {
    const day = name(touch.at);
    const last = days.at(-1);
    if (last?.[0] === day) last[1].push(touch);
    else days.push([day, [touch]]);
  }
  return days;
}
