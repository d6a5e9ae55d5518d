import { useState } from 'preact/hooks';
import { siteWords } from '../../lib/i18n/part-translator';
import type { SiteDefinition } from '../../lib/sites/definition';
import { usePages } from '../page-context';
import { SiteChoice } from './SiteChoice';
import { useSites } from './use-sites';

/**
 * Before the choice the browser shows no address of such a site, so it is offered beside every page
 * that is none of a site's.
 */
export function SiteInvitation({ site }: { site: SiteDefinition }) {
  const { language } = usePages();
  const { change } = useSites();
  const [open, setOpen] = useState(false);
  const { id } = site;
  const ts = siteWords(id, language);
  if (open) {
    return (
      <div class="pane">
        <SiteChoice site={site} />
      </div>
    );
  }
  return (
    <p class="banner" data-testid={`${id}-ask`}>
      <span>{ts('ask')}</span>{' '}
      <button type="button" class="link" data-testid={`${id}-choose`} onClick={() => setOpen(true)}>
        {ts('choose')}
      </button>{' '}
      <button
        type="button"
        class="link"
        data-testid={`${id}-no`}
        onClick={() => change({ [id]: 'off' })}
      >
        {ts('off')}
      </button>
    </p>
  );
}
