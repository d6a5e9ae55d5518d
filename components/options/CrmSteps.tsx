import type { CrmChoice } from '../../lib/domain/views/crm-choice';
import type { PartTranslate } from '../../lib/i18n/part-translator';

/** The steps that lead to a key, with the scopes that it needs. */
export function CrmSteps({ choice, tc }: { choice: CrmChoice; tc: PartTranslate }) {
  const { steps, scopes } = choice;
  return (
    <>
      <h3>{tc('how')}</h3>
      <ol class="steps">
        {Array.from({ length: steps }, (_, index) => index + 1).map((step) => (
          <li key={step}>
            {tc(`step${step}`)}
            {scopes?.step === step &&
              scopes.groups.map(({ id, names }) => (
                <ScopeList key={id} title={tc(`scopes.${id}`) ?? id} scopes={names} />
              ))}
          </li>
        ))}
      </ol>
    </>
  );
}

function ScopeList({ title, scopes }: { title: string; scopes: readonly string[] }) {
  return (
    <div class="scopes">
      <small class="soft">{title}</small>
      <ul>
        {scopes.map((scope) => (
          <li key={scope}>
            <code>{scope}</code>
          </li>
        ))}
      </ul>
    </div>
  );
}
