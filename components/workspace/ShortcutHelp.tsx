import { usePages } from '../page-context';
import { SHORTCUTS } from './keyboard';

/** Lists the keyboard shortcuts. */
export function ShortcutHelp({ onClose }: { onClose: () => void }) {
  const { t } = usePages();
  return (
    <section class="help" data-testid="help" aria-label={t('keys.title')}>
      <h2>{t('keys.title')}</h2>
      <dl>
        {SHORTCUTS.map(({ command, keys }) => (
          <div key={command}>
            <dt>{t(`keys.${command}`)}</dt>
            <dd>
              {keys.map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dd>
          </div>
        ))}
      </dl>
      <p class="soft">{t('keys.open')}</p>
      <button type="button" data-testid="help-close" ref={focus} onClick={onClose}>
        {t('do.close')}
      </button>
    </section>
  );
}

/** Scrolls to the start of the list, whatever the scroll position of the page was. */
function focus(button: HTMLButtonElement | null): void {
  button?.focus({ preventScroll: true });
  button?.closest('section')?.scrollIntoView({ block: 'start' });
}
