import { type Ranked, rankedByShare } from '../../../lib/domain/figures/rates/ranking';
import type { ClockFigures, FiguresOf } from '../../../lib/domain/hand-off/clock-figures';
import { DASHBOARD } from '../../../lib/i18n/dashboard-texts';
import { durationOf } from '../../../lib/i18n/duration';
import { usePages } from '../../page-context';
import { IntervalBar } from '../kit/IntervalBar';
import { SortHead } from '../kit/SortHead';
import { useSorting } from '../kit/sorting';
import { useT } from '../kit/use-t';

export interface FiguresTableProps {
  /** Name of the table in the address. */
  id: 'rep' | 'campaign';
  title: string;
  /** What to call those without a name. */
  nobody: string;
  rows: readonly FiguresOf[];
  /** Of all rows together. */
  all: ClockFigures;
}

const COLUMNS = ['kept-share', 'kept', 'broken', 'overdue', 'waiting', 'median'] as const;
type Column = (typeof COLUMNS)[number];
type Row = Ranked<FiguresOf>;

/**
 * How clocks went, a line for each rep or campaign and one for all: first who surely misses the
 * most, unless another column is chosen.
 */
export function FiguresTable({ id, title, nobody, rows, all }: FiguresTableProps) {
  const t = useT(DASHBOARD);
  const ranked = rankedByShare(rows, ({ figures }) => missedOf(figures));
  const [sorted, sorting] = useSorting<Row, Column>(`${id}-by`, COLUMNS, ranked, valueIn);
  return (
    <section class="panel wide-table" data-testid={`by-${id}`}>
      <h2>{title}</h2>
      <table class="figures">
        <thead>
          <tr>
            <th scope="col">
              <span class="hidden">{title}</span>
            </th>
            {COLUMNS.map((name) => (
              <SortHead key={name} name={name} sorting={sorting} class="number">
                {t(`hand-offs.${name}`)}
              </SortHead>
            ))}
          </tr>
        </thead>
        <tbody>
          {sorted.map(({ row: { of, figures }, limits, isFew }) => (
            <Line
              key={of ?? ''}
              name={of ?? nobody}
              figures={figures}
              limits={limits === null ? null : { low: 1 - limits.high, high: 1 - limits.low }}
              isFew={isFew}
            />
          ))}
        </tbody>
        <tfoot>
          <Line name={t('totals.all')} figures={all} limits={null} isFew={false} />
        </tfoot>
      </table>
      {sorted.some(({ isFew }) => isFew) && <p class="soft foot">{t('hand-offs.few')}</p>}
    </section>
  );
}

function missedOf({ kept, broken, overdue }: ClockFigures) {
  return { x: broken + overdue, n: kept + broken + overdue };
}

function valueIn({ row: { figures } }: Row, column: Column): number | null {
  if (column === 'kept-share') return figures.keptShare;
  return column === 'median' ? figures.medianMinutes : figures[column];
}

function Line({
  name,
  figures,
  limits,
  isFew,
}: {
  name: string;
  figures: ClockFigures;
  limits: Row['limits'];
  isFew: boolean;
}) {
  const { language } = usePages();
  const t = useT(DASHBOARD);
  const percent = new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 0 });
  const { keptShare, medianMinutes, timed } = figures;
  const range =
    limits === null
      ? undefined
      : t('hand-offs.range', {
          low: percent.format(limits.low),
          high: percent.format(limits.high),
        });
  return (
    <tr>
      <th scope="row" class="theirs">
        {name}
      </th>
      <td class="number" title={range}>
        {keptShare === null ? (
          '–'
        ) : (
          <>
            {limits !== null && <IntervalBar at={keptShare} limits={limits} isHollow={isFew} />}
            <span class={isFew ? 'share-figure soft' : 'share-figure'}>
              {percent.format(keptShare)}
            </span>
          </>
        )}
      </td>
      <td class="number">{figures.kept}</td>
      <td class={figures.broken > 0 ? 'number bad' : 'number'}>{figures.broken}</td>
      <td class={figures.overdue > 0 ? 'number bad' : 'number'}>{figures.overdue}</td>
      <td class="number">{figures.waiting}</td>
      <td class="number">
        {medianMinutes === null ? (
          '–'
        ) : (
          <>
            {durationOf(medianMinutes, language)} <small class="soft">({timed})</small>
          </>
        )}
      </td>
    </tr>
  );
}
