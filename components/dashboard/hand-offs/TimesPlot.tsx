import type { TimeBin } from '../../../lib/domain/hand-off/clock-figures';
import { DASHBOARD } from '../../../lib/i18n/dashboard-texts';
import { durationOf } from '../../../lib/i18n/duration';
import { usePages } from '../../page-context';
import { TableBehind } from '../kit/TableBehind';
import { useT } from '../kit/use-t';

const WIDTH = 560;
const HEIGHT = 196;
const FLOOR = 166;
/** Room above the bars and their numbers for the word at the agreed time. */
const TOP = 38;
const GAP = 6;

/**
 * How long things took, as bars on both sides of the agreed time; the same figures stand in a table
 * behind it.
 */
export function TimesPlot({ bins, agreed }: { bins: readonly TimeBin[]; agreed: number }) {
  const { language } = usePages();
  const t = useT(DASHBOARD);
  const most = Math.max(1, ...bins.map(({ count }) => count));
  const width = WIDTH / bins.length;
  const edge = bins.findIndex(({ from }) => from >= agreed);
  const total = bins.reduce((sum, { count }) => sum + count, 0);
  const nameOf = ({ from, to }: TimeBin) =>
    to === null
      ? t('plot.above', { from: durationOf(from, language) })
      : t('plot.between', { from: durationOf(from, language), to: durationOf(to, language) });
  return (
    <section class="panel">
      <h2>{t('plot.title')}</h2>
      <svg
        class="plot"
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        role="img"
        aria-label={t('plot.told', { total, agreed: durationOf(agreed, language) })}
      >
        {bins.map((bin, index) => {
          const height = (bin.count / most) * (FLOOR - TOP);
          return (
            <g key={bin.from} data-side={index >= edge ? 'late' : 'kept'}>
              <rect
                x={index * width + GAP / 2}
                y={FLOOR - height}
                width={width - GAP}
                height={height}
                rx="2"
              />
              {bin.count > 0 && (
                <text x={index * width + width / 2} y={FLOOR - height - 6} text-anchor="middle">
                  {bin.count}
                </text>
              )}
              <text class="axis" x={index * width + GAP / 2} y={HEIGHT - 12}>
                {bin.to === null
                  ? `${durationOf(bin.from, language)}+`
                  : durationOf(bin.from, language)}
              </text>
            </g>
          );
        })}
        <line class="floor" x1="0" x2={WIDTH} y1={FLOOR} y2={FLOOR} />
        <line class="edge" x1={edge * width} x2={edge * width} y1="4" y2={FLOOR + 6} />
        <text class="axis" x={edge * width + 5} y="12">
          {t('hand-offs.agreed')}
        </text>
      </svg>
      <TableBehind more={t('plot.table')}>
        <table class="figures">
          <tbody>
            {bins.map((bin) => (
              <tr key={bin.from}>
                <th scope="row">{nameOf(bin)}</th>
                <td class="number">{bin.count}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableBehind>
    </section>
  );
}
