import type { AgeGroup } from '../../../lib/domain/figures/shown/people-on-the-way';
import { shortStage } from '../../stage-name';
import { FigureTable } from '../kit/FigureTable';
import { TableBehind } from '../kit/TableBehind';
import { noteText, percentOf, type Telling } from './figure-text';

export interface OnTheWayProps {
  ages: readonly AgeGroup[];
  /** The day of the goal, as it is written. */
  by: string;
  telling: Telling;
  shown: string | undefined;
  onShow: (name: string) => void;
}

/** Those on the way by stage and by how long they have stood there, each with its chance. */
export function OnTheWay({ ages, by, telling, shown, onShow }: OnTheWayProps) {
  const { t, language, now } = telling;
  const some = ages.filter(({ people }) => people > 0);
  if (some.length === 0) return null;
  const number = new Intl.NumberFormat(language);
  const title = t('way.title', { date: by });
  return (
    <TableBehind more={t('way.more')} testId="way-table">
      <FigureTable
        name="on-the-way"
        title={title}
        head={[t('table.stage'), t('way.days'), t('came.count'), t('way.chance')]}
        note={noteText(title, now, telling)}
        rows={some.map(({ stage, days: [from, until], people, chance, age }) => [
          `${shortStage(stage, t)}`,
          t('way.span', { from, to: until - 1 }),
          {
            text: String(people),
            shown: (
              <button
                type="button"
                class="link"
                data-testid={`count-age.${stage}.${age}`}
                aria-expanded={shown === `age.${stage}.${age}`}
                onClick={() => onShow(`age.${stage}.${age}`)}
              >
                {number.format(people)}
              </button>
            ),
          },
          chance === null ? '–' : percentOf(chance, language),
        ])}
      />
    </TableBehind>
  );
}
