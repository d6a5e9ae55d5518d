import { DASHBOARD } from '../../../lib/i18n/dashboard-texts';
import { VIEW_IDS } from '../views';
import { DASHBOARD_KEYS } from './keys';
import { useT } from './use-t';

const KEYS: Readonly<Record<(typeof DASHBOARD_KEYS)[number], readonly string[]>> = {
  views: ['1', String(VIEW_IDS.length)],
  down: ['J'],
  up: ['K'],
  search: ['/'],
  help: ['?'],
};

/** The keys of the dashboard, over the page; Escape closes it. */
export function KeysHelp({ onClose }: { onClose: () => void }) {
  const t = useT(DASHBOARD);
  return (
    <dialog
      class="keys-help"
      data-testid="keys-help"
      aria-label={t('keys.title')}
      ref={(dialog) => {
        if (dialog !== null && !dialog.open) dialog.showModal();
      }}
      onClose={onClose}
    >
      <h2>{t('keys.title')}</h2>
      <dl>
        {DASHBOARD_KEYS.map((name) => (
          <div key={name}>
            <dt>{t(`keys.${name}`)}</dt>
            <dd>
              {KEYS[name].map((key, index) => (
                <>
                  {index > 0 && ' – '}
                  <kbd>{key}</kbd>
                </>
              ))}
            </dd>
          </div>
        ))}
      </dl>
      <form method="dialog">
        <button type="submit">{t('do.close')}</button>
      </form>
    </dialog>
  );
}
