import { useSend } from '../../lib/bus/query';
import type { CrmKind, NewField } from '../../lib/domain/views/admin';
import { crmWords } from '../../lib/i18n/part-translator';
import { FailureBox } from '../FailureBox';
import { usePages } from '../page-context';

/**
 * Offers to make the fields that the CRM lacks, and shows exactly what would be made before it is.
 */
export function NewFields({ kind, fields }: { kind: CrmKind; fields: readonly NewField[] }) {
  const { t, language } = usePages();
  const tc = crmWords(kind, language);
  const maker = useSend('connection.makeFields');
  if (fields.length === 0) return null;
  return (
    <div class="panel" data-testid="new-fields">
      <h3>{t('fields.title')}</h3>
      <p>{tc('fields.lead')}</p>
      <ul class="fields">
        {fields.map(({ name, label, type, values, formula }) => (
          <li key={name}>
            <p>
              <code>{name}</code> · {label} · {type}
              {values.length > 0 && `: ${values.join(', ')}`}
            </p>
            {formula !== null && (
              <>
                <p class="soft">{tc('fields.formula')}</p>
                <pre>{formula}</pre>
              </>
            )}
          </li>
        ))}
      </ul>
      <p class="soft">{tc('fields.rights')}</p>
      {maker.failure !== null && <FailureBox failure={maker.failure} />}
      <button
        type="button"
        class="primary"
        data-testid="make-fields"
        aria-busy={maker.sending}
        disabled={maker.sending}
        onClick={() => void maker.send({})}
      >
        {t('fields.make', { count: fields.length })}
      </button>
    </div>
  );
}
