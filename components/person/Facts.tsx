import type { Failure } from '../../lib/domain/base/failure';
import type { CardView } from '../../lib/domain/views/person';
import { failureGroup } from '../../lib/i18n/failure-group';
import { relativeTime } from '../../lib/i18n/time';
import { Say } from '../Say';
import { useSurface } from '../surface';

/** Who answers for the person, and what brought them. */
export function OwnerLine({ view }: { view: Pick<CardView, 'owner' | 'campaign'> }) {
  const { t } = useSurface();
  return (
    <dl class="facts" data-testid="owner">
      <dt>
        <Say text={t('owner.name')} />
      </dt>
      <dd class="theirs">
        <Say text={view.owner ?? t('owner.none')} />
      </dd>
      {view.campaign !== null && (
        <>
          <dt>
            <Say text={t('owner.campaign')} />
          </dt>
          <dd class="theirs">
            <Say text={view.campaign} />
          </dd>
        </>
      )}
    </dl>
  );
}

/** What the CRM would not tell, and why: never an empty list that looks like the truth. */
export function Gaps({ gaps }: { gaps: CardView['gaps'] }) {
  const { t } = useSurface();
  if (gaps.length === 0) return null;
  return (
    <ul class="gaps soft" data-testid="gaps">
      {gaps.map(({ what, why, detail }) => (
        <li key={`${what} ${why}`} class="theirs">
          <Say
            text={t(`gap.${why}`, {
              what: t(`gap.${what}`) + (detail === '' ? '' : ` (${detail})`),
            })}
          />
        </li>
      ))}
    </ul>
  );
}

/** How old this is, and why it is not newer. */
export function Freshness({ view }: { view: Pick<CardView, 'readAt' | 'stale' | 'failure'> }) {
  const { t, language, now } = useSurface();
  const when = relativeTime(Math.min(view.readAt, now), now, language);
  const text =
    view.failure !== null
      ? t('fresh.since', { when, why: failureLine(view.failure, t) })
      : t(view.stale ? 'fresh.stale' : 'fresh.read', { when });
  return (
    <span class="fresh" data-testid="freshness" data-failed={view.failure !== null}>
      <Say text={text} />
    </span>
  );
}

/** A failure in one line, for a place that has no room for more. */
export function FailureLine({ failure }: { failure: Failure }) {
  const { t } = useSurface();
  return (
    <p class="failure" role="alert" data-testid="failure" data-code={failure.code}>
      <Say text={failureLine(failure, t)} />
    </p>
  );
}

function failureLine(failure: Failure, t: ReturnType<typeof useSurface>['t']): string {
  return t(`fail.${failureGroup(failure.code)}`);
}
