import type { ImportPreview } from '../../lib/domain/views/admin';
import { usePages } from '../page-context';
import { ImportProblems } from './ImportProblems';

const FIELDS = [
  'email',
  'name',
  'firstName',
  'lastName',
  'company',
  'jobTitle',
  'stage',
  'linkedin',
  'campaign',
] as const;

export interface ImportTableProps {
  preview: ImportPreview;
  busy: boolean;
  onMap: (mapping: Record<string, string>) => void;
  onRun: () => void;
}

/** What the file holds, which column is what, and what an import would do. */
export function ImportTable({ preview, busy, onMap, onRun }: ImportTableProps) {
  const { t } = usePages();
  const { columns, mapping, rows, fresh, known, problems, sample } = preview;
  const hasEmail = Object.values(mapping).includes('email');
  const assign = (column: string, field: string) => {
    const kept = Object.entries(mapping).filter(
      ([other, theirs]) => other !== column && theirs !== field,
    );
    onMap(Object.fromEntries(field === '' ? kept : [...kept, [column, field]]));
  };
  return (
    <div class="panel" data-testid="import-preview">
      <div class="scroll">
        <table class="grid">
          <thead>
            <tr>
              {columns.map((column) => (
                <th key={column} scope="col">
                  <span class="theirs">{column}</span>
                  <select
                    aria-label={column}
                    data-testid={`column-${column}`}
                    value={Object.hasOwn(mapping, column) ? (mapping[column] ?? '') : ''}
                    disabled={busy}
                    onChange={(event) => assign(column, event.currentTarget.value)}
                  >
                    <option value="">{t('field.none')}</option>
                    {FIELDS.map((field) => (
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
            {sample.map((row) => (
              <tr key={columns.map((column) => row[column]).join('\u0000')}>
                {columns.map((column) => (
                  <td key={column} class="theirs">
                    {row[column] ?? ''}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p data-testid="import-counts">
        {t('import.rows', { count: rows })}{' '}
        {t('import.counts', { fresh, known, wrong: problems.length })}
      </p>
      <ImportProblems problems={problems} />
      {!hasEmail && <p class="warn">{t('import.no-email')}</p>}
      <button
        type="button"
        class="primary"
        data-testid="import-run"
        aria-busy={busy}
        disabled={busy || !hasEmail || fresh + known === 0}
        onClick={onRun}
      >
        {t('import.run', { count: fresh + known })}
      </button>
    </div>
  );
}
