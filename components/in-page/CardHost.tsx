import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { useContentQuery, useQueryStore } from '../../lib/bus/content-query';
import type { PersonView } from '../../lib/domain/views/person';
import type { Site } from '../../lib/sites/site';
import { Boundary } from '../Boundary';
import { Shielded } from '../Say';
import { SurfaceProvider } from '../surface';
import { Dock } from './Dock';
import type { Looks } from './draw';
import type { OverlayHosts } from './overlay-hosts';

/** The actions of the parts inside the card. */
export interface CardActions {
  /** Whether a click may write; if not, the card has shown the reason. */
  readonly allowed: (event: Event) => boolean;
  /** Opens a surface of Relevo, which has text fields and decisions. */
  readonly elsewhere: () => void;
}

export interface CardHostProps {
  hosts: OverlayHosts;
  site: Site['id'];
  looks: Looks;
  rtl: boolean;
  /** Whether a compose window floats over the page where the card would cover it. */
  crowded: boolean;
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
  about,
  small = false,
  sign,
  asked,
  children,
}: CardHostProps) {
  const { bus } = useQueryStore();
  const { language, t, theme, onBroken } = looks;
  const { collapsed, isLoaded, collapse, moved } = usePlace(hosts, site, crowded);
  const [doubted, setDoubted] = useState<string | null>(null);
  const shown = about !== null && isLoaded;

  useEffect(
    () => hosts.showCard(shown, collapsed, rtl, small),
    [hosts, shown, collapsed, rtl, small],
  );
  if (!shown) return null;

  const ticket = sign?.ticket ?? asked;
  const elsewhere = () =>
    ticket === undefined
      ? undefined
      : void bus.call('site.openSurface', { ticket }).catch(() => undefined);
  const allowed = (event: Event): boolean => {
    if (hosts.guard.doubt(event) === null) return true;
    // The warning is shown here, and nothing opens: a popup opened by a page would take keys that
    // are meant for the page.
    setDoubted(about);
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
            warning={doubted === about ? t('guard.popup') : null}
            onCollapse={collapse}
            onNudge={(right, down) => {
              hosts.nudgeCard(right, down);
              moved();
            }}
            onDrawn={(root) => hosts.guard.attend(root)}
          >
            <Boundary key={about}>{children({ allowed, elsewhere })}</Boundary>
          </Dock>
        </div>
      </SurfaceProvider>
    </Shielded>
  );
}

/** Keeps the position of the card on this site and whether it is collapsed, as last left. */
function usePlace(hosts: OverlayHosts, site: Site['id'], crowded: boolean) {
  const { bus } = useQueryStore();
  const kept = useContentQuery('site.dock', { site });
  const isLoaded = kept.data !== undefined || kept.failure !== null;
  const [collapsed, setCollapsed] = useState(false);
  const wish = useRef(false);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>();
  useEffect(() => {
    if (kept.data == null) return;
    hosts.putCard(kept.data);
    wish.current = kept.data.collapsed;
    setCollapsed(crowded || wish.current);
  }, [isLoaded]);
  useEffect(() => setCollapsed(crowded || wish.current), [crowded]);
  useEffect(() => hosts.onExpand(() => setCollapsed(false)), [hosts]);
  const moved = () => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      const place = { ...hosts.placeOfCard(), collapsed: wish.current };
      void bus.call('site.dock', { site, place }).catch(() => undefined);
    }, SETTLED_MS);
  };
  const collapse = (now: boolean) => {
    wish.current = now;
    setCollapsed(now);
    moved();
  };
  return { collapsed, isLoaded, collapse, moved };
}
