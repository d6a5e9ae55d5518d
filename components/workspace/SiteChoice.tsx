import type { SiteMode } from '../../lib/domain/views/settings';
import { siteWords } from '../../lib/i18n/part-translator';
import { modeOf, type SiteDefinition } from '../../lib/sites/definition';
import { NamedGuideLink } from '../GuideLink';
import { usePages } from '../page-context';
import { FailureLine } from '../person/Facts';
import { useSites } from './use-sites';

export interface SiteChoiceProps {
  site: SiteDefinition;
  /** Whether there is room for the site's rules word for word; else they are linked to. */
  whole?: boolean | undefined;
}

/**
 * How Relevo is to be on a site: said plainly, chosen by the rep, changed at any time. Nothing runs
 * there before that.
 */
export function SiteChoice({ site, whole = false }: SiteChoiceProps) {
  const { t, language, shell } = usePages();
  const { sites, change, failure } = useSites();
  const { id, origins, modes, recommended } = site;
  const ts = siteWords(id, language);
  const pick = (mode: SiteMode) => {
    // The browser asks for the right only straight from the click; the choice stands whether or not
    // this surface outlives that.
    if (mode !== 'off') void shell.requestHost(...origins).catch(() => false);
    change({ [id]: mode });
  };
  return (
    <fieldset class="ways" data-testid={`${id}-choice`}>
      <legend>{ts('title')}</legend>
      <p class="soft">
        {ts(whole ? 'clause' : 'clause-short')}{' '}
        {!whole && (
          <button type="button" class="link" onClick={() => shell.openOptions('look')}>
            {ts('clause-more')}
          </button>
        )}
      </p>
      {modes.map((mode) => (
        <label key={mode} class="way">
          <input
            type="radio"
            name={id}
            data-testid={`${id}-${mode}`}
            checked={sites !== undefined && modeOf(site, sites) === mode}
            disabled={sites === undefined}
            onChange={() => pick(mode)}
          />
          <span>
            <b>{ts(mode)}</b>
            {mode === recommended && <em class="tag">{t('look.recommended')}</em>}
            <small class="soft">{ts(`${mode}-what`)}</small>
          </span>
        </label>
      ))}
      <p class="soft">{ts('reads')}</p>
      <p class="soft">{ts('never')}</p>
      <p>
        <NamedGuideLink name={id} text={ts('guide') ?? id} />
      </p>
      {failure !== null && <FailureLine failure={failure} />}
    </fieldset>
  );
}
