import type { AgreementChange } from '../../../lib/domain/agreement/diff';
import type { Agreement } from '../../../lib/domain/base/agreement-model';
import { PARTS, partOf } from './parts';
import { placeText } from './place-text';
import { useAgreementT } from './use-t';
import { ValueShown } from './ValueShown';

export interface ChangeListProps {
  changes: readonly AgreementChange[];
  /** The documents that were compared. */
  before: Agreement;
  after: Agreement;
  /** Takes one change back; nothing to take back where it is left out. */
  onTakeBack?: ((change: AgreementChange) => void) | undefined;
}

/** Every difference in words, in the parts of the document. */
export function ChangeList({ changes, before, after, onTakeBack }: ChangeListProps) {
  const { t } = useAgreementT();
  const groups = [null, ...PARTS].map((part) => ({
    part,
    own: changes.filter(({ path }) => partOf(path[0]) === part),
  }));
  return (
    <div class="changes" data-testid="changes">
      {groups
        .filter(({ own }) => own.length > 0)
        .map(({ part, own }) => (
          <section key={part ?? 'validity'}>
            <h3>{t(part === null ? 'part.validity' : `part.${part}`)}</h3>
            <ul>
              {own.map((change) => (
                <Change
                  key={change.path.join('/')}
                  change={change}
                  before={before}
                  after={after}
                  onTakeBack={onTakeBack}
                />
              ))}
            </ul>
          </section>
        ))}
    </div>
  );
}

function Change({
  change,
  before,
  after,
  onTakeBack,
}: Omit<ChangeListProps, 'changes'> & { change: AgreementChange }) {
  const speech = useAgreementT();
  const { t } = speech;
  const { path, kind, unit } = change;
  const place = placeText(path, change.label, speech);
  return (
    <li data-testid="change" data-kind={kind} data-path={path.join('/')}>
      <span class="kind-mark" data-kind={kind}>
        {t(`change.${kind}`)}
      </span>
      <div>
        <p>
          <b>{place}</b>
        </p>
        <p class="values">
          {change.before !== null && (
            <del>
              <span class="hidden">{t('change.before')} </span>
              <ValueShown value={change.before} at={{ agreement: before, path, unit }} />
            </del>
          )}
          {change.before === null && kind === 'changed' && (
            <span class="soft">{t('value.none')}</span>
          )}
          {kind === 'changed' && <span aria-hidden="true"> → </span>}
          {change.after !== null && (
            <ins>
              <span class="hidden">{t('change.after')} </span>
              <ValueShown value={change.after} at={{ agreement: after, path, unit }} />
            </ins>
          )}
          {change.after === null && kind === 'changed' && (
            <span class="soft">{t('value.none')}</span>
          )}
        </p>
      </div>
      {onTakeBack !== undefined && (
        <button
          type="button"
          class="link no-print"
          data-testid="take-back"
          aria-label={t('change.take-back-of', { place })}
          onClick={() => onTakeBack(change)}
        >
          {t('change.take-back')}
        </button>
      )}
    </li>
  );
}
