import { useEffect } from 'preact/hooks';
import type { Stage } from '../../lib/domain/base/stage';
import type { RepVerdict } from '../../lib/domain/hand-off/verdict';
import type { CardKey } from '../../lib/i18n/en/card';
import type { Translate } from '../../lib/i18n/translator';
import { Key } from '../Key';
import { Say } from '../Say';
import { useSurface } from '../surface';

/** How long the bar offers to take a move back, ms. */
export const UNDO_MS = 10_000;

/** A move that can be taken back until a time (epoch ms). */
export interface UndoOffer {
  readonly intentId: string;
  readonly ticket: string;
  readonly contactId: string;
  readonly name: string;
  /** The action: a move, a verdict, or a profile written into the CRM. */
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
  /** Time left when the bar appears, ms. */
  leftMs?: number | undefined;
  onUndo: (event: Event) => void;
  onExpire: () => void;
}

/** Shows "Ana is now an Opportunity. Undo" for ten seconds; undo by click or with U. */
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
