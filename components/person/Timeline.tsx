import type { ComponentChildren } from 'preact';
import type { TimelineTouch } from '../../lib/domain/views/timeline';
import { dayOf, hourOf } from '../../lib/i18n/time';
import { Boundary } from '../Boundary';
import { Say, Theirs } from '../Say';
import { useSurface } from '../surface';
import { TouchIcon } from './TouchIcon';

export interface TimelineProps {
  touches: readonly TimelineTouch[];
  /** Filters, shown below the title. */
  children?: ComponentChildren;
  /** What follows the touches: a button for older ones. */
  foot?: ComponentChildren;
  /** Draws what can be done with the touches of one line, in pages of Relevo. */
  act?: ((same: readonly TimelineTouch[]) => ComponentChildren) | undefined;
  /** Text for an empty timeline. */
  none?: string | undefined;
}

/**
 * Shows the touches of marketing and sales, newest first, grouped by day; the same touch several
 * times in a day is one line.
 */
export function Timeline({ touches, children, foot, act, none }: TimelineProps) {
  const { t, language, now } = useSurface();
  const days = new Map<string, Map<string, TimelineTouch[]>>();
  for (const touch of touches) {
    const day = dayOf(touch.at, now, language);
    const ofDay = days.get(day) ?? new Map<string, TimelineTouch[]>();
    const { kind, title, by, campaign } = touch;
    const what = [kind, title, by, campaign].join();
    days.set(day, ofDay.set(what, [...(ofDay.get(what) ?? []), touch]));
  }
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
      {[...days].map(([day, ofDay]) => (
        <div key={day}>
          <h4>
            <Say text={day} />
          </h4>
          <ul>
            {[...ofDay.values()].map((same) => (
              <Boundary key={same[0]?.id}>
                <TouchLine same={same} act={act} />
              </Boundary>
            ))}
          </ul>
        </div>
      ))}
      {foot}
    </section>
  );
}

function TouchLine({ same, act }: { same: readonly TimelineTouch[]; act: TimelineProps['act'] }) {
  const { t, language } = useSurface();
  const [touch] = same;
  if (touch === undefined) return null;
  const { by, kind, title, channel, campaign, at, answer } = touch;
  const about = [t(`touch.by.${by}`), t(`touch.${kind}`), channel, campaign].filter(
    (part) => part !== null && part !== '',
  );
  return (
    <li data-by={by} data-testid="touch">
      <TouchIcon kind={kind} />
      <span class="grow">
        <Theirs text={same.length === 1 ? title : `${title} ×${same.length}`} />
        <small class="theirs soft">
          <Say text={about.join(' · ')} />
        </small>
        {answer !== undefined && (
          <small class="theirs said" data-testid="said">
            <Say text={answer} />
          </small>
        )}
        {act?.(same)}
      </span>
      <time class="soft">
        <Say text={hourOf(at, language)} />
      </time>
    </li>
  );
}
