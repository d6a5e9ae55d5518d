import { useState } from 'preact/hooks';
import { usePages } from '../page-context';
import { LinkedInChoice } from './LinkedInChoice';
import { useSites } from './use-sites';

/**
 * Offers the choice for LinkedIn beside every page that is not a supported site: without
 * permission, the browser does not reveal LinkedIn's addresses.
 */
export function LinkedInInvitation() {
  const { t } = usePages();
  const { change } = useSites();
  const [open, setOpen] = useState(false);
  if (open) {
    return (
      <div class="pane">
        <LinkedInChoice />
      </div>
    );
  }
  return (
    <p class="banner" data-testid="linkedin-ask">
      <span>{t('linkedin.ask')}</span>{' '}
      <button
        type="button"
        class="link"
        data-testid="linkedin-choose"
        onClick={() => setOpen(true)}
      >
        {t('linkedin.choose')}
      </button>{' '}
      <button
        type="button"
        class="link"
        data-testid="linkedin-no"
        onClick={() => change({ linkedin: 'off' })}
      >
        {t('linkedin.off')}
      </button>
    </p>
  );
}
