import { SITE_ORIGINS } from '../../lib/domain/views/origins';
import type { LinkedInMode } from '../../lib/domain/views/settings';
import { GuideLink } from '../GuideLink';
import { usePages } from '../page-context';
import { FailureLine } from '../person/Facts';
import { useSites } from './use-sites';

const WAYS = ['panel', 'page', 'off'] as const satisfies readonly LinkedInMode[];

/** Lets the rep choose the mode of Relevo on LinkedIn, at any time. Nothing runs there before. */
export function LinkedInChoice() {
  const { t, shell } = usePages();
  const { sites, change, failure } = useSites();
  const pick = (linkedin: LinkedInMode) => {
    // The browser only asks for the permission directly after the click. The choice is stored even
    // if this surface closes in between.
    if (linkedin !== 'off') void shell.requestHost(SITE_ORIGINS.linkedin).catch(() => false);
    change({ linkedin });
  };
  return (
    <fieldset class="ways" data-testid="linkedin-choice">
      <legend>{t('linkedin.title')}</legend>
      <p class="soft">{t('linkedin.clause')}</p>
      {WAYS.map((way) => (
        <label key={way} class="way">
          <input
            type="radio"
            name="linkedin"
            data-testid={`linkedin-${way}`}
            checked={sites?.linkedin === way}
            disabled={sites === undefined}
            onChange={() => pick(way)}
          />
          <span>
            <b>{t(`linkedin.${way}`)}</b>
            {way === 'panel' && <em class="tag">{t('linkedin.recommended')}</em>}
            <small class="soft">{t(`linkedin.${way}-what`)}</small>
          </span>
        </label>
      ))}
      <p class="soft">{t('linkedin.reads')}</p>
      <p class="soft">{t('linkedin.never')}</p>
      <p>
        <GuideLink guide="linkedin" />
      </p>
      {failure !== null && <FailureLine failure={failure} />}
    </fieldset>
  );
}
