import type { Agreement } from '../../../../lib/domain/base/agreement-model';
import { textIn } from '../../../../lib/domain/base/text';
import { conditionText } from '../entry-text';
import { ScoreBar } from '../ScoreBar';
import { useAgreementT } from '../use-t';
import { numberText, pointsText, unitText } from '../values';

/** How a score comes about, and from which one a lead is an MQL. */
export function DocumentScore({ agreement }: { agreement: Agreement }) {
  const speech = useAgreementT();
  const { t, language } = speech;
  const { score, mqlThreshold } = agreement;
  const half = unitText(score.halfLifeDays, 'day', language);
  return (
    <>
      <ScoreBar
        fitMax={score.fitMax}
        engagementMax={score.engagementMax}
        threshold={mqlThreshold}
      />
      <p data-testid="threshold">
        {t('score.threshold', { threshold: numberText(mqlThreshold, language) })}
      </p>
      <div class="rules">
        <table class="figures">
          <caption>
            <b>{t('score.fit')}</b>{' '}
            <span class="soft">{t('score.fit-why', { most: score.fitMax })}</span>
          </caption>
          <thead>
            <tr>
              <th scope="col">{t('score.rule')}</th>
              <th scope="col" class="number">
                {t('score.points')}
              </th>
            </tr>
          </thead>
          <tbody>
            {score.fit.map((rule) => (
              <tr key={rule.id}>
                <th scope="row">
                  {textIn(rule.label, language)}
                  <small class="soft condition">{conditionText(rule, speech)}</small>
                </th>
                <td class="number" data-sign={Math.sign(rule.points)}>
                  {pointsText(rule.points, language)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
        <table class="figures">
          <caption>
            <b>{t('score.engagement')}</b>{' '}
            <span class="soft">
              {t('score.engagement-why', { most: score.engagementMax, half })}
            </span>
          </caption>
          <thead>
            <tr>
              <th scope="col">{t('score.touch')}</th>
              <th scope="col" class="number">
                {t('score.points')}
              </th>
              <th scope="col" class="number">
                {t('score.cap')}
              </th>
            </tr>
          </thead>
          <tbody>
            {score.engagement.map((rule) => (
              <tr key={rule.kind}>
                <th scope="row">{textIn(rule.label, language)}</th>
                <td class="number">{pointsText(rule.points, language)}</td>
                <td class="number">{numberText(rule.cap, language)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}
