import type { Goal } from '../../../lib/domain/base/agreement-model';
import { isStage } from '../../../lib/domain/base/stage';
import type { GoalPair } from '../../../lib/domain/figures/shown/chain';
import { shortStage } from '../../stage-name';
import { monthText, type Telling } from './figure-text';

export interface GoalChainProps {
  pairs: readonly GoalPair[];
  /** `YYYY-MM`. */
  month: string;
  /** Numbers that are tried instead of the agreed ones, by the id of the goal. */
  targets: Readonly<Record<string, number>>;
  telling: Telling;
  onTry: (goal: Goal, target: number) => void;
}

/** The goals of both departments against each other, and what would make them fit. */
export function GoalChain({ pairs, month, targets, telling, onTry }: GoalChainProps) {
  const { t, language } = telling;
  const number = new Intl.NumberFormat(language, { maximumFractionDigits: 1 });
  const nameOf = ({ measure }: Goal) => (isStage(measure) ? shortStage(measure, t) : measure);
  return (
    <section class="chain" aria-labelledby="chain" data-testid="goal-chain">
      <h3 id="chain">{t('goal.chain')}</h3>
      {pairs.length === 0 ? (
        <p class="soft">{t('goal.chain-none')}</p>
      ) : (
        <>
          <p class="soft">{t('goal.chain-lead', { month: monthText(month, language) })}</p>
          <ul>
            {pairs.map(({ upper, lower, check }) => {
              const targetOf = ({ id, target }: Goal) => targets[id] ?? target;
              const isShort = check.short > 0;
              const enough = Math.floor(check.gives);
              return (
                <li key={upper.id} data-testid={`chain-${upper.measure}`} data-short={isShort}>
                  <span>
                    {t(isShort ? 'goal.chain-short' : 'goal.chain-fits', {
                      count: number.format(targetOf(upper)),
                      upper: nameOf(upper),
                      gives: number.format(check.gives),
                      lower: nameOf(lower),
                      target: number.format(targetOf(lower)),
                    })}
                  </span>
                  {isShort && (
                    <span class="line no-print">
                      {check.fitting !== null && (
                        <button
                          type="button"
                          data-testid={`chain-upper-${upper.measure}`}
                          onClick={() => onTry(upper, check.fitting ?? upper.target)}
                        >
                          {t('goal.chain-upper', {
                            count: number.format(check.fitting),
                            upper: nameOf(upper),
                          })}
                        </button>
                      )}
                      {enough >= 1 && (
                        <button
                          type="button"
                          data-testid={`chain-lower-${upper.measure}`}
                          onClick={() => onTry(lower, enough)}
                        >
                          {t('goal.chain-lower', {
                            count: number.format(enough),
                            lower: nameOf(lower),
                          })}
                        </button>
                      )}
                    </span>
                  )}
                </li>
              );
            })}
          </ul>
        </>
      )}
    </section>
  );
}
