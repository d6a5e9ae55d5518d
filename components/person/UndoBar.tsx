import { useEffect } from 'preact/hooks';
import { UNDO_MS, type UndoLabel } from '../../lib/domain/changes/recent';
import type { CardKey } from '../../lib/i18n/en/card';
import type { Translate } from '../../lib/i18n/translator';
import { Say, Theirs } from '../Say';
import { useSurface } from '../surface';
import type { KeyMarkOf } from './key-mark';

/** A move that can be taken back until a time (epoch ms). */
export interface UndoOffer {
  readonly intentId: string;
  readonly ticket: string;
  readonly contactId: string;
  readonly name: string;
  readonly label: UndoLabel;
  readonly until: number;
}

export interface UndoBarProps {
  offer: UndoOffer;
  /** Whether the CRM has confirmed the move; undefined if that is not known here. */
  saved: boolean | undefined;
  keyOf?: KeyMarkOf | undefined;
  /** Time left when the bar appears, ms. */
  leftMs?: number | undefined;
  onUndo: (event: Event) => void;
  onExpire: () => void;
}

/** Shows "Ana is now an Opportunity. Undo" for ten seconds; undo by click or with U. */
export function UndoBar({ offer, saved, keyOf, leftMs = UNDO_MS, onUndo, onExpire }: UndoBarProps) {
  const { t } = useSurface();
  const key = keyOf?.('undo');
  useEffect(() => {
    const timer = setTimeout(onExpire, leftMs);
    return () => clearTimeout(timer);
  }, [offer.intentId]);
  return (
    <div class="undo" role="status" data-testid="undo-bar">
      <span class="grow">
        <Theirs text={sentenceOf(offer, t)} />
        {saved !== undefined && (
          <small>
            <Say text={t(saved ? 'undo.saved' : 'undo.waiting')} />
          </small>
        )}
      </span>
      <button
        type="button"
        data-testid="undo"
        data-write
        aria-keyshortcuts={key?.keys}
        onClick={onUndo}
      >
        <Say text={t('undo.do')} />
        {key?.mark}
      </button>
      <i key={offer.intentId} class="left" style={{ animationDuration: `${leftMs}ms` }} />
    </div>
  );
}

/** Returns "Ana is now an Opportunity", or what else the rep did about a person. */
export function sentenceOf(
  { name, label }: Pick<UndoOffer, 'name' | 'label'>,
  t: Translate<CardKey>,
): string {
  if ('profile' in label) return t('undo.profile', { name });
  return 'to' in label
    ? t('undo.moved', { name, stage: t(`stage.${label.to}`) })
    : `${name}: ${t(`said.${label.verdict}`)}`;
}
