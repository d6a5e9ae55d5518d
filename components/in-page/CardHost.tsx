import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { useContentQuery, useQueryStore } from '../../lib/bus/content-query';
import type { PersonView } from '../../lib/domain/views/person';
import type { CardKey } from '../../lib/i18n/en/card';
import type { Site } from '../../lib/sites/site';
import { Boundary } from '../Boundary';
import { type Moves, useMoves } from '../person/use-moves';
import { Shielded } from '../Say';
import { SurfaceProvider } from '../surface';
import { Dock } from './Dock';
import type { Looks } from './draw';
import type { OverlayHosts } from './overlay-hosts';

/** The actions of the parts inside the card. */
export interface CardActions {
  /** Whether a click may write; if not, the card has shown the reason. */
  readonly allowed: (event: Event) => boolean;
  /** Moves and the offer to take the last one back, which outlive the thread. */
  readonly moves: Moves;
  /**
   * Opens a surface of Relevo, which has text fields and decisions.
   * @param note whether to write a note there
   */
  readonly openSurface: (note?: boolean) => void;
}

export interface CardHostProps {
  hosts: OverlayHosts;
  site: Site['id'];
  looks: Looks;
  rtl: boolean;
  /** Whether something that is written may lie under the open card. */
  crowded: boolean;
  /**
   * Identifies the page's subject or thread, within which an opened card stays open; null for a
   * question that is about none.
   */
  place: string | null;
  /** Identifies the subject of the card; null hides the card. */
  about: string | null;
  /** Whether it holds a question and nothing of a person. */
  small?: boolean | undefined;
  /** The person whose initials the collapsed card shows. */
  sign: PersonView | null;
  /**
   * Ticket of another person to ask about, whose question must be answered in a surface of Relevo.
   */
  asked?: string | undefined;
  children: (actions: CardActions) => ComponentChildren;
}

const TICK_MS = 60_000;
/** Time after which a new position of the card is stored, ms. */
const SETTLED_MS = 500;

/**
 * Draws the docked card. This tree is rendered into the root of the card's host, which is visible
 * only if there is a subject.
 */
export function CardHost({
  hosts,
  site,
  looks,
  rtl,
  crowded,
  place,
  about,
  small = false,
  sign,
  asked,
  children,
}: CardHostProps) {
  const { bus } = useQueryStore();
  const { language, t, theme, onBroken } = looks;
  const { collapsed, isLoaded, collapse, moved } = usePlace(hosts, site, crowded, place);
  const moves = useMoves({
    call: bus.call,
    newId: () => crypto.randomUUID(),
    clock: () => Date.now(),
  });
  const [warned, setWarned] = useState<{ about: string | null; key: CardKey } | null>(null);
  const warn = (key: CardKey) => setWarned({ about, key });
  const shown = about !== null && isLoaded;

  useEffect(
    () => hosts.showCard(shown, collapsed, rtl, small),
    [hosts, shown, collapsed, rtl, small],
  );
  if (!shown) return null;

  const ticket = sign?.ticket ?? asked;
  const openSurface = (note?: boolean) => {
    if (ticket === undefined) return;
    const failed = () => warn('note.not-opened');
    void bus
      .call('site.openSurface', { ticket, note })
      .then(({ opened }) => opened || failed(), failed);
  };
  const allowed = (event: Event): boolean => {
    if (hosts.guard.doubt(event) === null) return true;
    // The warning is shown here, and nothing opens: a popup opened by a page would take keys that
    // are meant for the page.
    warn('guard.popup');
    return false;
  };
  return (
    <Shielded>
      <SurfaceProvider
        language={language}
        words={t}
        clock={() => Date.now()}
        onBroken={onBroken}
        tickMs={TICK_MS}
      >
        <div class="rv in-page" data-theme={theme} lang={language}>
          <Dock
            collapsed={collapsed}
            person={sign}
            warning={warned?.about === about ? t(warned.key) : null}
            onCollapse={collapse}
            onNudge={(right, down) => {
              hosts.nudgeCard(right, down);
              moved();
            }}
            onDock={() => {
              hosts.dockCard();
              moved();
            }}
            onDrawn={(root) => hosts.guard.attend(root)}
          >
            <Boundary key={about}>{children({ allowed, openSurface, moves })}</Boundary>
          </Dock>
        </div>
      </SurfaceProvider>
    </Shielded>
  );
}

/**
 * Keeps the position of the card on this site and whether it is collapsed, as last left. Where it
 * would cover what is read or written it is collapsed, until the rep opens it for this thread.
 */
function usePlace(hosts: OverlayHosts, site: Site['id'], crowded: boolean, about: string | null) {
  const { bus } = useQueryStore();
  const kept = useContentQuery('site.dock', { site });
  const isLoaded = kept.data !== undefined || kept.failure !== null;
  const [wish, setWish] = useState(false);
  const [opened, setOpened] = useState<string | null | undefined>(undefined);
  const [roomy, setRoomy] = useState(hosts.hasRoom);
  // A question that is about no place of the page is asked where it stands.
  const blocked = crowded || (about !== null && !roomy);
  const collapsed = opened !== about && (wish || blocked);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>();
  useEffect(() => {
    if (kept.data == null) return;
    hosts.putCard(kept.data);
    setWish(kept.data.collapsed);
  }, [isLoaded]);
  useEffect(() => {
    const look = () => setRoomy(hosts.hasRoom());
    look();
    return hosts.onRoom(look);
  }, [hosts]);
  useEffect(() => setOpened(undefined), [crowded]);
  useEffect(() => hosts.onExpand(() => setOpened(about)), [hosts, about]);
  const moved = (collapsed = wish) => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      const place = { ...hosts.placeOfCard(), collapsed };
      void bus.call('site.dock', { site, place }).catch(() => undefined);
    }, SETTLED_MS);
  };
  const collapse = (now: boolean) => {
    setOpened(now ? undefined : about);
    // Closing what lies over the page says nothing about where there is room.
    if (now && blocked) return;
    setWish(now);
    moved(now);
  };
  return { collapsed, isLoaded, collapse, moved };
}
