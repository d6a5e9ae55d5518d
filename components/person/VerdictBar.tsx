import type { ComponentChildren } from 'preact';
import { useRef, useState } from 'preact/hooks';
import type { Stage } from '../../lib/domain/base/stage';
import { nextVerdict, type RepVerdict } from '../../lib/domain/hand-off/verdict';
import type { ReasonChoices } from '../../lib/domain/views/appearance';
import { Key } from '../Key';
import { Say } from '../Say';
import { useSurface } from '../surface';
import { asksMore, VerdictMenu, verdictKey } from './VerdictMenu';
import type { VerdictInput } from './verdict-input';

export interface VerdictBarProps {
  verdicts: readonly RepVerdict[];
  /** Where the contact stands now. */
  stage?: Stage | null | undefined;
  reasons: ReasonChoices;
  busy: boolean;
  keys?: boolean | undefined;
  onVerdict: (verdict: RepVerdict, said: VerdictInput, event: Event) => void;
  /** Shown above the choices: a text field, in pages of Relevo. */
  children?: ComponentChildren;
}

/** Keys of the popup for these buttons. */
const VERDICT_KEYS: Readonly<Partial<Record<RepVerdict, string>>> = {
  accepted: 'A',
  rejected: 'R',
  recycled: 'C',
  'decided-sql': 'D',
  returned: 'B',
};

/** Draws the possible verdicts, the next agreed step large: one click, or two if a verdict needs a reason or a date. */
export function VerdictBar({
  verdicts,
  stage = null,
  reasons,
  busy,
  keys,
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
          const key = keys ? VERDICT_KEYS[verdict] : undefined;
          return (
            <button
              key={verdict}
              type="button"
              class={verdict === next ? 'primary' : undefined}
              data-testid={`verdict-${verdict}`}
              data-write
              disabled={busy}
              aria-expanded={asks ? open === verdict : undefined}
              aria-keyshortcuts={key}
              onClick={(event) =>
                asks ? setOpen(open === verdict ? null : verdict) : give(verdict, {}, event)
              }
            >
              <Say text={t(verdictKey(verdict, stage))} />
              {key !== undefined && <Key name={key} />}
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
