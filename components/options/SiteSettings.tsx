import type { Settings } from '../../lib/domain/views/settings';
import { siteWords } from '../../lib/i18n/part-translator';
import { modeOf, type SiteDefinition } from '../../lib/sites/definition';
import { SITES } from '../../lib/sites/registry';
import { usePages } from '../page-context';
import { SiteChoice } from '../workspace/SiteChoice';
import { Switch } from './Switch';

export interface SiteSettingsProps {
  settings: Settings;
  onChange: (part: Partial<Settings>) => void;
}

/** Whether and how Relevo shows itself on each site, and whether it marks people in its lists. */
export function SiteSettings(props: SiteSettingsProps) {
  return (
    <>
      {SITES.map((site) => (
        <OneSite key={site.id} site={site} {...props} />
      ))}
    </>
  );
}

function OneSite({ site, settings, onChange }: SiteSettingsProps & { site: SiteDefinition }) {
  const { language } = usePages();
  const { id, chips, scripts } = site;
  const ts = siteWords(id, language);
  const mode = modeOf(site, settings.sites);
  return (
    <>
      {scripts === null ? (
        <Switch
          id={id}
          label={ts('show') ?? id}
          hint={ts('show-what') ?? ''}
          on={mode === 'page'}
          onSwitch={(on) => onChange({ sites: { [id]: on ? 'page' : 'off' } })}
        />
      ) : (
        <SiteChoice site={site} whole />
      )}
      <Switch
        id={chips}
        label={ts('chips') ?? chips}
        hint={ts('chips-what') ?? ''}
        on={settings[chips]}
        disabled={scripts !== null && mode !== 'page'}
        onSwitch={(on) => onChange({ [chips]: on })}
      />
    </>
  );
}
