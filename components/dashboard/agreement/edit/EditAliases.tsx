import { useState } from 'preact/hooks';
import type { CampaignAlias } from '../../../../lib/domain/base/agreement-plan';
import { useAgreementT } from '../use-t';
import { useEditing } from './editing';

const EMPTY: CampaignAlias = { former: '', current: '' };

/** Campaigns that were renamed or merged: credit of the old name goes to the new one. */
export function EditAliases() {
  const { draft } = useEditing();
  const { t } = useAgreementT();
  const aliases = draft.agreement.attribution?.aliases ?? [];
  const [added, setAdded] = useState(EMPTY);
  const put = (what: string, next: readonly CampaignAlias[]) =>
    draft.edit(`attribution.aliases ${what}`, (each) => ({
      ...each,
      attribution: { ...each.attribution, aliases: next },
    }));
  const whole = { former: added.former.trim(), current: added.current.trim() };
  const isNew =
    whole.former !== '' &&
    whole.current !== '' &&
    whole.former !== whole.current &&
    !aliases.some(({ former }) => former === whole.former);
  return (
    <>
      <ul>
        {aliases.map((alias, index) => (
          <li key={alias.former}>
            {t('entry.alias', { old: alias.former, now: alias.current })}{' '}
            <button
              type="button"
              class="quiet"
              aria-label={t('remove.alias', { old: alias.former })}
              onClick={() => put('remove', aliases.toSpliced(index, 1))}
            >
              ×
            </button>
          </li>
        ))}
      </ul>
      <form
        class="add-entry"
        aria-label={t('add.alias')}
        data-testid="add-alias"
        onSubmit={(event) => {
          event.preventDefault();
          if (!isNew) return;
          put('add', [...aliases, whole]);
          setAdded(EMPTY);
        }}
      >
        {(['former', 'current'] as const).map((name) => (
          <label key={name} class="field">
            <span class="soft">{t(`field.alias-${name}`)}</span>
            <input
              type="text"
              maxLength={500}
              value={added[name]}
              onInput={(event) => setAdded({ ...added, [name]: event.currentTarget.value })}
            />
          </label>
        ))}
        <button type="submit" disabled={!isNew}>
          {t('add.alias')}
        </button>
      </form>
    </>
  );
}
