import { useEffect } from 'preact/hooks';
import type { Stage } from '../../lib/domain/base/stage';
import type { RepVerdict } from '../../lib/domain/hand-off/verdict';
import type { CardKey } from '../../lib/i18n/en/card';
import type { Translate } from '../../lib/i18n/translator';
import { Key } from '../Key';
import { Say } from '../Say';
import { useSurface } from '../surface';

/** How long a move can be taken back by the bar, ms. */
export const UNDO_MS = 10_000;

/** A move that was just made and can be taken back until a time (epoch ms). */
export interface UndoOffer {
  readonly intentId: string;
  readonly ticket: string;
  readonly contactId: string;
  readonly name: string;
  /** What was done: a move to a stage, a verdict, or a profile put into the CRM. */
  readonly did:
    | { readonly to: Stage }
    | { readonly verdict: RepVerdict }
    | { readonly profile: string };
  readonly until: number;
}

export interface UndoBarProps {
  offer: UndoOffer;
  /** Whether the CRM has confirmed the move. */
  saved: boolean;
  keys?: boolean | undefined;
  /** Milliseconds left when the bar is drawn. */
  leftMs?: number | undefined;
  onUndo: (event: Event) => void;
  onExpire: () => void;
}

/** "Ana is now an Opportunity. Undo": for ten seconds, by click or by U. */
export function UndoBar({ offer, saved, keys, leftMs = UNDO_MS, onUndo, onExpire }: UndoBarProps) {
  const { t } = useSurface();
  useEffect(() => {
    const timer = setTimeout(onExpire, leftMs);
    return () => clearTimeout(timer);
  }, [offer.intentId]);
  return (
    <div class="undo" role="status" data-testid="undo-bar">
      <span class="grow">
        <span class="theirs">
          <Say text={toldOf(offer, t)} />
        </span>
        <small>
          <Say text={t(saved ? 'undo.saved' : 'undo.waiting')} />
        </small>
      </span>
      <button
        type="button"
        data-testid="undo"
        data-write
        aria-keyshortcuts={keys ? 'U Control+Z' : undefined}
        onClick={onUndo}
      >
        <Say text={t('undo.do')} />
        {keys && <Key name="U" />}
      </button>
      <i key={offer.intentId} class="left" style={{ animationDuration: `${leftMs}ms` }} />
    </div>
  );
}

function toldOf({ name, did }: UndoOffer, t: Translate<CardKey>): string {
  if ('profile' in did) return t('undo.profile', { name });
  return 'to' in did
    ? t('undo.moved', { name, stage: t(`stage.${did.to}`) })
    : `${name}: ${t(`said.${did.verdict}`)}`;
}
