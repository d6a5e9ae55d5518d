import { useEffect, useRef, useState } from 'preact/hooks';
import { type RouteState, useBus, useRoute } from '../../lib/bus/query';
import { UNDO_MS } from '../../lib/domain/changes/recent';
import type { PersonView } from '../../lib/domain/views/person';
import type { TabView } from '../../lib/domain/views/tab';
import { SITES } from '../../lib/sites/registry';
import { FailureBox } from '../FailureBox';
import { Key } from '../Key';
import { usePages } from '../page-context';
import { Skeleton } from '../person/Skeleton';
import { useMoves } from '../person/use-moves';
import { CredentialBanner } from './CredentialBanner';
import { HerePane } from './HerePane';
import { Lacking } from './HereState';
import { stepRow, useKeys } from './keyboard';
import { OutboxPane } from './OutboxPane';
import { PersonPane } from './PersonPane';
import { PopupHead, type Tab } from './PopupHead';
import { QueuePane } from './QueuePane';
import { RecentChanges } from './RecentChanges';
import { Replies } from './Replies';
import { SearchPane } from './SearchPane';
import { ShortcutHelp } from './ShortcutHelp';
import { SiteInvitation } from './SiteInvitation';
import { UndoneToast, UndoToast } from './UndoToast';

export interface PersonWorkspaceProps {
  /** The people on the tab beside this workspace. */
  here: Pick<RouteState<TabView>, 'data' | 'failure' | 'loading' | 'reload'>;
  /** Whether there is space for the full timeline. */
  full?: boolean | undefined;
  /** Opens the side panel; absent inside the panel. */
  onPanel?: (() => void) | undefined;
}

/** Shows the person of the tab, or the rep's queue, with search and pending changes. */
export function PersonWorkspace({ here, full, onPanel }: PersonWorkspaceProps) {
  const { t, shell, appearance } = usePages();
  const queue = useRoute('people.queue', {});
  const outbox = useRoute('outbox.list', {});
  const moves = useMoves({ ...shell, call: useBus().call });
  const recent = useRoute('outbox.recent', {});
  const [newest] = recent.data ?? [];
  useEffect(() => {
    // Made in another surface, or in this one before it closed.
    if (newest !== undefined) moves.resume({ ...newest, until: newest.at + UNDO_MS });
  }, [newest?.intentId]);
  const [picked, pick] = useState<Tab | null>(null);
  const [person, setPerson] = useState<PersonView | null>(null);
  const [text, setText] = useState('');
  const [helping, setHelping] = useState(false);
  const field = useRef<HTMLInputElement>(null);

  const peopleHere = here.data?.people ?? [];
  const about = here.data === undefined || !isAbout(here.data) ? null : here.data;
  const tab: Tab | null = picked ?? (here.loading ? null : about !== null ? 'here' : 'queue');
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
  const shown =
    about === null
      ? null
      : JSON.stringify([about.focus, peopleHere.map(({ key }) => key), about.company]);
  useEffect(() => {
    // The subject of the page has changed, so the workspace follows, unless the rep is working in
    // it.
    if (shown === null || document.hasFocus()) return;
    pick(null);
    setPerson(null);
  }, [shown]);
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

  const unasked =
    here.data?.site === null
      ? SITES.find(({ id }) => appearance?.sites[id] === 'unasked')
      : undefined;
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
        onPanel={onPanel}
      />
      <main>
        {appearance?.sample === true && (
          <p class="banner" data-testid="sample-banner">
            <span>{t('sample.banner')}</span>{' '}
            <button type="button" class="link" onClick={() => shell.openOptions('connection')}>
              {t('sample.connect')}
            </button>
          </p>
        )}
        <CredentialBanner />
        {here.data !== undefined && <Lacking here={here.data} />}
        {here.data?.overBudget === true && (
          <p class="banner" role="status" data-testid="over-budget">
            {t('here.over-budget')}
          </p>
        )}
        {unasked !== undefined && <SiteInvitation site={unasked} />}
        {helping ? (
          <ShortcutHelp onClose={() => setHelping(false)} />
        ) : person !== null ? (
          <>
            <nav class="crumbs">
              <button type="button" class="link" data-testid="back" onClick={back}>
                <span class="arrow" aria-hidden="true" />
                {t(text === '' ? 'tab.queue' : 'search.results')}
              </button>
              <button
                type="button"
                class="link"
                data-testid="next-person"
                aria-keyshortcuts="N"
                onClick={nextInQueue}
              >
                {t('keys.next-person')} <Key name="N" />
              </button>
            </nav>
            <PersonPane
              person={person}
              moves={moves}
              full={full}
              onErased={() => setPerson(null)}
            />
          </>
        ) : searching ? (
          <SearchPane text={text} onOpen={open} />
        ) : tab === 'here' && here.data !== undefined ? (
          <HerePane
            here={here.data}
            moves={moves}
            full={full}
            onOpen={open}
            onReload={here.reload}
          />
        ) : tab === 'here' && here.failure !== null ? (
          <FailureBox failure={here.failure} onRetry={here.reload} />
        ) : tab === 'queue' ? (
          <>
            <Replies onOpen={open} />
            <QueuePane onOpen={open} />
            <RecentChanges changes={recent.data ?? []} moves={moves} />
          </>
        ) : tab === 'waiting' ? (
          <>
            <OutboxPane />
            <RecentChanges changes={recent.data ?? []} moves={moves} />
          </>
        ) : (
          <Skeleton />
        )}
      </main>
      {moves.offer !== null && <UndoToast offer={moves.offer} moves={moves} />}
      {moves.taken !== null && <UndoneToast onDone={moves.settle} />}
    </div>
  );
}

/** Whether a page shows a person, or should show one but cannot be read. */
function isAbout({ site, reach, people, company }: TabView): boolean {
  return site !== null && (reach !== 'read' || people.length > 0 || company !== null);
}
