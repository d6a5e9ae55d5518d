import type { TabView } from '../../lib/domain/views/tab';
import { siteById } from '../../lib/sites/registry';
import { usePages } from '../page-context';
import { SiteChoice } from './SiteChoice';
import { useSites } from './use-sites';

/** Explains why no person is shown for a page of a supported site, and offers a solution. */
export function HereState({ here }: { here: TabView }) {
  const { t, shell } = usePages();
  const { change } = useSites();
  const { reach, tabId } = here;
  const site = siteById(here.site);
  if (site === undefined || reach === 'read') return <p class="empty soft">{t('here.empty')}</p>;
  if (reach === 'unasked' || (reach === 'off' && site.scripts !== null)) {
    return (
      <div class="pane" data-testid={`here-${reach}`}>
        <SiteChoice site={site} />
      </div>
    );
  }
  const { id, name } = site;
  return (
    <p class="empty" data-testid={`here-${reach}`}>
      <b>{t(reach === 'off' ? 'here.off' : 'here.silent', { site: name })}</b>
      <span class="soft">{t(reach === 'off' ? 'here.off-why' : 'here.silent-why')}</span>
      {reach === 'off' ? (
        <button type="button" data-testid="switch-on" onClick={() => change({ [id]: 'page' })}>
          {t('here.switch-on')}
        </button>
      ) : (
        tabId !== null && (
          <button type="button" data-testid="reload-tab" onClick={() => shell.reloadTab(tabId)}>
            {t('here.reload')}
          </button>
        )
      )}
    </p>
  );
}

/**
 * Shows sites that are switched on but lack the browser's permission, with a button that requests
 * it.
 */
export function Lacking({ here }: { here: TabView }) {
  const { t, shell } = usePages();
  return (
    <>
      {here.lacking
        .flatMap((lacking) => siteById(lacking) ?? [])
        .map(({ id, name, origins }) => (
          <p key={id} class="banner" role="alert" data-testid={`lacking-${id}`}>
            <span>{t('here.lacking', { site: name })}</span>{' '}
            <button
              type="button"
              class="link"
              data-testid={`allow-${id}`}
              onClick={() => void shell.requestHost(...origins).catch(() => false)}
            >
              {t('key.allow')}
            </button>
          </p>
        ))}
    </>
  );
}
