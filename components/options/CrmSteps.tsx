import { useState } from 'preact/hooks';
import type { CrmChoice } from '../../lib/domain/views/crm-choice';
import type { PartTranslate } from '../../lib/i18n/part-translator';
import { usePages } from '../page-context';

/** The steps that lead to a key, with the scopes that it needs; folded where there is one. */
export function CrmSteps({
  choice,
  tc,
  isFolded,
}: {
  choice: CrmChoice;
  tc: PartTranslate;
  isFolded: boolean;
}) {
  if (!isFolded)
    return (
      <>
        <h3>{tc('how')}</h3>
        <StepList choice={choice} tc={tc} />
      </>
    );
  return (
    <details data-testid="key-steps">
      <summary>
        <span class="more">{tc('how')}</span>
      </summary>
      <StepList choice={choice} tc={tc} />
    </details>
  );
}

function StepList({ choice, tc }: { choice: CrmChoice; tc: PartTranslate }) {
  const { t, shell } = usePages();
  const { steps, scopes, keyPage, brand, kind } = choice;
  return (
    <ol class="steps">
      {Array.from({ length: steps }, (_, index) => index + 1).map((step) => (
        <li key={step}>
          {tc(`step${step}`)}{' '}
          {step === 1 && keyPage !== null && (
            <button
              type="button"
              class="link"
              data-testid="key-page"
              onClick={() => shell.openTab(keyPage)}
            >
              {t('key.page', { crm: brand ?? kind })}
            </button>
          )}
          {scopes?.step === step &&
            scopes.groups.map(({ id, names }) => (
              <ScopeList key={id} title={tc(`scopes.${id}`) ?? id} scopes={names} />
            ))}
          {scopes?.step === step && (
            <CopyScopes names={scopes.groups.flatMap(({ names }) => names)} />
          )}
        </li>
      ))}
    </ol>
  );
}

/** Puts the scopes on the clipboard, one a line: a search box takes them one by one. */
function CopyScopes({ names }: { names: readonly string[] }) {
  const { t, shell } = usePages();
  const [copied, setCopied] = useState(false);
  const copy = () =>
    void shell.copy(names.join('\n')).then(
      () => setCopied(true),
      () => setCopied(false),
    );
  return (
    <p class="actions">
      <button type="button" data-testid="copy-scopes" onClick={copy}>
        {t('key.copy-scopes')}
      </button>
      {copied && (
        <span role="status" class="good">
          {t('key.scopes-copied')}
        </span>
      )}
    </p>
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
