import type { MatchOrigin } from '../../lib/domain/views/person';
import { Say } from '../Say';
import { useSurface } from '../surface';

export interface LinkLineProps {
  link: MatchOrigin;
  busy: boolean;
  /** `same` null takes the answer back that links the person to the contact. */
  onAnswer: (offer: string, same: null, event: Event) => void;
  onProfile: (profile: NonNullable<MatchOrigin['profile']>, event: Event) => void;
}

/**
 * Shows how a person on a page was linked to this contact, if the CRM does not prove it, and offers
 * to write the profile into the CRM.
 */
export function LinkLine({ link, busy, onAnswer, onProfile }: LinkLineProps) {
  const { t } = useSurface();
  const { answer, byName = false, profile } = link;
  return (
    <section class="linked" data-testid="link" aria-label={t('trait.profile')}>
      {byName && (
        <p class="soft" data-testid="by-name">
          <Say text={t('link.by-name')} />
        </p>
      )}
      {answer !== null && (
        <p class="line">
          <span class="soft">
            <Say text={t(byName ? 'link.answered-name' : 'link.answered')} />
          </span>
          <button
            type="button"
            class="link"
            data-write
            data-testid="not-them"
            disabled={busy}
            onClick={(event) => onAnswer(answer, null, event)}
          >
            <Say text={t('link.not')} />
          </button>
        </p>
      )}
      {profile !== null && (
        <>
          {profile.held !== null && (
            <p class="soft theirs">
              <Say text={t('link.held', { held: profile.held })} />
            </p>
          )}
          <button
            type="button"
            data-write
            data-testid="add-profile"
            disabled={busy}
            onClick={(event) => onProfile(profile, event)}
          >
            <Say text={t(profile.held === null ? 'link.add' : 'link.replace')} />
          </button>
        </>
      )}
    </section>
  );
}
