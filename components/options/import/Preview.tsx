import { isStage, STAGES, type Stage } from '../../../lib/domain/base/stage';
import { shownOf } from '../../../lib/domain/import/clean';
import {
  IMPORT_FIELDS,
  type ImportField,
  type LeftOut,
  type TableRow,
} from '../../../lib/domain/import/model';
import { usePages } from '../../page-context';
import { namedLines } from './named-lines';
import type { Reading } from './use-import';

/** Rows that are shown: the first ones, and those that are skipped. */
const FIRST_ROWS = 5;
const MOST_SKIPPED = 25;

export interface PreviewProps {
  reading: Reading;
  /** While the people are read or compared. */
  busy: boolean;
  /** Whether the rep's own list is made with these people. */
  makesList: boolean;
  onAssign: (place: number, field: ImportField | null) => void;
  onNewcomers: (stage: Stage | null) => void;
  onRun: () => void;
}

/**
 * What the file holds, which column is what, which rows are skipped, and what an import would do.
 */
export function Preview(props: PreviewProps) {
  const { reading, busy, makesList, onAssign, onNewcomers, onRun } = props;
  const { t } = usePages();
  const { table, rows, compared, newcomers } = reading;
  const { leftOut, people, otherNames } = rows;
  const total = compared === null ? 0 : compared.fresh + compared.known;
  return (
    <>
      <ColumnTable reading={reading} onAssign={onAssign} />
      {leftOut.length > MOST_SKIPPED && (
        <p class="soft">{t('import.problems-more', { count: leftOut.length - MOST_SKIPPED })}</p>
      )}
      {otherNames.length > 0 && (
        <p class="warn" data-testid="import-other-names">
          {t('import.other-names', {
            count: otherNames.length,
            lines: namedLines(otherNames.map(({ line }) => line)),
          })}
        </p>
      )}
      {people.length === 0 && <p class="warn">{t('import.no-people')}</p>}
      {compared !== null && (
        <>
          <p data-testid="import-counts" role="status">
            {t('import.rows', { count: table.rows.length })}{' '}
            {t('import.counts', {
              fresh: compared.fresh,
              known: compared.known,
              same: compared.same,
              wrong: leftOut.length,
            })}
          </p>
          {compared.stageless > 0 && (
            <label class="field">
              <span>{t('import.no-stage', { count: compared.stageless })}</span>
              <select
                data-testid="import-newcomers"
                value={newcomers ?? ''}
                onChange={({ currentTarget: { value } }) =>
                  onNewcomers(isStage(value) ? value : null)
                }
              >
                <option value="">{t('import.stage-none')}</option>
                {STAGES.map((stage) => (
                  <option key={stage} value={stage}>
                    {t(`stage.${stage}`)}
                  </option>
                ))}
              </select>
            </label>
          )}
        </>
      )}
      <button
        type="button"
        class="primary"
        data-testid="import-run"
        aria-busy={busy}
        disabled={busy || total === 0}
        onClick={onRun}
      >
        {total === 0
          ? t('import.nothing')
          : t(makesList ? 'import.into-list' : 'import.run', { count: total })}
      </button>
    </>
  );
}

function ColumnTable({ reading, onAssign }: Pick<PreviewProps, 'reading' | 'onAssign'>) {
  const { t } = usePages();
  const { table, fields, rows } = reading;
  return (
    <section class="scroll" aria-label={t('import.preview')}>
      <table class="grid">
        <thead>
          <tr>
            <th scope="col">{t('import.line')}</th>
            {table.columns.map((column, place) => (
              <th key={column} scope="col">
                <span class="theirs">{column}</span>
                <select
                  aria-label={column}
                  data-testid={`column-${column}`}
                  value={fields[place] ?? ''}
                  onChange={({ currentTarget: { value } }) =>
                    onAssign(place, IMPORT_FIELDS.find((field) => field === value) ?? null)
                  }
                >
                  <option value="">{t('field.none')}</option>
                  {IMPORT_FIELDS.map((field) => (
                    <option key={field} value={field}>
                      {t(`field.${field}`)}
                    </option>
                  ))}
                </select>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {shownRows(table.rows, rows.leftOut).map(({ row, left }) => (
            <Row key={row.line} row={row} left={left} width={table.columns.length} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

interface RowProps {
  row: TableRow;
  left: LeftOut | undefined;
  width: number;
}

/** A row of the file; one that is skipped says why where it stands. */
function Row({ row, left, width }: RowProps) {
  const { t } = usePages();
  const cells = Array.from({ length: width }, (_, place) => shownOf(row.cells[place] ?? ''));
  return (
    <>
      <tr class={left === undefined ? undefined : 'skipped'}>
        <th scope="row">{row.line}</th>
        {cells.map((cell, place) => (
          <td key={place} class="theirs">
            {cell}
          </td>
        ))}
      </tr>
      {left !== undefined && (
        <tr class="why" data-testid={`skipped-${row.line}`}>
          <td />
          <td colSpan={width}>
            {t(`problem.${left.problem}`)} <code class="theirs">{left.value}</code>
          </td>
        </tr>
      )}
    </>
  );
}

/** The first rows and the first of those that are skipped, in the order of the file. */
function shownRows(
  rows: readonly TableRow[],
  leftOut: readonly LeftOut[],
): { row: TableRow; left: LeftOut | undefined }[] {
  const skipped = new Map(leftOut.slice(0, MOST_SKIPPED).map((left) => [left.line, left]));
  return rows
    .filter(({ line }, index) => index < FIRST_ROWS || skipped.has(line))
    .map((row) => ({ row, left: skipped.get(row.line) }));
}
