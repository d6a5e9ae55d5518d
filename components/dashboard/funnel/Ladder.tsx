import { overallOf, type StageFigures } from '../../../lib/domain/figures/shown/ladder';
import { StageMark } from '../../StageMark';
import { shortStage } from '../../stage-name';
import { CountButton } from './CountButton';
import { countText, percentOf, type Telling } from './figure-text';
import { StepRow } from './StepRow';

export interface LadderProps {
  stages: readonly StageFigures[];
  /** What the period is called. */
  period: string;
  isOpen: boolean;
  telling: Telling;
  shown: string | undefined;
  onShow: (name: string) => void;
}

/** The stages with who owns them, their people, and between them how people go on. */
export function Ladder({ stages, period, isOpen, telling, shown, onShow }: LadderProps) {
  const { t } = telling;
  const most = Math.max(1, ...stages.map(({ came }) => numberOf(came?.known)));
  return (
    <>
      <table class="ladder" data-testid="ladder">
        <caption class="hidden">{t('ladder.told', { period })}</caption>
        <thead>
          <tr>
            <th scope="col">{t('ladder.stage')}</th>
            <th scope="col" class="number">
              {t('ladder.stands')}
            </th>
            <th scope="col">
              {t('ladder.came')} <span class="soft">{period}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {stages.map((each) => (
            <StageRows key={each.stage} {...{ each, most, isOpen, telling, shown, onShow }} />
          ))}
        </tbody>
      </table>
      <Overall stages={stages} telling={telling} />
    </>
  );
}

interface StageRowsProps extends Omit<LadderProps, 'stages' | 'period'> {
  each: StageFigures;
  most: number;
}

function StageRows({ each, most, isOpen, telling, shown, onShow }: StageRowsProps) {
  const { t, language } = telling;
  const { stage, owner, stands, came, before, step } = each;
  const share = numberOf(came?.known) / most;
  const common = { telling, shown, onShow };
  return (
    <>
      <tr class="stage" data-stage={stage} data-owner={owner} data-testid={`stage-${stage}`}>
        <th scope="row">
          <span class="who">
            <StageMark stage={stage} />
            <span>
              {shortStage(stage, t)} <small class="owner">{t(`department.${owner}`)}</small>
            </span>
          </span>
        </th>
        <td class="number">
          <CountButton {...stands} name={`stands.${stage}`} {...common} />
        </td>
        <td>
          {came === null ? (
            <small class="soft">{t('ladder.visitors')}</small>
          ) : (
            <span class="came">
              <span class="bar" aria-hidden="true">
                <i style={{ inlineSize: `${(share * 100).toFixed(1)}%` }} />
              </span>
              <span class="told">
                <CountButton {...came} name={`came.${stage}`} {...common} />
                {before !== null && before.known.kind === 'count' && (
                  <button
                    type="button"
                    class="link before"
                    data-testid={`count-before.${stage}`}
                    aria-expanded={shown === `before.${stage}`}
                    onClick={() => onShow(`before.${stage}`)}
                  >
                    {t(isOpen ? 'ladder.before-open' : 'ladder.before', {
                      count: countText(before.known, language),
                    })}
                  </button>
                )}
              </span>
            </span>
          )}
        </td>
      </tr>
      {step !== null && <StepRow figures={step} {...common} />}
    </>
  );
}

function Overall({ stages, telling }: Pick<LadderProps, 'stages' | 'telling'>) {
  const { t, language } = telling;
  const overall = overallOf(stages);
  const steps = stages.flatMap(({ step }) => (step === null ? [] : [step.step]));
  const [first, last] = [steps[0], steps.at(-1)];
  if (overall === null || first === undefined || last === undefined) return null;
  const number = new Intl.NumberFormat(language, { maximumFractionDigits: 1 });
  return (
    <p class="overall" data-testid="overall">
      {t('ladder.whole', {
        first: shortStage(first.stage, t),
        last: shortStage(last.next, t),
        rate: percentOf(overall.mean, language),
        low: number.format(overall.low * 100),
        high: number.format(overall.high * 100),
      })}
    </p>
  );
}

function numberOf(known: StageFigures['stands']['known'] | undefined): number {
  return known?.kind === 'count' ? known.count : 0;
}
