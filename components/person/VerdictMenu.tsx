import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Stage } from '../../lib/domain/base/stage';
import type { RepVerdict } from '../../lib/domain/hand-off/verdict';
import type { ReasonChoices } from '../../lib/domain/views/appearance';
import type { CardKey } from '../../lib/i18n/en/card';
import { dateOf, relativeTime } from '../../lib/i18n/time';
import { Say, Theirs } from '../Say';
import { useSurface } from '../surface';
import { Choices } from './Choices';
import type { VerdictInput } from './verdict-input';
import { walk } from './walk';

export interface VerdictMenuProps {
  verdict: RepVerdict;
  stage: Stage | null;
  reasons: ReasonChoices;
  onGive: (said: VerdictInput, event: Event) => void;
  onClose: () => void;
  /** Shown above the choices: a text field, in pages of Relevo. */
  children?: ComponentChildren;
}

const DAY_MS = 86_400_000;
/** Days from now that are offered as dates. */
const LATER: readonly number[] = [7, 14, 30, 92, 183];

/**
 * Asks for the details of a verdict: a reason from the agreement's list, or a date; recycling can
 * have both. Any date of the next year stands in a list, where typing its beginning finds it: a
 * page's `window.find` reads what stands in a field for a date, and nothing of a list.
 */
export function VerdictMenu({
  verdict,
  stage,
  reasons,
  onGive,
  onClose,
  children,
}: VerdictMenuProps) {
  const { t, language, now } = useSurface();
  const [why, setWhy] = useState<string | undefined>(undefined);
  const menu = useRef<HTMLFieldSetElement>(null);
  const other = useRef<HTMLSelectElement>(null);
  useEffect(() => menu.current?.querySelector<HTMLElement>('[data-write]')?.focus(), []);
  const giveDate = (date: string, event: Event) =>
    onGive({ date, ...(why === undefined ? {} : { reasonId: why }) }, event);
  const causes = verdict === 'recycled' ? reasons.recycled : [];
  return (
    <fieldset
      class="menu"
      ref={menu}
      aria-label={t(verdictKey(verdict, stage))}
      onKeyDown={(event) => {
        if (event.key === 'Escape') {
          event.preventDefault();
          event.stopPropagation();
          onClose();
        }
        walk(event, event.currentTarget);
      }}
    >
      {children}
      {causes.length > 0 && (
        <>
          <p>
            <Say text={t('verdict.why')} />
          </p>
          <div class="causes">
            {causes.map(({ id, label }) => (
              <button
                key={id}
                type="button"
                data-testid={`why-${id}`}
                aria-pressed={why === id}
                onClick={() => setWhy(why === id ? undefined : id)}
              >
                <Theirs text={label} />
              </button>
            ))}
          </div>
        </>
      )}
      {(verdict === 'rejected' || verdict === 'returned') && (
        <Choices
          choices={reasons[verdict]}
          name="choice"
          onPick={(reasonId, event) => onGive({ reasonId }, event)}
        />
      )}
      {asksDate(verdict) && (
        <>
          <p>
            <Say text={t(`verdict.when.${verdict}`)} />
          </p>
          {LATER.map((days) => {
            const at = now + days * DAY_MS;
            return (
              <button
                key={days}
                type="button"
                data-testid={`choice-${days}`}
                data-write
                onClick={(event) => giveDate(localDate(at), event)}
              >
                <span class="grow">
                  <Say text={relativeTime(at, now, language)} />
                </span>
                <small class="soft">
                  <Say text={dateOf(at, now, language)} />
                </small>
              </button>
            );
          })}
          <p class="line">
            <select ref={other} data-testid="own-date" aria-label={t('verdict.own-date')}>
              {[...Array(367).keys()].slice(1).map((days) => {
                const at = now + days * DAY_MS;
                return (
                  <option key={days} value={localDate(at)} label={dateOf(at, now, language)} />
                );
              })}
            </select>
            <button
              type="button"
              data-testid="own-date-give"
              data-write
              onClick={(event) => giveDate(other.current?.value ?? '', event)}
            >
              <Say text={t('verdict.own-date-give')} />
            </button>
          </p>
        </>
      )}
    </fieldset>
  );
}

/** Returns the key of a verdict's name: an SQL is qualified already and gets a new date. */
export function verdictKey(verdict: RepVerdict, stage: Stage | null): CardKey {
  return verdict === 'decided-sql' && stage === 'sql' ? 'verdict.follow-up' : `verdict.${verdict}`;
}

/** Whether a verdict needs the menu; not if its list of reasons is empty. */
export function asksMore(verdict: RepVerdict, reasons: ReasonChoices): boolean {
  return (
    asksDate(verdict) ||
    ((verdict === 'rejected' || verdict === 'returned') && reasons[verdict].length > 0)
  );
}

function asksDate(verdict: RepVerdict): verdict is 'recycled' | 'decided-sql' {
  return verdict === 'recycled' || verdict === 'decided-sql';
}

/** Returns the local date `YYYY-MM-DD` of a moment (epoch ms): Swedish dates are written so. */
function localDate(at: number): string {
  return new Date(at).toLocaleDateString('sv');
}
