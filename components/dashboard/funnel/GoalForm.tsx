import type { Stage } from '../../../lib/domain/base/stage';
import type { Step } from '../../../lib/domain/figures/counting/cohorts';
import type { GoalAsk } from '../../../lib/domain/figures/shown/goal';
import { shortStage } from '../../stage-name';
import { percentOf, type Telling } from './figure-text';

export interface GoalFormProps {
  ask: GoalAsk;
  measures: readonly Stage[];
  steps: readonly Step[];
  /** What the rates are unless another is tried. */
  rates: Readonly<Partial<Record<Stage, number>>>;
  telling: Telling;
  onTry: (change: Partial<GoalAsk>) => void;
}

const CHANCES = [0.5, 0.8, 0.9, 0.95];
const MOST = 1_000_000;

/** The goal, its date, its chance and the rates, each to be moved; nothing of it is saved. */
export function GoalForm({ ask, measures, steps, rates, telling, onTry }: GoalFormProps) {
  const { t, language } = telling;
  const chances = [...new Set([...CHANCES, ask.chance])].sort((a, b) => a - b);
  const before = steps.slice(0, steps.findIndex(({ next }) => next === ask.stage) + 1);
  return (
    <form class="goal-form no-print" onSubmit={(event) => event.preventDefault()}>
      <label class="field">
        <span class="soft">{t('goal.measure')}</span>
        <select
          data-testid="goal-measure"
          value={ask.stage}
          onChange={({ currentTarget: { value } }) => {
            const stage = measures.find((each) => each === value);
            if (stage !== undefined) onTry({ stage });
          }}
        >
          {measures.map((stage) => (
            <option key={stage} value={stage}>
              {shortStage(stage, t)}
            </option>
          ))}
        </select>
      </label>
      <label class="field">
        <span class="soft">{t('goal.count')}</span>
        <input
          type="number"
          min="1"
          max={MOST}
          step="1"
          data-testid="goal-target"
          value={ask.target}
          onInput={({ currentTarget: { valueAsNumber } }) => {
            if (valueAsNumber >= 1 && valueAsNumber <= MOST)
              onTry({ target: Math.round(valueAsNumber) });
          }}
        />
      </label>
      <label class="field">
        <span class="soft">{t('goal.by')}</span>
        <input
          type="date"
          data-testid="goal-by"
          min={ask.from}
          value={ask.by}
          onInput={({ currentTarget: { value } }) => {
            if (value >= ask.from && value < '2100') onTry({ by: value });
          }}
        />
      </label>
      <label class="field">
        <span class="soft">{t('goal.chance')}</span>
        <select
          data-testid="goal-chance"
          value={String(ask.chance)}
          onChange={({ currentTarget: { value } }) => onTry({ chance: Number(value) })}
        >
          {chances.map((chance) => (
            <option key={chance} value={String(chance)}>
              {percentOf(chance, language)}
            </option>
          ))}
        </select>
      </label>
      <details>
        <summary>
          <span class="more">{t('goal.rates')}</span>
        </summary>
        <div class="rates">
          {before.map(({ stage, next }) => (
            <label key={stage} class="field">
              <span class="soft">
                {t('goal.rate-of', { stage: shortStage(stage, t), next: shortStage(next, t) })}
              </span>
              <input
                type="number"
                min="0.1"
                max="100"
                step="any"
                data-testid={`goal-rate-${stage}`}
                value={Math.round((ask.rates[stage] ?? rates[stage] ?? 0) * 1_000) / 10}
                onChange={({ currentTarget: { valueAsNumber } }) => {
                  if (valueAsNumber > 0 && valueAsNumber <= 100)
                    onTry({ rates: { ...ask.rates, [stage]: valueAsNumber / 100 } });
                }}
              />
            </label>
          ))}
        </div>
      </details>
    </form>
  );
}
