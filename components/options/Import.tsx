import { useState } from 'preact/hooks';
import { useRoute, useSend } from '../../lib/bus/query';
import type { ImportPreview, ImportProblem, ImportResult } from '../../lib/domain/admin';
import { FailureBox } from '../FailureBox';
import { usePages } from '../pages';
import { Section } from './Section';

/** Characters that one import may have, as the contract says. */
const LARGEST = 5_000_000;

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

/** How many wrong rows are listed; the rest is counted. */
const MOST_LISTED = 50;

/** People from a CSV file into the workspace in this browser: map, look, then import. */
export function Import() {
  const { say } = usePages();
  const kind = useRoute('connection.read', {}).data?.kind;
  return (
    <Section id="import" title={say('nav.import')} lead={say('import.lead')}>
      {kind === 'hubspot' ? <p class="soft">{say('import.not-here')}</p> : <Importer />}
    </Section>
  );
}

function Importer() {
  const { say } = usePages();
  const previewer = useSend('import.preview', 60_000);
  const runner = useSend('import.run', 60_000);
  const [file, setFile] = useState<{ name: string; csv: string } | null>(null);
  const [tooLarge, setTooLarge] = useState(false);
  const [preview, setPreview] = useState<ImportPreview | null>(null);
  const [result, setResult] = useState<ImportResult | null>(null);

  const look = async (csv: string, mapping?: Record<string, string>) => {
    const answer = await previewer.send(mapping === undefined ? { csv } : { csv, mapping });
    if (answer !== null) setPreview(answer);
  };
  const read = async (picked: File | undefined) => {
    setResult(null);
    setPreview(null);
    setFile(null);
    if (picked === undefined) return;
    const large = picked.size > LARGEST * 4;
    const csv = large ? '' : await picked.text();
    setTooLarge(large || csv.length > LARGEST);
    if (large || csv.length > LARGEST) return;
    setFile({ name: picked.name, csv });
    await look(csv);
  };
  const run = async () => {
    if (file === null || preview === null) return;
    const answer = await runner.send({ csv: file.csv, mapping: { ...preview.mapping } });
    if (answer === null) return;
    setResult(answer);
    setPreview(null);
  };
  return (
    <>
      <label class="file">
        <input
          type="file"
          accept=".csv,text/csv"
          data-testid="import-file"
          onChange={(event) => void read(event.currentTarget.files?.[0])}
        />
        <span class="soft">{say('import.pick')}</span>
      </label>
      {tooLarge && (
        <p class="warn" role="alert">
          {say('import.too-large')}
        </p>
      )}
      {previewer.failure !== null && <FailureBox failure={previewer.failure} />}
      {preview !== null && file !== null && (
        <Preview
          preview={preview}
          busy={previewer.sending || runner.sending}
          onMap={(mapping) => void look(file.csv, mapping)}
          onRun={() => void run()}
        />
      )}
      {runner.failure !== null && <FailureBox failure={runner.failure} />}
      {result !== null && (
        <div role="status" data-testid="import-result">
          <p class="good">
            <b>{say('import.done', { added: result.added, updated: result.updated })}</b>
          </p>
          <Problems problems={result.problems} />
        </div>
      )}
    </>
  );
}

interface PreviewProps {
  preview: ImportPreview;
  busy: boolean;
  onMap: (mapping: Record<string, string>) => void;
  onRun: () => void;
}

function Preview({ preview, busy, onMap, onRun }: PreviewProps) {
  const { say } = usePages();
  const { columns, mapping, rows, fresh, known, problems, sample } = preview;
  const hasEmail = Object.values(mapping).includes('email');
  const assign = (column: string, field: string) => {
    const kept = Object.entries(mapping).filter(([other, theirs]) => other !== column && theirs !== field);
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
                    value={mapping[column] ?? ''}
                    disabled={busy}
                    onChange={(event) => assign(column, event.currentTarget.value)}
                  >
                    <option value="">{say('field.none')}</option>
                    {FIELDS.map((field) => (
                      <option key={field} value={field}>
                        {say(`field.${field}`)}
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
        {say('import.rows', { count: rows })} {say('import.counts', { fresh, known, wrong: problems.length })}
      </p>
      <Problems problems={problems} />
      {!hasEmail && <p class="warn">{say('import.no-email')}</p>}
      <button
        type="button"
        class="primary"
        data-testid="import-run"
        aria-busy={busy}
        disabled={busy || !hasEmail || fresh + known === 0}
        onClick={onRun}
      >
        {say('import.run', { count: fresh + known })}
      </button>
    </div>
  );
}

function Problems({ problems }: { problems: readonly ImportProblem[] }) {
  const { say } = usePages();
  if (problems.length === 0) return null;
  return (
    <details class="problems" data-testid="import-problems">
      <summary>
        <span class="more">{say('import.problems', { count: problems.length })}</span>
      </summary>
      <ul>
        {problems.slice(0, MOST_LISTED).map(({ row, problem, value }) => (
          <li key={`${row} ${problem}`}>
            {say('import.row', { row })} {say(`problem.${problem}`)} <code class="theirs">{value}</code>
          </li>
        ))}
      </ul>
      {problems.length > MOST_LISTED && (
        <p class="soft">{say('import.problems-more', { count: problems.length - MOST_LISTED })}</p>
      )}
    </details>
  );
}
