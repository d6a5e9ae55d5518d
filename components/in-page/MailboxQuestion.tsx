import { useState } from 'preact/hooks';
import { useQueryStore } from '../../lib/bus/content-query';
import { type Failure, failureOf } from '../../lib/domain/base/failure';
import type { MailboxView } from '../../lib/domain/views/mailbox';
import type { SiteId } from '../../lib/domain/views/settings';
import { FailureLine } from '../person/Facts';
import { Say } from '../Say';
import { CardHost } from './CardHost';
import type { Looks } from './draw';
import type { OverlayHosts } from './overlay-hosts';

interface MailboxQuestionProps {
  site: SiteId;
  hosts: OverlayHosts;
  mailbox: MailboxView;
  looks: Looks;
  rtl: boolean;
}

/** Whether Relevo is used in this mailbox: asked once, before anybody in it is looked up. */
export function MailboxQuestion({ site, hosts, mailbox, looks, rtl }: MailboxQuestionProps) {
  const { bus } = useQueryStore();
  const [failure, setFailure] = useState<Failure | null>(null);
  const { t } = looks;
  const { address, likely } = mailbox;
  const answer = (use: boolean) =>
    void bus
      .call('site.mailbox', { mailbox: address, use })
      .catch((error: unknown) => setFailure(failureOf(error)));
  return (
    <CardHost
      {...{ hosts, looks, rtl }}
      site={site}
      crowded={false}
      place={null}
      about={address}
      small
      sign={null}
    >
      {({ allowed }) => (
        <section class="block" data-testid="mailbox">
          <h2 class="theirs">
            <Say text={t('mailbox.ask', { mailbox: address })} />
          </h2>
          <p class="soft">
            <Say text={t(likely ? 'mailbox.likely' : 'mailbox.why')} />
          </p>
          <p class="actions">
            <button
              type="button"
              data-testid="mailbox-yes"
              data-write
              onClick={(event) => {
                if (allowed(event)) answer(true);
              }}
            >
              <Say text={t('mailbox.yes')} />
            </button>
            <button
              type="button"
              class="quiet"
              data-testid="mailbox-no"
              onClick={() => answer(false)}
            >
              <Say text={t('mailbox.no')} />
            </button>
          </p>
          {failure !== null && <FailureLine failure={failure} />}
        </section>
      )}
    </CardHost>
  );
}
