import type { Failure } from '../../lib/domain/base/failure';
import type { CardView } from '../../lib/domain/views/person';
import { failureGroup } from '../../lib/i18n/failure-group';
import { relativeTime } from '../../lib/i18n/time';
import { Say } from '../Say';
import { useSurface } from '../surface';

/** Shows the owner of the contact and the campaign that brought them. */
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

/** Shows which data could not be read from the CRM, and why, instead of an empty list. */
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

/** Shows how old the data is, and why it is not newer. */
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

/** Shows a failure in one line, where space is limited. */
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
