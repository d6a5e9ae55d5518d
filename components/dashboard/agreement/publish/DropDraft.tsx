import { useState } from 'preact/hooks';
import { useAgreementT } from '../use-t';

/** Throws the draft away, asked once more: there is no way back. */
export function DropDraft({ onDrop }: { onDrop: () => void }) {
  const { t } = useAgreementT();
  const [asked, setAsked] = useState(false);
  if (!asked) {
    return (
      <button type="button" class="quiet" data-testid="drop-draft" onClick={() => setAsked(true)}>
        {t('draft.drop')}
      </button>
    );
  }
  return (
    <span class="line" role="alert">
      {t('draft.drop-sure')}
      <button
        type="button"
        data-testid="drop-yes"
        ref={(button) => button?.focus()}
        onClick={onDrop}
      >
        {t('draft.drop-yes')}
      </button>
      <button type="button" onClick={() => setAsked(false)}>
        {t('do.cancel')}
      </button>
    </span>
  );
}
