import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { ReasonChoices } from '../../lib/domain/hand-off-view';
import type { Given } from '../../lib/domain/verdict';
import { relativeTime } from '../i18n/time';
import { Key } from '../Key';
import { Say } from '../Say';
import { useSurface } from '../surface';
import { walk } from './walk';

/** What is said beside the verdict. */
export interface SaidWith {
  readonly reasonId?: string | undefined;
  /** Local date `YYYY-MM-DD`. */
  readonly date?: string | undefined;
  /** In our own pages only. */
  readonly text?: string | undefined;
}

export interface VerdictBarProps {
  verdicts: readonly Given[];
  reasons: ReasonChoices;
  busy: boolean;
  keys?: boolean | undefined;
  onVerdict: (verdict: Given, said: SaidWith, event: Event) => void;
  /** Stands above the choices: a field, in our own pages. */
  children?: ComponentChildren;
}

const DAY_MS = 86_400_000;
/** Days from now that are offered where a date is asked for. */
const LATER: readonly number[] = [7, 14, 30, 92, 183];

/** The keys of the popup that press these buttons. */
const VERDICT_KEYS: Readonly<Partial<Record<Given, string>>> = {
  accepted: 'A',
  rejected: 'R',
  recycled: 'C',
  'decided-sql': 'D',
  returned: 'B',
};

/** What may be said of somebody: one click, or two where a reason or a date belongs to it. */
export function VerdictBar({ verdicts, reasons, busy, keys, onVerdict, children }: VerdictBarProps) {
  const { say, language, now } = useSurface();
  const [open, setOpen] = useState<Given | null>(null);
  const bar = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (open !== null) bar.current?.querySelector<HTMLElement>('.menu button')?.focus();
  }, [open]);
  if (verdicts.length === 0) return null;
  const choices = open === null ? [] : choicesOf(open, reasons, now);
  const close = () => {
    const opener = bar.current?.querySelector<HTMLElement>('[aria-expanded=true]');
    setOpen(null);
    opener?.focus();
  };
  const give = (verdict: Given, said: SaidWith, event: Event) => {
    setOpen(null);
    onVerdict(verdict, said, event);
  };
  return (
    <div class="verdicts" ref={bar}>
      <div class="line">
        {verdicts.map((verdict) => {
          const asks = choicesOf(verdict, reasons, now).length > 0;
          const key = keys ? VERDICT_KEYS[verdict] : undefined;
          return (
            <button
              key={verdict}
              type="button"
              data-testid={`verdict-${verdict}`}
              data-write
              disabled={busy}
              aria-expanded={asks ? open === verdict : undefined}
              aria-keyshortcuts={key}
              onClick={(event) => (asks ? setOpen(open === verdict ? null : verdict) : give(verdict, {}, event))}
            >
              <Say text={say(`verdict.${verdict}`)} />
              {key !== undefined && <Key name={key} />}
            </button>
          );
        })}
      </div>
      {open !== null && choices.length > 0 && (
        <fieldset
          class="menu"
          aria-label={say(`verdict.${open}`)}
          onKeyDown={(event) => {
            if (event.key === 'Escape') {
              event.preventDefault();
              event.stopPropagation();
              close();
            }
            walk(event, event.currentTarget);
          }}
        >
          {children}
          {choices.map(({ id, label, at, said }) => (
            <button
              key={id}
              type="button"
              data-testid={`choice-${id}`}
              data-write
              onClick={(event) => give(open, said, event)}
            >
              <span class="theirs">
                <Say text={label ?? relativeTime(at, now, language)} />
              </span>
            </button>
          ))}
        </fieldset>
      )}
    </div>
  );
}

interface Choice {
  readonly id: string;
  readonly label: string | null;
  readonly at: number;
  readonly said: SaidWith;
}

function choicesOf(verdict: Given, reasons: ReasonChoices, now: number): Choice[] {
  if (verdict === 'rejected' || verdict === 'returned') {
    return reasons[verdict].map(({ id, label }) => ({ id, label, at: 0, said: { reasonId: id } }));
  }
  if (verdict !== 'recycled' && verdict !== 'decided-sql') return [];
  return LATER.map((days) => {
    const at = now + days * DAY_MS;
    return { id: String(days), label: null, at, said: { date: localDate(at) } };
  });
}

/** The date on this person's wall at a moment (epoch ms). */
function localDate(at: number): string {
  const date = new Date(at);
  const two = (part: number) => String(part).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}
