import type { ComponentChildren } from 'preact';
import type { Failure } from '../../lib/domain/base/failure';
import type { Stage } from '../../lib/domain/base/stage';
import type { RepVerdict } from '../../lib/domain/hand-off/verdict';
import type { Appearance } from '../../lib/domain/views/appearance';
import type { CardView } from '../../lib/domain/views/person';
import { Boundary } from '../Boundary';
import { ClockBadge } from '../ClockBadge';
import { Say } from '../Say';
import { StageChip } from '../StageChip';
import { useSurface } from '../surface';
import { FactList, FailureLine, Freshness, Gaps } from './Facts';
import { HandOffLine } from './HandOffLine';
import type { KeyMarkOf } from './key-mark';
import { MoveMenu } from './MoveMenu';
import { NextStep } from './NextStep';
import { PendingLine, type PendingLineProps } from './PendingLine';
import { workOf } from './Person';
import { ScoreMeter } from './ScoreMeter';
import { StageLadder } from './StageLadder';
import { Timeline } from './Timeline';
import { UndoBar, type UndoOffer } from './UndoBar';
import { VerdictBar } from './VerdictBar';
import type { VerdictInput } from './verdict-input';

export interface CardProps {
  view: CardView;
  reasons: Appearance['reasons'];
  /** Whether the sample workspace is connected. */
  sample: boolean;
  /** Whether a move is being sent to the background. */
  busy: boolean;
  /** Why the last action of the rep failed. */
  failure: Failure | null;
  undo: UndoOffer | null;
  /** Whether the CRM has confirmed the move of `undo`. */
  saved?: boolean | undefined;
  /** The keys of the buttons, where there are any. */
  keyOf?: KeyMarkOf | undefined;
  /** How long the undo bar stays, ms from now. */
  undoLeftMs?: number | undefined;
  /**
   * All writing actions pass the browser's event, so that a surface in a third-party page can check
   * it.
   */
  onMove: (to: Stage, reasonId: string | undefined, event: Event) => void;
  onVerdict: (verdict: RepVerdict, said: VerdictInput, event: Event) => void;
  onUndo: (event: Event) => void;
  onUndoExpire: () => void;
  /** Only where the surface can open tabs; called with an https address. */
  onOpenCrm?: ((url: string) => void) | undefined;
  /** Opens the note to marketing, where the card has no text field. */
  onNote?: ((event: Event) => void) | undefined;
  /** Draws the buttons of parked changes; without it `onDecide` opens a surface that has them. */
  decision?: PendingLineProps['decision'];
  onDecide?: ((event: Event) => void) | undefined;
  /** A text field for the verdict, in pages of Relevo. */
  verdictField?: ComponentChildren;
  /** Replaces the timeline in pages of Relevo, which can load older touches. */
  timeline?: ComponentChildren;
  /** Further parts before the timeline in pages of Relevo: the note field. */
  children?: ComponentChildren;
}

/** Draws everything about one person: stage, reasons, history, and the next step. */
export function Card(props: CardProps) {
  const { view, busy, keyOf, undo, onMove } = props;
  const { t } = useSurface();
  const isOld = view.stale || view.failure !== null;
  const lines = (isParked: boolean) =>
    view.intents
      .filter(
        ({ state, intentId }) =>
          (state === 'parked') === isParked && (isParked || intentId !== undo?.intentId),
      )
      .map((intent) => (
        <PendingLine
          key={intent.intentId}
          intent={intent}
          decision={props.decision}
          onDecide={props.onDecide}
        />
      ));
  return (
    <article
      class="card"
      data-testid="card"
      aria-label={view.name}
      data-contact-stage={view.stage ?? 'none'}
    >
      <Head {...props} isOld={isOld} />
      {/* What waits for a decision stands before the next step, which may depend on it. */}
      {lines(true)}
      <div class="act">
        <HandOffLine handOff={view.handOff} />
        <NextStep view={view} busy={busy} keyOf={keyOf} onMove={onMove} />
        <VerdictBar
          key={`${view.contactId} ${view.handOff.state}`}
          verdicts={view.handOff.verdicts}
          stage={view.stage}
          reasons={props.reasons}
          busy={busy}
          keyOf={keyOf}
          onVerdict={props.onVerdict}
        >
          {props.verdictField}
        </VerdictBar>
        <MoveMenu
          key={`${view.contactId} ${view.stage}`}
          view={view}
          reasons={props.reasons.returned}
          busy={busy}
          keyOf={keyOf}
          onMove={onMove}
        />
      </div>
      {props.failure !== null && <FailureLine failure={props.failure} />}
      {lines(false)}
      <Boundary>
        <StageLadder view={view} />
      </Boundary>
      <Boundary>
        <ScoreMeter view={view} />
      </Boundary>
      <FactList facts={view.facts} />
      {props.children}
      <Boundary>{props.timeline ?? <Timeline touches={view.touches} />}</Boundary>
      <Gaps gaps={view.gaps} />
      <footer class="soft">
        {!isOld && <Freshness view={view} />}
        {props.sample && (
          <span class="sample" data-testid="sample">
            <Say text={t('sample.short')} />
          </span>
        )}
      </footer>
      {undo !== null && (
        <UndoBar
          offer={undo}
          saved={props.saved}
          keyOf={keyOf}
          leftMs={props.undoLeftMs}
          onUndo={props.onUndo}
          onExpire={props.onUndoExpire}
        />
      )}
    </article>
  );
}

function Head({ view, isOld, onOpenCrm, onNote }: CardProps & { isOld: boolean }) {
  const { t } = useSurface();
  const { url, stage } = view;
  const work = workOf(view);
  const rule = view.advice;
  const advice =
    rule !== null
      ? t(`rule.${rule}`, { score: String(view.score), threshold: String(view.mqlThreshold) })
      : view.nativeStage === null
        ? t('rule.empty')
        : t('rule.none', { stage: view.nativeStage });
  return (
    <header>
      <div class="line">
        <h2 class="theirs grow">
          <Say text={view.name} />
        </h2>
        <span class="line">
          {onNote !== undefined && (
            <button type="button" class="link" data-testid="note-open" onClick={onNote}>
              <Say text={t('note.open')} />
            </button>
          )}
          {onOpenCrm !== undefined && url?.startsWith('https://') && (
            <button
              type="button"
              class="link"
              data-testid="open-crm"
              onClick={() => onOpenCrm(url)}
            >
              <Say text={t('crm.open')} />
            </button>
          )}
        </span>
      </div>
      {work !== '' && (
        <p class="theirs soft">
          <Say text={work} />
        </p>
      )}
      {isOld && (
        <p>
          <Freshness view={view} />
        </p>
      )}
      <p class="line state">
        <StageChip stage={stage} nativeStage={view.nativeStage} score={view.score} advice={rule} />
        {view.clock !== null && <ClockBadge clock={view.clock} />}
      </p>
      <p class="advice theirs" data-rule={rule ?? 'none'} data-testid="advice">
        <Say text={advice} />
      </p>
    </header>
  );
}
