import { DASHBOARD } from '../../../lib/i18n/dashboard-texts';
import { usePages } from '../../page-context';
import { DateEdges } from '../kit/DateEdges';
import { Kinds } from '../kit/Kinds';
import { go, useAddress, writeAddress } from '../kit/page-address';
import { useT } from '../kit/use-t';
import { lastDays, PERIODS, type Period, type PeriodKind } from './period';

/** Chooses the period of the figures; it stands in the address. */
export function PeriodPicker({
  period,
  measuredFrom,
  timeZone,
}: {
  period: Period;
  /** From when on clocks are measured, epoch ms; null where they always were. */
  measuredFrom: number | null;
  timeZone: string;
}) {
  const { shell, language } = usePages();
  const t = useT(DASHBOARD);
  const { chosen } = useAddress();
  const change = (more: Record<string, string>) =>
    go(writeAddress('hand-offs', { ...chosen, ...more }), true);
  const pick = (kind: PeriodKind) =>
    kind === 'range'
      ? change({ period: kind, ...lastDays(shell.clock(), timeZone) })
      : change({ period: kind === 'all' ? '' : kind, from: '', to: '' });
  const date = new Intl.DateTimeFormat(language, { timeZone, dateStyle: 'medium' });
  const name = (kind: PeriodKind) =>
    kind === 'all' && measuredFrom !== null
      ? t('hand-offs.since', { date: date.format(measuredFrom) })
      : t(`hand-offs.period.${kind}`);
  return (
    <div class="period">
      <Kinds
        legend={t('filter.days')}
        kinds={PERIODS}
        nameOf={name}
        chosen={period.kind}
        testId="period"
        onPick={pick}
      />
      {period.kind === 'range' && (
        <DateEdges
          nameOf={(edge) => t(`hand-offs.${edge}`)}
          from={chosen['from'] ?? ''}
          to={chosen['to'] ?? ''}
          onChange={change}
        />
      )}
      <p class="only-print">
        {period.kind === 'range' && period.until !== null
          ? date.formatRange(period.from, period.until - 1)
          : name(period.kind)}
      </p>
    </div>
  );
}
