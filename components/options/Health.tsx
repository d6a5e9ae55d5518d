import { useRoute } from '../../lib/bus/query';
import { relativeTime } from '../../lib/i18n/time';
import { siteById } from '../../lib/sites/registry';
import { usePages } from '../page-context';
import { Section } from './Section';

/**
 * Whether Relevo still recognises the pages of each site: the first place to look after a site has
 * changed. The signals by name are in the diagnostics.
 */
export function Health() {
  const { t, language, shell } = usePages();
  const sites = useRoute('diagnostics.read', {}).data?.sites ?? [];
  return (
    <Section id="health" title={t('nav.health')} lead={t('health.lead')}>
      {sites.length === 0 && <p class="soft">{t('health.none')}</p>}
      {sites.map(({ site, at, signals }) => {
        const missing = signals.filter(({ state }) => state === 'missing');
        return (
          <div key={site} data-testid={`health-${site}`}>
            <p class={missing.length === 0 ? 'good' : 'warn'}>
              <b>{siteById(site)?.name ?? site}</b>:{' '}
              {missing.length === 0
                ? t('health.fine')
                : t('health.missing', { count: missing.length })}{' '}
              <span class="soft">{relativeTime(at, shell.clock(), language)}</span>
            </p>
            {missing.length > 0 && <p class="soft">{t('health.details')}</p>}
          </div>
        );
      })}
    </Section>
  );
}
