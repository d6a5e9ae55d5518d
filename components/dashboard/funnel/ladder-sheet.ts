import type { StageFigures } from '../../../lib/domain/figures/shown/ladder';
import { shortStage } from '../../stage-name';
import type { Sheet } from '../kit/TableTools';
import { cellText, noteText, rateText, type Telling } from './figure-text';

/** The ladder as plain rows. */
export function ladderSheet(
  stages: readonly StageFigures[],
  period: string,
  telling: Telling,
): Sheet {
  const { t } = telling;
  const title = t('ladder.told', { period });
  const times = stages.flatMap(({ stands }) =>
    stands.known.kind === 'count' ? [stands.known.askedAt] : [],
  );
  return {
    name: 'funnel',
    title,
    head: [
      t('ladder.stage'),
      t('ladder.owner'),
      t('ladder.stands'),
      t('ladder.came'),
      t('ladder.before-head'),
      t('ladder.passed-head'),
      t('ladder.again-head'),
      t('ladder.back-head'),
      t('ladder.rate'),
      t('ladder.counts'),
      t('ladder.half'),
    ],
    rows: stages.map((each) => [
      shortStage(each.stage, t),
      t(`department.${each.owner}`),
      ...[each.stands, each.came, each.before, each.passed, each.again, each.back].map((figure) =>
        cellText(figure?.known ?? null),
      ),
      ...stepCells(each, telling),
    ]),
    note: noteText(title, Math.min(...times), telling),
  };
}

function stepCells({ step }: StageFigures, telling: Telling): string[] {
  const { t } = telling;
  if (step === null || step.rate.kind !== 'rate') return ['', '', ''];
  const { share, counts, note } = rateText(step.rate.rate, telling);
  const days = step.half?.days ?? null;
  const half =
    step.half === null ? '' : days === null ? t('half.never') : t('lag.day', { count: days });
  return [share ?? note ?? '', counts, half];
}
