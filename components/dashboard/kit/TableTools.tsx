import { useContext, useState } from 'preact/hooks';
import { csvText } from '../../../lib/domain/base/csv';
import { cellSeparator } from '../../../lib/i18n';
import { DASHBOARD } from '../../../lib/i18n/dashboard-texts';
import { usePages } from '../../page-context';
import { OnPaper } from './on-paper';
import { useT } from './use-t';

/** A table as text, with what its numbers rest on. */
export interface Sheet {
  /** Of the file, without its ending. */
  readonly name: string;
  readonly title: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** What is counted, under which agreement, and how old it is. */
  readonly note: string;
}

/** Saves a table for a spreadsheet, and copies it as text for a mail or a slide. */
export function TableTools({ sheet }: { sheet: Sheet }) {
  const { shell, language } = usePages();
  const t = useT(DASHBOARD);
  const [copied, setCopied] = useState<'no' | 'yes' | 'failed'>('no');
  const { name, head, rows, note } = sheet;
  if (useContext(OnPaper)) return <p class="soft">{note}</p>;
  const save = () => {
    const csv = csvText([head, ...rows, [note]], cellSeparator(language));
    shell.save(`relevo-${name}.csv`, 'text/csv;charset=utf-8', `\ufeff${csv}`);
  };
  const copy = async () => {
    try {
      await shell.copy(sheetText(sheet));
      setCopied('yes');
    } catch {
      setCopied('failed');
    }
  };
  return (
    <>
      <p class="table-tools no-print">
        <button type="button" class="link" data-testid={`csv-${name}`} onClick={save}>
          {t('table.save')}
          <span class="hidden">: {sheet.title}</span>
        </button>
        <button type="button" class="link" data-testid={`copy-${name}`} onClick={() => void copy()}>
          {t('table.copy')}
          <span class="hidden">: {sheet.title}</span>
        </button>
        <span role="status" class="soft">
          {copied === 'yes' ? t('table.copied') : copied === 'failed' ? t('table.not-copied') : ''}
        </span>
      </p>
      <p class="only-print soft">{note}</p>
    </>
  );
}

/** A table as lines of text; cells stand apart by tabs, which mail and slides take as columns. */
function sheetText({ title, head, rows, note }: Sheet): string {
  return [title, ...[head, ...rows].map((row) => row.join('\t')), note].join('\n');
}
