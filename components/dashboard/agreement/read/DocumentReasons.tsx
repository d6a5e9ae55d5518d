import type { Agreement } from '../../../../lib/domain/base/agreement-model';
import { textIn } from '../../../../lib/domain/base/text';
import { REASON_LISTS } from '../parts';
import { useAgreementT } from '../use-t';

/** Reasons to reject, recycle or return a person. */
export function DocumentReasons({ agreement }: { agreement: Agreement }) {
  const { t, language } = useAgreementT();
  return (
    <div class="reasons">
      {REASON_LISTS.map((list) => (
        <section key={list}>
          <h3>{t(`reasons.${list}`)}</h3>
          <ul class="bullets">
            {agreement[list].map(({ id, label }) => (
              <li key={id}>{textIn(label, language)}</li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}
