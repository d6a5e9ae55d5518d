import { useEffect, useReducer, useRef, useState } from 'preact/hooks';
import { useRoute } from '../../lib/bus/query';
import type { TabView } from '../../lib/domain/views/tab';
import { InFront } from '../workspace/keyboard';
import { PersonWorkspace } from '../workspace/PersonWorkspace';

/** What the panel hears of the tabs of its window. */
export interface TabNews {
  /** Another tab is in front, or the one in front was loaded anew. */
  readonly front: (tabId: number) => void;
  readonly closed: (tabId: number) => void;
}

export interface PanelProps {
  windowId: number;
  /** Tells of the tabs until the returned function is called. */
  follow: (news: TabNews) => () => void;
}

/**
 * Desks that are kept behind the one in front, with all that was chosen, typed and scrolled to in
 * them.
 */
const MOST_DESKS = 8;

/**
 * Beside the pages of a window: a desk for each tab, the one of the tab in front before the others.
 */
export function Panel({ windowId, follow }: PanelProps) {
  const here = useRoute('tab.people', { windowId });
  const [told, tell] = useState<number | null>(null);
  const [, redraw] = useReducer((count: number) => count + 1, 0);
  const views = useRef(new Map<number, TabView>());
  const desks = useRef<number[]>([]);
  const reload = useRef(here.reload);
  reload.current = here.reload;
  useEffect(
    () =>
      follow({
        front: (tabId) => {
          tell(tabId);
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
  const front = told ?? answered;
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
            // Behind, not away: what is not drawn at all forgets how far it was scrolled.
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
