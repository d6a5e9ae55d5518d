import { Fragment } from 'preact';
import type { Failure } from '../../lib/domain/base/failure';
import type { CardView } from '../../lib/domain/views/person';
import { failureGroup } from '../../lib/i18n/failure-group';
import { relativeTime } from '../../lib/i18n/time';
import { Say } from '../Say';
import { useSurface } from '../surface';

/** Shows owner, campaign, persona, address, telephone and company size, as far as known. */
export function FactList({ facts }: Pick<CardView, 'facts'>) {
  const { t } = useSurface();
  return (
    <dl class="facts" data-testid="owner">
      {facts.map(({ key, value }) => (
        <Fragment key={key}>
          <dt>
            <Say text={t(`owner.${key}`)} />
          </dt>
          <dd class="theirs">
            <Say text={value ?? t('owner.none')} />
          </dd>
        </Fragment>
      ))}
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
    <span class="fresh soft" data-testid="freshness" data-failed={view.failure !== null}>
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
