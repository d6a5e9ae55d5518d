import { countsDiffer } from '../../../lib/domain/figures/rates/beyond-chance';
import { overallOf, type StageFigures } from '../../../lib/domain/figures/shown/ladder';
import type { VisitorMonth } from '../../../lib/domain/figures/shown/visitors';
import { StageMark } from '../../StageMark';
import { shortStage } from '../../stage-name';
import { TableTools } from '../kit/TableTools';
import { CountButton } from './CountButton';
import { countText, monthText, percentOf, type Telling, tipText } from './figure-text';
import { ladderSheet } from './ladder-sheet';
import { StepRow } from './StepRow';

export interface LadderProps {
  stages: readonly StageFigures[];
  /** What the period is called. */
  period: string;
  isOpen: boolean;
  /** Whether it is held against a year ago. */
  isYear: boolean;
  /** Of history. */
  months: number;
  /** How many days of the period, and of the one that it is held against, are over. */
  days: readonly [number, number];
  /** The visitors of the last month, as far as they were typed in. */
  visitors: VisitorMonth;
  telling: Telling;
  shown: string | undefined;
  onShow: (name: string) => void;
}

/** The stages with who owns them, their people, and between them how people go on. */
export function Ladder({ stages, period, telling, ...rest }: LadderProps) {
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
            <StageRows key={each.stage} {...{ each, most, telling }} {...rest} />
          ))}
        </tbody>
      </table>
      <TableTools sheet={ladderSheet(stages, period, telling)} />
      <Overall stages={stages} telling={telling} />
    </>
  );
}

interface StageRowsProps extends Omit<LadderProps, 'stages' | 'period'> {
  each: StageFigures;
  most: number;
}

function StageRows({
  each,
  most,
  isOpen,
  isYear,
  months,
  days,
  visitors,
  telling,
  shown,
  onShow,
}: StageRowsProps) {
  const { t, language } = telling;
  const { stage, owner, stands, came, before, step } = each;
  const verdict = before === null ? null : differenceOf(came, before, days);
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
            <small class="soft">
              {visitors.visitors === null
                ? t('ladder.visitors')
                : t('visitors.wait', {
                    month: monthText(visitors.month, language),
                    count: new Intl.NumberFormat(language).format(visitors.visitors),
                  })}
            </small>
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
                    {t(`ladder.${isYear ? 'year' : 'before'}${isOpen ? '-open' : ''}`, {
                      count: countText(before.known, language),
                    })}
                  </button>
                )}
                {verdict !== null && <b class="differs">{t(`ladder.${verdict}`)}</b>}
                <Beside each={each} telling={telling} shown={shown} onShow={onShow} />
              </span>
            </span>
          )}
        </td>
      </tr>
      {step !== null && <StepRow figures={step} isYear={isYear} months={months} {...common} />}
    </>
  );
}

/** Passed over, again, sent back: what the rates do not say; nothing where none is. */
function Beside({
  each,
  telling,
  shown,
  onShow,
}: Pick<StageRowsProps, 'each' | 'telling' | 'shown' | 'onShow'>) {
  const { t, language } = telling;
  return (
    <>
      {(['passed', 'again', 'back'] as const).map((kind) => {
        const figure = each[kind];
        if (figure?.known.kind !== 'count' || figure.known.count === 0) return null;
        const name = `${kind}.${each.stage}`;
        return (
          <button
            key={kind}
            type="button"
            class="link before"
            title={tipText(figure.question, figure.known, telling)}
            data-testid={`count-${name}`}
            aria-expanded={shown === name}
            onClick={() => onShow(name)}
          >
            {t(`ladder.${kind}`, { count: countText(figure.known, language) })}
          </button>
        );
      })}
    </>
  );
}

/** Whether more or fewer came in than before, beyond chance. */
function differenceOf(
  came: StageFigures['came'],
  before: NonNullable<StageFigures['before']>,
  [now, then]: readonly [number, number],
): 'more' | 'fewer' | null {
  if (came?.known.kind !== 'count' || before.known.kind !== 'count' || now <= 0 || then <= 0)
    return null;
  // A count of zero means a missing history more often than a bad month.
  if (before.known.count === 0) return null;
  const [one, two] = [
    { count: came.known.count, exposure: now },
    { count: before.known.count, exposure: then },
  ];
  if (!countsDiffer(one, two)) return null;
  return one.count / now > two.count / then ? 'more' : 'fewer';
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
