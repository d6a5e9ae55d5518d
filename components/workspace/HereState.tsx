import { useSend } from '../../lib/bus/query';
import type { TabView } from '../../lib/domain/views/tab';
import { siteById } from '../../lib/sites/registry';
import { usePages } from '../page-context';
import { FailureLine } from '../person/Facts';
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
  if (here.mailbox !== null && tabId !== null)
    return <Mailbox mailbox={here.mailbox} tabId={tabId} />;
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

interface MailboxProps {
  mailbox: NonNullable<TabView['mailbox']>;
  tabId: number;
}

/** The question that the page asks too, and the way back from a no. */
function Mailbox({ mailbox: { address, use, likely }, tabId }: MailboxProps) {
  const { t } = usePages();
  const sender = useSend('tab.mailbox');
  const answer = (yes: boolean) => void sender.send({ tabId, mailbox: address, use: yes });
  const unasked = use === 'unasked';
  return (
    <div class="empty" data-testid="here-mailbox">
      <b class="theirs">{t(unasked ? 'mailbox.ask' : 'here.mailbox-no', { mailbox: address })}</b>
      <p class="soft">{t(likely ? 'mailbox.likely' : 'mailbox.why')}</p>
      <p class="actions">
        <button type="button" data-testid="mailbox-yes" onClick={() => answer(true)}>
          {t(unasked ? 'mailbox.yes' : 'here.mailbox-use')}
        </button>
        {unasked && (
          <button
            type="button"
            class="quiet"
            data-testid="mailbox-no"
            onClick={() => answer(false)}
          >
            {t('mailbox.no')}
          </button>
        )}
      </p>
      {sender.failure !== null && <FailureLine failure={sender.failure} />}
    </div>
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
