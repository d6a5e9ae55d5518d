import { useEffect, useState } from 'preact/hooks';
import { useRoute } from '../../../lib/bus/query';
import { usePages } from '../../page-context';

/** The way into the mailbox: opens it, or loads the tabs again that were open before Relevo was. */
export function OpenMail({ primary }: { primary: boolean }) {
  const { t, shell } = usePages();
  const mail = useRoute('tab.mailboxes', {});
  const [reloaded, setReloaded] = useState(false);
  const { reload } = mail;
  // Tabs open and close while the person is elsewhere.
  useEffect(() => {
    addEventListener('focus', reload);
    return () => removeEventListener('focus', reload);
  }, [reload]);
  if (mail.data === undefined) return null;
  const { origin, silent } = mail.data;
  if (reloaded)
    return (
      <p class="good" role="status" data-testid="mail-reloaded">
        {t('start.reloaded')}
      </p>
    );
  const open = () => {
    if (silent.length === 0) return shell.openTab(`${origin}/`);
    for (const id of silent) shell.reloadTab(id);
    setReloaded(true);
  };
  return (
    <button
      type="button"
      class={primary ? 'primary' : undefined}
      data-testid={silent.length === 0 ? 'mail-open' : 'mail-reload'}
      onClick={open}
    >
      {silent.length === 0 ? t('start.mail') : t('start.reload', { count: silent.length })}
    </button>
  );
}
