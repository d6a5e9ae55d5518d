import { useEffect, useState } from 'preact/hooks';
import { useRoute, useSend } from '../../lib/bus/query';
import type { Stage } from '../../lib/domain/base/stage';
import { UNDO_MS } from '../../lib/domain/changes/recent';
import type { RepVerdict } from '../../lib/domain/hand-off/verdict';
import type { CardView, PersonView } from '../../lib/domain/views/person';
import { Boundary } from '../Boundary';
import { FailureBox } from '../FailureBox';
import { usePages } from '../page-context';
import { Card } from '../person/Card';
import { Deals } from '../person/Deals';
import { HandOffStory } from '../person/HandOffStory';
import { nextMove } from '../person/NextStep';
import { NoteBox } from '../person/NoteBox';
import { Skeleton } from '../person/Skeleton';
import { Timeline } from '../person/Timeline';
import type { Moves } from '../person/use-moves';
import type { VerdictInput } from '../person/verdict-input';
import { hasDraft, useDraft } from '../unsent-text';
import { cardKey } from './card-keys';
import { FullTimeline, OlderTouches } from './FullTimeline';
import { press, useKeys } from './keyboard';
import { ReferredBy } from './ReferredBy';
import { type OnSaid, useCredit } from './TouchCredit';
import { useDecision } from './use-decision';
import { useOlderTouches } from './use-older-touches';

export interface PersonPaneProps {
  person: Pick<PersonView, 'ticket' | 'contactId'>;
  moves: Moves;
  /** Called when the person was erased from this device; without it, erasing is not offered. */
  onErased?: (() => void) | undefined;
  /** Whether there is space for the full timeline with its filters. */
  full?: boolean | undefined;
}

const NO_REASONS = { rejected: [], recycled: [], returned: [] };

/** Shows the card of one person with all actions. */
export function PersonPane({ person, ...rest }: PersonPaneProps) {
  const card = useRoute('site.card', { ticket: person.ticket });
  if (card.data !== undefined)
    return (
      <Boundary key={person.contactId}>
        <Loaded view={card.data} {...rest} />
      </Boundary>
    );
  if (card.failure !== null) return <FailureBox failure={card.failure} onRetry={card.reload} />;
  return <Skeleton of="card" />;
}

function Loaded({
  view,
  moves,
  onErased,
  full,
}: Omit<PersonPaneProps, 'person'> & { view: CardView }) {
  const { t, appearance, shell, drafts } = usePages();
  const [noting, setNoting] = useState(hasDraft(drafts, 'note', view.contactId));
  const wish = useRoute('tab.wish', {}).data;
  useEffect(() => {
    // Asked for in the page: the field opens with the focus in it.
    if (wish?.contactId === view.contactId) setNoting(true);
  }, [wish?.at]);
  const [text, setText] = useDraft('verdict', view.contactId);
  const older = useOlderTouches(view);
  const decision = useDecision();
  const eraser = useSend('people.erase');
  const move = (to: Stage, reasonId?: string) => void moves.move(view, to, reasonId);
  const judge = (verdict: RepVerdict, said: VerdictInput) => {
    // A question needs a text, so the note field opens.
    if (verdict === 'ask-marketing') return setNoting(true);
    const words = text.trim();
    void moves
      .judge(view, verdict, words === '' ? said : { ...said, text: words })
      .then((taken) => (taken ? setText('') : undefined));
  };
  // The undo bar shows the last move; the card shows changes that wait longer or need a decision.
  const intents = view.intents.filter(
    ({ intentId, state }) => intentId !== moves.offer?.intentId || state === 'parked',
  );
  // The block of deals says this in full.
  const facts = view.facts.filter(({ key }) => key !== 'deal');
  const gaps = view.gaps.filter(({ what }) => what !== 'deals');
  const openCrm = () => (view.url?.startsWith('https://') ? shell.openTab(view.url) : undefined);
  const said: OnSaid = (intentId, verdict) => {
    const { ticket, contactId, name } = view;
    const until = shell.clock() + UNDO_MS;
    moves.resume({ intentId, ticket, contactId, name, label: { verdict }, until });
  };
  const credit = useCredit(view, said);
  useKeys({
    promote: () => {
      const next = nextMove(view);
      if (next?.allowed) move(next.to);
    },
    move: () => press('move-open'),
    note: () => setNoting(true),
    accept: () => press('verdict-accepted'),
    reject: () => press('verdict-rejected'),
    recycle: () => press('verdict-recycled'),
    decide: () => press('verdict-decided-sql'),
    'give-back': () => press('verdict-returned'),
    'open-crm': openCrm,
  });
  return (
    <>
      <Card
        view={{ ...view, intents, facts, gaps }}
        reasons={appearance?.reasons ?? NO_REASONS}
        sample={appearance?.sample ?? false}
        busy={moves.busy}
        failure={moves.failed?.contactId === view.contactId ? moves.failed.failure : older.failure}
        undo={null}
        keyOf={cardKey}
        onMove={move}
        onVerdict={judge}
        verdictField={
          <label class="field">
            <span>{t('verdict.text')}</span>
            <textarea
              rows={2}
              maxLength={10_000}
              data-testid="verdict-text"
              value={text}
              onInput={(event) => setText(event.currentTarget.value)}
            />
          </label>
        }
        onUndo={() => void moves.undo()}
        onUndoExpire={moves.expire}
        timeline={
          full === true ? (
            <FullTimeline first={view.touches} older={older} act={credit} />
          ) : (
            <Timeline
              touches={[...view.touches, ...older.touches]}
              act={credit}
              foot={<OlderTouches older={older} onMore={() => older.load()} />}
            />
          )
        }
        onOpenCrm={openCrm}
        decision={decision}
      >
        <Deals view={view} />
        <HandOffStory handOff={view.handOff} />
        <ReferredBy key={view.contactId} person={view} onSaid={said} />
        <NoteBox person={view} open={noting} onOpen={setNoting} />
      </Card>
      {onErased !== undefined && (
        <p class="forget">
          <button
            type="button"
            class="quiet"
            data-testid="forget"
            disabled={eraser.sending}
            onClick={() =>
              void eraser
                .send({ ticket: view.ticket })
                .then((answer) => answer?.erased && onErased())
            }
          >
            {t('person.forget')}
          </button>
        </p>
      )}
    </>
  );
}
