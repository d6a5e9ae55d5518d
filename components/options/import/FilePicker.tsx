import { useEffect, useRef, useState } from 'preact/hooks';
import { usePages } from '../../page-context';

export interface FilePickerProps {
  busy: boolean;
  /** Of the file that was picked; empty before. */
  name: string;
  onPick: (file: File) => void;
}

/** A file by the browser's dialogue, or dropped anywhere on the page; and a template to fill in. */
export function FilePicker({ busy, name, onPick }: FilePickerProps) {
  const { t, shell } = usePages();
  const input = useRef<HTMLInputElement>(null);
  const over = useDrop(busy, onPick);
  return (
    <div class={over ? 'drop over' : 'drop'} data-testid="import-drop">
      <p>
        <button
          type="button"
          data-testid="import-pick"
          disabled={busy}
          onClick={() => input.current?.click()}
        >
          {t('import.pick')}
        </button>{' '}
        <span class="soft">{t('import.drop')}</span>
      </p>
      <input
        ref={input}
        type="file"
        hidden
        aria-label={t('import.pick')}
        accept=".csv,.tsv,.tab,.txt,text/csv,text/tab-separated-values,text/plain"
        data-testid="import-file"
        onChange={(event) => {
          const [file] = event.currentTarget.files ?? [];
          if (file !== undefined) onPick(file);
          // The same file may be picked again after it was changed.
          event.currentTarget.value = '';
        }}
      />
      {name !== '' && (
        <p class="theirs" data-testid="import-name">
          {name}
        </p>
      )}
      <p>
        <button
          type="button"
          class="link"
          data-testid="import-template"
          onClick={() =>
            // Spreadsheets see by the mark that it is UTF-8.
            shell.save('relevo.csv', 'text/csv', `\ufeff${t('import.template-columns')}\r\n`)
          }
        >
          {t('import.template')}
        </button>
      </p>
    </div>
  );
}

/** Takes a file that is dropped on the page; elsewhere the browser would open it instead. */
function useDrop(busy: boolean, onPick: (file: File) => void): boolean {
  const [over, setOver] = useState(false);
  const pick = useRef(onPick);
  pick.current = onPick;
  useEffect(() => {
    const withFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') === true;
    const onOver = (event: DragEvent) => {
      if (!withFiles(event)) return;
      event.preventDefault();
      setOver(!busy);
    };
    const onLeave = (event: DragEvent) => {
      if (event.relatedTarget === null) setOver(false);
    };
    const onDrop = (event: DragEvent) => {
      if (!withFiles(event)) return;
      event.preventDefault();
      setOver(false);
      const [file] = event.dataTransfer?.files ?? [];
      if (file !== undefined && !busy) pick.current(file);
    };
    addEventListener('dragover', onOver);
    addEventListener('dragleave', onLeave);
    addEventListener('drop', onDrop);
    return () => {
      removeEventListener('dragover', onOver);
      removeEventListener('dragleave', onLeave);
      removeEventListener('drop', onDrop);
    };
  }, [busy]);
  return over;
}
