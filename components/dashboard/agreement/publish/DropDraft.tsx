import { useState } from 'preact/hooks';
import { useSpeech } from '../use-t';

/** Throws the draft away, asked once more: there is no way back. */
export function DropDraft({ onDrop }: { onDrop: () => void }) {
  const { tell } = useSpeech();
  const [asked, setAsked] = useState(false);
  if (!asked) {
    return (
      <button type="button" class="quiet" data-testid="drop-draft" onClick={() => setAsked(true)}>
        {tell('draft.drop')}
      </button>
    );
  }
  return (
    <span class="line" role="alert">
      {tell('draft.drop-sure')}
      <button type="button" data-testid="drop-yes" ref={(button) => button?.focus()} onClick={onDrop}>
        {tell('draft.drop-yes')}
      </button>
      <button type="button" onClick={() => setAsked(false)}>
        {tell('do.cancel')}
      </button>
    </span>
  );
}
