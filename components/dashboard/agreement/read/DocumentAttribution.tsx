import { attributionOf } from '../../../../lib/domain/agreement/attribution';
import type { Agreement } from '../../../../lib/domain/base/agreement-model';
import { CREDIT_PARTS } from '../../../../lib/domain/base/agreement-plan';
import { useAgreementT } from '../use-t';
import { touchesText } from '../value-text';
import { listText, numberText } from '../values';
import { Assumed } from './Assumed';

/** What counts for a customer and how credit is shared; what was left open is marked as assumed. */
export function DocumentAttribution({ agreement }: { agreement: Agreement }) {
  const speech = useAgreementT();
  const { t, language } = speech;
  const { model, shares, lookbackDays, touches, aliases } = attributionOf(agreement);
  return (
    <>
      <h3>{t('attribution.title')}</h3>
      <p data-testid="agreement-attribution">
        {t('attribution.model', { model: t(`model.${model.value}`) })}
        <Assumed of={model} />
      </p>
      {shares !== null && (
        <p data-testid="agreement-shares">
          {t('attribution.shares', {
            shares: listText(
              CREDIT_PARTS.map((part) => `${t(`share.${part}`)} ${shares[part]}`),
              language,
            ),
          })}
        </p>
      )}
      <p>
        {t('attribution.lookback', {
          count: lookbackDays.value,
          days: numberText(lookbackDays.value, language),
        })}
        <Assumed of={lookbackDays} />
      </p>
      <p>
        {t('attribution.touches', { touches: touchesText(touches.value, speech) })}
        <Assumed of={touches} />
      </p>
      <p class="soft">{t('attribution.touches-why')}</p>
      {aliases.length > 0 && (
        <ul>
          {aliases.map(({ former, current }) => (
            <li key={former}>{t('entry.alias', { old: former, now: current })}</li>
          ))}
        </ul>
      )}
    </>
  );
}
