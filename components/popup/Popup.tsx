import { useRef, useState } from 'preact/hooks';
import { useBus, useRoute } from '../../lib/bus/query';
import type { PersonView } from '../../lib/domain/view';
import { FailureBox } from '../FailureBox';
import { Key } from '../Key';
import { usePages } from '../pages';
import { Skeleton } from '../person/Skeleton';
import { useMoves } from '../person/use-moves';
import { HerePane } from './HerePane';
import { KeyBanner } from './KeyBanner';
import { stepRow, useKeys } from './keyboard';
import { PersonPane } from './PersonPane';
import { PopupHead, type Tab } from './PopupHead';
import { QueuePane } from './QueuePane';
import { SearchPane } from './SearchPane';
import { ShortcutHelp } from './ShortcutHelp';
import { TakenFoot, UndoFoot } from './UndoFoot';
import { WaitingPane } from './WaitingPane';

/** The popup: the person of the tab, else the rep's queue; search and what waits beside them. */
export function Popup() {
  const { say, shell, appearance } = usePages();
  const here = useRoute('tab.people', {});
  const queue = useRoute('people.queue', {});
  const outbox = useRoute('outbox.list', {});
  const moves = useMoves({ ...shell, call: useBus().call });
  const [picked, pick] = useState<Tab | null>(null);
  const [person, setPerson] = useState<PersonView | null>(null);
  const [text, setText] = useState('');
  const [helping, setHelping] = useState(false);
  const field = useRef<HTMLInputElement>(null);

  const peopleHere = here.data?.people ?? [];
  const tab: Tab | null = picked ?? (here.loading ? null : peopleHere.length > 0 ? 'here' : 'queue');
  const searching = text !== '' && person === null;
  const open = (one: PersonView) => {
    setPerson(one);
    field.current?.blur();
  };
  const show = (next: Tab) => {
    pick(next);
    setPerson(null);
    setText('');
  };
  const nextInQueue = () => {
    const people = queue.data?.people ?? [];
    const at = people.findIndex(({ contactId }) => contactId === person?.contactId);
    const next = people[at + 1] ?? people[0];
    if (next === undefined) return false;
    pick('queue');
    open(next);
    return true;
  };
  const back = () => {
    if (helping) setHelping(false);
    else if (person !== null) setPerson(null);
    else if (text !== '') setText('');
    else return false;
    return true;
  };
  useKeys({
    search: () => {
      setPerson(null);
      field.current?.focus();
    },
    undo: () => (moves.offer === null ? false : void moves.undo()),
    'next-person': nextInQueue,
    down: () => stepRow(1),
    up: () => stepRow(-1),
    help: () => setHelping(!helping),
    back,
  });

  return (
    <div class="popup" data-testid="popup">
      <PopupHead
        tab={searching ? null : tab}
        here={peopleHere.length}
        queue={queue.data?.people.length ?? 0}
        waiting={outbox.data?.total ?? 0}
        parked={outbox.data?.intents.some(({ state }) => state === 'parked') ?? false}
        text={text}
        field={field}
        onText={(value) => {
          setText(value);
          setPerson(null);
        }}
        onTab={show}
        onHelp={() => setHelping(!helping)}
      />
      <main>
        {appearance?.sample === true && (
          <p class="banner" data-testid="sample-banner">
            <span>{say('sample.banner')}</span>{' '}
            <button type="button" class="link" onClick={() => shell.openOptions('connection')}>
              {say('sample.connect')}
            </button>
          </p>
        )}
        <KeyBanner />
        {helping ? (
          <ShortcutHelp onClose={() => setHelping(false)} />
        ) : person !== null ? (
          <>
            <nav class="crumbs">
              <button type="button" class="link" data-testid="back" onClick={back}>
                <span class="arrow" aria-hidden="true" />
                {say(text === '' ? 'tab.queue' : 'search.results')}
              </button>
              <button type="button" class="link" data-testid="next-person" aria-keyshortcuts="N" onClick={nextInQueue}>
                {say('keys.next-person')} <Key name="N" />
              </button>
            </nav>
            <PersonPane person={person} moves={moves} onErased={() => setPerson(null)} />
          </>
        ) : searching ? (
          <SearchPane text={text} onOpen={open} />
        ) : tab === 'here' && here.data !== undefined ? (
          <HerePane here={here.data} moves={moves} onReload={here.reload} />
        ) : tab === 'here' && here.failure !== null ? (
          <FailureBox failure={here.failure} onRetry={here.reload} />
        ) : tab === 'queue' ? (
          <QueuePane onOpen={open} />
        ) : tab === 'waiting' ? (
          <WaitingPane />
        ) : (
          <Skeleton />
        )}
      </main>
      {moves.offer !== null && <UndoFoot offer={moves.offer} moves={moves} />}
      {moves.taken !== null && <TakenFoot onDone={moves.settle} />}
    </div>
  );
}
