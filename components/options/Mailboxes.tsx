import { useRoute, useSend } from '../../lib/bus/query';
import { readList } from '../../lib/domain/person/address-list';
import type { Settings } from '../../lib/domain/views/settings';
import { usePages } from '../page-context';
import { FailureLine } from '../person/Facts';
import { ListField } from './ListField';
import { Section } from './Section';

/** The mailboxes in which Relevo is used, and the addresses that it never looks up. */
export function Mailboxes() {
  const { t } = usePages();
  const settings = useRoute('settings.read', {}).data;
  const fixed = useRoute('settings.fixed', {}).data;
  const changer = useSend('settings.change');
  const change = (part: Partial<Settings>) => changer.send({ change: { ...part } });
  return (
    <Section id="mailboxes" title={t('nav.mailboxes')} lead={t('mailboxes.lead')}>
      {settings !== undefined && fixed !== undefined && (
        <>
          <MailboxList mailboxes={settings.mailboxes} onChange={change} />
          {fixed.mailboxes !== null && (
            <p class="soft" data-testid="fixed-mailboxes">
              {t('mailboxes.fixed-use', { entries: fixed.mailboxes.join(', ') || '–' })}
            </p>
          )}
          <label class="switch-line">
            <input
              type="checkbox"
              data-testid="ask-colleagues"
              checked={settings.askColleagues}
              onChange={(event) => void change({ askColleagues: event.currentTarget.checked })}
            />
            <span>
              <b>{t('mailboxes.colleagues')}</b>
              <small class="soft">{t('mailboxes.colleagues-what')}</small>
            </span>
          </label>
          <ListField
            id="never-asked"
            label={t('mailboxes.never')}
            entries={settings.neverAsked}
            fixed={fixed.neverAsk}
            read={readList}
            bad="mailboxes.bad"
            onSave={(neverAsked) => change({ neverAsked })}
          />
          <ListField
            id="own-addresses"
            label={t('mailboxes.own')}
            hint={t('mailboxes.own-what')}
            entries={settings.ownAddresses}
            fixed={fixed.ownAddresses}
            read={readAddresses}
            bad="mailboxes.bad-address"
            onSave={(ownAddresses) => change({ ownAddresses })}
          />
          {changer.failure !== null && <FailureLine failure={changer.failure} />}
        </>
      )}
    </Section>
  );
}

/** A list of addresses alone. */
function readAddresses(raw: string): ReturnType<typeof readList> {
  const { entries, bad } = readList(raw);
  const isAddress = (entry: string) => entry.includes('@');
  return {
    entries: entries.filter(isAddress),
    bad: [...bad, ...entries.filter((entry) => !isAddress(entry))],
  };
}

interface MailboxListProps {
  mailboxes: Settings['mailboxes'];
  onChange: (part: Partial<Settings>) => unknown;
}

/** Every mailbox that was answered for, with the answer to change. */
function MailboxList({ mailboxes, onChange }: MailboxListProps) {
  const { t } = usePages();
  const all = Object.entries(mailboxes);
  if (all.length === 0) return <p class="soft">{t('mailboxes.none')}</p>;
  return (
    <>
      {all.map(([mailbox, use]) => (
        <label key={mailbox} class="switch-line">
          <input
            type="checkbox"
            data-testid={`mailbox ${mailbox}`}
            checked={use}
            onChange={(event) =>
              void onChange({ mailboxes: { ...mailboxes, [mailbox]: event.currentTarget.checked } })
            }
          />
          <span>{t('mailboxes.use', { mailbox })}</span>
        </label>
      ))}
    </>
  );
}
