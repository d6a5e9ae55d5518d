import { useState } from 'preact/hooks';
import { useRoute, useSend } from '../../lib/bus/query';
import type { ImportPreview, ImportResult } from '../../lib/domain/views/admin';
import { FailureBox } from '../FailureBox';
import { usePages } from '../page-context';
import { ImportProblems } from './ImportProblems';
import { ImportTable } from './ImportTable';
import { readText } from './read-text';
import { Section } from './Section';

/** Characters that one import may have, as the contract says. */
const LARGEST = 5_000_000;

/** People from a CSV file into the workspace in this browser: map, look, then import. */
export function Import() {
  const { t } = usePages();
  const kind = useRoute('connection.read', {}).data?.kind;
  const choices = useRoute('connection.choices', {}).data;
  const choice = choices?.find((each) => each.kind === kind);
  const crm = choice?.brand ?? '';
  return (
    <Section id="import" title={t('nav.import')} lead={t('import.lead')}>
      {choice?.canImport === false ? (
        <p class="soft">{t('import.not-here', { crm })}</p>
      ) : (
        <Importer />
      )}
    </Section>
  );
}

function Importer() {
  const { t } = usePages();
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
    const csv = large ? '' : readText(new Uint8Array(await picked.arrayBuffer()));
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
        <span class="soft">{t('import.pick')}</span>
      </label>
      {tooLarge && (
        <p class="warn" role="alert">
          {t('import.too-large')}
        </p>
      )}
      {previewer.failure !== null && <FailureBox failure={previewer.failure} />}
      {preview !== null && file !== null && (
        <ImportTable
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
            <b>{t('import.done', { added: result.added, updated: result.updated })}</b>
          </p>
          <ImportProblems problems={result.problems} />
        </div>
      )}
    </>
  );
}
