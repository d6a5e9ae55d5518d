import { textIn } from '../../lib/domain/base/text';
import type { CardView } from '../../lib/domain/views/person';
import { Say } from '../Say';
import { useSurface } from '../surface';

/**
 * Shows the score as a number and a bar (fit and engagement, with the MQL threshold), and the
 * reasons that add up to it.
 */
export function ScoreMeter({
  view,
}: {
  view: Pick<CardView, 'score' | 'scoreDetail' | 'mqlThreshold' | 'stage'>;
}) {
  const { t, language } = useSurface();
  const { value, fit, engagement, source, reasons, agreementVersion } = view.scoreDetail;
  const modelled = source === 'model';
  return (
    <details class="score" data-testid="score">
      <summary>
        <span class="line">
          <span class="soft">
            <Say text={t('score.name')} />
          </span>
          <b class="value" data-testid="score-value">
            <Say text={String(value)} />
          </b>
          <span class="soft grow">
            {modelled ? (
              <>
                <Part of="fit" points={fit} /> <Part of="engagement" points={engagement} />
              </>
            ) : (
              <Say text={t('score.crm')} />
            )}
          </span>
        </span>
        <span class="bar" aria-hidden="true">
          <i class="fit" style={{ inlineSize: `${share(modelled ? fit : value)}%` }} />
          {modelled && <i class="engagement" style={{ inlineSize: `${share(engagement)}%` }} />}
          <i class="threshold" style={{ insetInlineStart: `${share(view.mqlThreshold)}%` }} />
        </span>
        <span class="line soft">
          <span class="more">
            <Say text={t('score.why', { count: value })} />
          </span>
          {view.stage !== 'customer' && (
            <span>
              <Say text={t('score.threshold', { count: view.mqlThreshold })} />
            </span>
          )}
        </span>
      </summary>
      <table data-testid="score-reasons">
        <tbody>
          {reasons.map((reason) => (
            <tr key={reason.id}>
              <td class="theirs">
                <Say text={textIn(reason.label, language)} />
              </td>
              <td>
                <Say text={signed(reason.points)} />
              </td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <td>
              <Say text={t('score.sum')} />
            </td>
            <td>
              <Say text={String(value)} />
            </td>
          </tr>
        </tfoot>
      </table>
      {agreementVersion !== null && (
        <p class="soft" data-testid="score-version">
          <Say text={t('agreement.version', { version: String(agreementVersion) })} />
        </p>
      )}
    </details>
  );
}

/** A part of the score, beside the pattern that it has in the bar. */
function Part({ of, points }: { of: 'fit' | 'engagement'; points: number }) {
  const { t } = useSurface();
  return (
    <span class={`part ${of}`}>
      <Say text={`${t(`score.${of}`)} ${points}`} />
    </span>
  );
}

function share(points: number): number {
  return Math.max(0, Math.min(100, points));
}

function signed(points: number): string {
  return points < 0 ? `−${-points}` : `+${points}`;
}
