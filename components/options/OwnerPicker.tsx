import { useState } from 'preact/hooks';
import { useRoute, useSend } from '../../lib/bus/query';
import { type ConnectionView, OWN_LIST } from '../../lib/domain/views/admin';
import { usePages } from '../page-context';
import { FailureLine } from '../person/Facts';

export interface OwnerPickerProps {
  connection: ConnectionView;
  /** Whether this is the next step, so that its button is the page's primary one. */
  primary?: boolean | undefined;
}

/**
 * Who the rep is in the CRM: their queue comes from it. Said by the CRM where the key knows, else
 * suggested by the address of a mailbox, and confirmed by the rep.
 */
export function OwnerPicker(props: OwnerPickerProps) {
  const { t } = usePages();
  const { owner, owners, knowsMe, kind } = props.connection;
  if (kind === OWN_LIST) return <NameMe key={owner?.name} {...props} />;
  if (knowsMe && owner !== null) {
    return (
      <p data-testid="me">
        {t('owner.you')} <b class="theirs">{owner.name}</b>
      </p>
    );
  }
  return owners.length === 0 ? null : <Pick {...props} />;
}

function Pick({ connection, primary = false }: OwnerPickerProps) {
  const { t } = usePages();
  const saver = useSend('connection.save');
  const { owner, owners, kind } = connection;
  const addresses = useRoute('tab.mailboxes', {}).data?.addresses ?? [];
  const likely = owners.find(({ email }) => addresses.includes(email?.toLowerCase() ?? ''));
  const pick = (ownerId: string | null) => void saver.send({ kind, ownerId });
  return (
    <>
      {owner === null && likely !== undefined && (
        <p class="actions">
          <span class="theirs">
            {t('me.suggested', { name: `${likely.name} (${likely.email})` })}
          </span>
          <button
            type="button"
            class={primary ? 'primary' : undefined}
            data-testid="owner-yes"
            aria-busy={saver.sending}
            onClick={() => pick(likely.id)}
          >
            {t('me.yes')}
          </button>
        </p>
      )}
      <label class="field">
        <span>{t('owner.pick')}</span>
        <select
          data-testid="owner-pick"
          value={owner?.id ?? ''}
          onChange={(event) => pick(event.currentTarget.value || null)}
        >
          <option value="">{t('owner.nobody')}</option>
          {owners.map(({ id, name, email }) => (
            <option key={id} value={id}>
              {email === null ? name : `${name} (${email})`}
            </option>
          ))}
        </select>
        <small class="soft">{t('owner.why')}</small>
        {saver.failure !== null && <FailureLine failure={saver.failure} />}
      </label>
    </>
  );
}

/** The name of the one user of the rep's own list, who no CRM knows. */
function NameMe({ connection, primary = false }: OwnerPickerProps) {
  const { t } = usePages();
  const saver = useSend('connection.nameMe');
  const addresses = useRoute('tab.mailboxes', {}).data?.addresses ?? [];
  const before = connection.owner?.name ?? '';
  const [name, setName] = useState(before);
  const said = name.trim();
  return (
    <form
      class="row"
      data-testid="name-me"
      onSubmit={(event) => {
        event.preventDefault();
        if (said !== '') void saver.send({ name: said, email: addresses[0] ?? null });
      }}
    >
      <label class="field grow">
        <span>{t('me.name')}</span>
        <input
          type="text"
          data-testid="my-name"
          autocomplete="name"
          maxLength={200}
          value={name}
          onInput={(event) => setName(event.currentTarget.value)}
        />
      </label>
      <button
        type="submit"
        class={primary ? 'primary' : undefined}
        data-testid="my-name-save"
        aria-busy={saver.sending}
        disabled={saver.sending || said === '' || said === before}
      >
        {t('do.save')}
      </button>
      {saver.failure !== null && <FailureLine failure={saver.failure} />}
    </form>
  );
}
