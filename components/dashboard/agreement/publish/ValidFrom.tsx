import type { Draft } from '../use-draft';
import { useAgreementT } from '../use-t';

/**
 * From which day the version is to hold. The schema sees to it that it is a day; an empty field
 * leaves the last one.
 */
export function ValidFrom({ draft }: { draft: Draft }) {
  const { t } = useAgreementT();
  return (
    <label class="field">
      <span>{t('publish.from')}</span>
      <input
        type="date"
        data-testid="valid-from"
        value={draft.agreement.validFrom}
        onChange={(event) => {
          const validFrom = event.currentTarget.value;
          if (validFrom !== '') draft.edit('validFrom', (each) => ({ ...each, validFrom }));
        }}
      />
      <small class="soft">{t('publish.from-why')}</small>
    </label>
  );
}
