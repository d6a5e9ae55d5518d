import type { ComponentChildren } from 'preact';
import { useRef, useState } from 'preact/hooks';
import type { Stage } from '../../lib/domain/base/stage';
import { nextVerdict, type RepVerdict } from '../../lib/domain/hand-off/verdict';
import type { ReasonChoices } from '../../lib/domain/views/appearance';
import { Say } from '../Say';
import { useSurface } from '../surface';
import type { KeyMarkOf } from './key-mark';
import { asksMore, VerdictMenu, verdictKey } from './VerdictMenu';
import type { VerdictInput } from './verdict-input';

export interface VerdictBarProps {
  verdicts: readonly RepVerdict[];
  /** Where the contact stands now. */
  stage?: Stage | null | undefined;
  reasons: ReasonChoices;
  busy: boolean;
  keyOf?: KeyMarkOf | undefined;
  onVerdict: (verdict: RepVerdict, said: VerdictInput, event: Event) => void;
  /** Shown above the choices: a text field, in pages of Relevo. */
  children?: ComponentChildren;
}

/** Draws the possible verdicts, the next agreed step large: one click, or two if a verdict needs a reason or a date. */
export function VerdictBar({
  verdicts,
  stage = null,
  reasons,
  busy,
  keyOf,
  onVerdict,
  children,
}: VerdictBarProps) {
  const { t } = useSurface();
  const [open, setOpen] = useState<RepVerdict | null>(null);
  const bar = useRef<HTMLDivElement>(null);
  if (verdicts.length === 0) return null;
  const close = () => {
    const opener = bar.current?.querySelector<HTMLElement>('[aria-expanded=true]');
    setOpen(null);
    opener?.focus();
  };
  const next = nextVerdict(verdicts, stage);
  const give = (verdict: RepVerdict, said: VerdictInput, event: Event) => {
    setOpen(null);
    onVerdict(verdict, said, event);
  };
  return (
    <div class="verdicts" ref={bar}>
      <div class="line">
        {verdicts.map((verdict) => {
          const asks = asksMore(verdict, reasons);
          const key = keyOf?.(verdict);
          return (
            <button
              key={verdict}
              type="button"
              class={verdict === next ? 'primary' : undefined}
              data-testid={`verdict-${verdict}`}
              data-write
              disabled={busy}
              aria-expanded={asks ? open === verdict : undefined}
              aria-keyshortcuts={key?.keys}
              onClick={(event) =>
                asks ? setOpen(open === verdict ? null : verdict) : give(verdict, {}, event)
              }
            >
              <Say text={t(verdictKey(verdict, stage))} />
              {key?.mark}
            </button>
          );
        })}
      </div>
      {open !== null && asksMore(open, reasons) && (
        <VerdictMenu
          key={open}
          verdict={open}
          stage={stage}
          reasons={reasons}
          onClose={close}
          onGive={(said, event) => give(open, said, event)}
        >
          {children}
        </VerdictMenu>
      )}
    </div>
  );
}
