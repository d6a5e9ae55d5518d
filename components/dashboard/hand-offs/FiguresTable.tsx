import type { FiguresOf } from '../../../lib/domain/hand-off/clock-figures';
import { DASHBOARD } from '../../../lib/i18n/dashboard-texts';
import { durationOf } from '../../../lib/i18n/duration';
import { usePages } from '../../page-context';
import { useT } from '../kit/use-t';

export interface FiguresTableProps {
  title: string;
  /** What to call those without a name. */
  nobody: string;
  rows: readonly FiguresOf[];
}

/** How clocks went, a line for each rep or campaign, the most broken first. */
export function FiguresTable({ title, nobody, rows }: FiguresTableProps) {
  const { language } = usePages();
  const t = useT(DASHBOARD);
  const percent = new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 0 });
  return (
    <section class="panel">
      <h2>{title}</h2>
      <table class="figures">
        <thead>
          <tr>
            <th scope="col">
              <span class="hidden">{title}</span>
            </th>
            {(['kept', 'broken', 'waiting', 'kept-share', 'median'] as const).map((name) => (
              <th key={name} scope="col" class="number">
                {t(`hand-offs.${name}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ of, figures }) => (
            <tr key={of ?? ''}>
              <th scope="row" class="theirs">
                {of ?? nobody}
              </th>
              <td class="number">{figures.kept}</td>
              <td class={figures.broken > 0 ? 'number bad' : 'number'}>{figures.broken}</td>
              <td class="number">{figures.waiting}</td>
              <td class="number">
                {figures.keptShare === null ? '–' : percent.format(figures.keptShare)}
              </td>
              <td class="number">
                {figures.medianMinutes === null ? '–' : durationOf(figures.medianMinutes, language)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
