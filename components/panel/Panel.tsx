import { useEffect, useReducer, useRef, useState } from 'preact/hooks';
import { useRoute } from '../../lib/bus/query';
import type { TabView } from '../../lib/domain/views/tab';
import { InFront } from '../workspace/keyboard';
import { PersonWorkspace } from '../workspace/PersonWorkspace';

/** Callbacks for changes of the tabs in the panel's window. */
export interface TabNews {
  /** Another tab was activated, or the active one was loaded again. */
  readonly front: (tabId: number) => void;
  readonly closed: (tabId: number) => void;
}

export interface PanelProps {
  windowId: number;
  /** Starts to report changes of tabs. @returns a function that stops it */
  follow: (news: TabNews) => () => void;
}

/** Most workspaces kept in the background, with their selections, texts and scroll positions. */
const MOST_DESKS = 8;

/** Draws the side panel of a window: one workspace per tab, the one of the active tab in front. */
export function Panel({ windowId, follow }: PanelProps) {
  const here = useRoute('tab.people', { windowId });
  const [activated, setActivated] = useState<number | null>(null);
  const [, redraw] = useReducer((count: number) => count + 1, 0);
  const views = useRef(new Map<number, TabView>());
  const desks = useRef<number[]>([]);
  const reload = useRef(here.reload);
  reload.current = here.reload;
  useEffect(
    () =>
      follow({
        front: (tabId) => {
          setActivated(tabId);
          reload.current();
        },
        closed: (tabId) => {
          desks.current = desks.current.filter((each) => each !== tabId);
          views.current.delete(tabId);
          redraw(undefined);
        },
      }),
    [follow],
  );
  const answered = here.data?.tabId ?? null;
  if (here.data !== undefined && answered !== null) views.current.set(answered, here.data);
  const front = activated ?? answered;
  if (front === null) return <PersonWorkspace here={here} full />;
  desks.current = [front, ...desks.current.filter((each) => each !== front)].slice(0, MOST_DESKS);
  return (
    <>
      {[...desks.current]
        .sort((a, b) => a - b)
        .map((tabId) => {
          const isFront = tabId === front;
          const data = views.current.get(tabId);
          return (
            // Hidden behind the front one but still rendered, because removed elements lose their
            // scroll position.
            <div
              key={tabId}
              class="desk"
              inert={!isFront}
              data-testid={isFront ? 'desk' : undefined}
            >
              <InFront.Provider value={isFront}>
                <PersonWorkspace
                  here={{
                    data,
                    failure: isFront ? here.failure : null,
                    loading: data === undefined && here.failure === null,
                    reload: here.reload,
                  }}
                  full
                />
              </InFront.Provider>
            </div>
          );
        })}
    </>
  );
}
