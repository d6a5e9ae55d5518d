import { useRoute, useSend } from '../../../lib/bus/query';
import { usePages } from '../../page-context';
import { Segments } from '../Segments';

/** What the person does: it decides which view of the dashboard opens and what is offered. */
export function Role() {
  const { t } = usePages();
  const role = useRoute('settings.read', {}).data?.role;
  const changer = useSend('settings.change');
  if (role === undefined) return null;
  return (
    <Segments
      id="start-role"
      label={t('start.role')}
      value={role}
      choices={[
        ['rep', t('role.rep')],
        ['marketer', t('role.marketer')],
        ['manager', t('role.manager')],
      ]}
      onPick={(next) => void changer.send({ change: { role: next } })}
    />
  );
}
