import { useSend } from '../../lib/bus/query';
import type { ConnectionView } from '../../lib/domain/views/admin';
import { usePages } from '../page-context';
import { FailureLine } from '../person/Facts';

/** Who the rep is in the CRM: their queue comes from it. The CRM says it where the key allows. */
export function OwnerPicker({ connection }: { connection: ConnectionView }) {
  const { t } = usePages();
  const saver = useSend('connection.save');
  const { owner, owners, knowsMe, kind } = connection;
  if (knowsMe && owner !== null) {
    return (
      <p data-testid="me">
        {t('owner.you')} <b class="theirs">{owner.name}</b>
      </p>
    );
  }
  if (owners.length === 0) return null;
  return (
    <label class="field">
      <span>{t('owner.pick')}</span>
      <select
        data-testid="owner-pick"
        value={owner?.id ?? ''}
        onChange={(event) => void saver.send({ kind, ownerId: event.currentTarget.value || null })}
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
  );
}
