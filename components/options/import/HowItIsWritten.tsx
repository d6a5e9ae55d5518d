import { cleanCell, shownOf } from '../../../lib/domain/import/clean';
import { ENCODINGS, type Encoding, type Table } from '../../../lib/domain/import/model';
import type { TableOptions } from '../../../lib/domain/import/table';
import { usePages } from '../../page-context';
import { namedLines } from './named-lines';

/** Lines that are offered as the header. */
const MOST_HEADS = 15;

export interface HowItIsWrittenProps {
  table: Table;
  onReread: (options: TableOptions) => void;
}

/** Header and encoding as they were found, to be changed, and what is doubtful about letters. */
export function HowItIsWritten({ table, onReread }: HowItIsWrittenProps) {
  const { t } = usePages();
  const { headerLine, encoding, heads, doubts } = table;
  const offered = heads.filter(({ line }, index) => index < MOST_HEADS || line === headerLine);
  const kinds = (['mixed', 'repaired', 'lost'] as const).filter((kind) => doubts[kind].length > 0);
  return (
    <>
      <p class="row">
        <label class="field">
          <span>{t('import.header')}</span>
          <select
            data-testid="import-header"
            value={headerLine === null ? '' : String(headerLine)}
            onChange={({ currentTarget: { value } }) =>
              onReread({ encoding, headerLine: value === '' ? null : Number(value) })
            }
          >
            <option value="">{t('import.header-none')}</option>
            {offered.map(({ line, cells }) => (
              <option key={line} value={String(line)}>
                {t('import.header-line', { line, cells: headOf(cells) })}
              </option>
            ))}
          </select>
        </label>
        <label class="field">
          <span>{t('import.encoding')}</span>
          <select
            data-testid="import-encoding"
            value={encoding}
            onChange={({ currentTarget: { value } }) => {
              const chosen = ENCODINGS.find((each) => each === value);
              if (chosen !== undefined) onReread({ encoding: chosen });
            }}
          >
            {ENCODINGS.map((each: Encoding) => (
              <option key={each} value={each}>
                {t(`import.encoding-${each}`)}
              </option>
            ))}
          </select>
        </label>
      </p>
      {doubts.guessed && (
        <p class="warn" data-testid="import-doubt-guessed">
          {t('import.doubt-guessed', { encoding: t(`import.encoding-${encoding}`) })}
        </p>
      )}
      {kinds.map((kind) => (
        <p key={kind} class="warn" data-testid={`import-doubt-${kind}`}>
          {t(`import.doubt-${kind}`, {
            count: doubts[kind].length,
            lines: namedLines(doubts[kind]),
          })}
        </p>
      ))}
    </>
  );
}

function headOf(cells: readonly string[]): string {
  return shownOf(
    cells
      .map(cleanCell)
      .filter((cell) => cell !== '')
      .join(' · '),
  );
}
