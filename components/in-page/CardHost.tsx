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

/** What the parts in the card may do. */
export interface CardActions {
  /** Whether a click may write; otherwise the card has said why it does not. */
  readonly allowed: (event: Event) => boolean;
  /** Leads to a surface of ours, where there are fields and decisions. */
  readonly elsewhere: () => void;
}

export interface CardHostProps {
  hosts: OverlayHosts;
  site: Site['id'];
  looks: Looks;
  rtl: boolean;
  /** Whether a window for writing floats over the page, where the card would lie on it. */
  crowded: boolean;
  /** Names whom the card is about; null draws nothing. */
  about: string | null;
  /** Whether it holds a question and nothing of a person. */
  small?: boolean | undefined;
  /** Whose sign the card bears when it is collapsed. */
  sign: PersonView | null;
  /** Ticket of another person whom the card asks about, to be answered in a surface of ours. */
  asked?: string | undefined;
  children: (actions: CardActions) => ComponentChildren;
}

const TICK_MS = 60_000;
/** The card is remembered where it stands when it has stood there so long, ms. */
const SETTLED_MS = 500;

/**
 * The docked card. Its root is the one that this tree is rendered into; the host shows itself only
 * when there is somebody.
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
  const { collapsed, told, collapse, moved } = usePlace(hosts, site, crowded);
  const [doubted, setDoubted] = useState<string | null>(null);
  const shown = about !== null && told;

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
    // Said here, and nothing opens: what a page's doing opens would take the keys that are meant
    // for the page.
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
            told={doubted === about ? t('guard.popup') : null}
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

/** Where the card stands on this site and whether it is collapsed, as it was left the last time. */
function usePlace(hosts: OverlayHosts, site: Site['id'], crowded: boolean) {
  const { bus } = useQueryStore();
  const kept = useContentQuery('site.dock', { site });
  const told = kept.data !== undefined || kept.failure !== null;
  const [collapsed, setCollapsed] = useState(false);
  const wish = useRef(false);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>();
  useEffect(() => {
    if (kept.data == null) return;
    hosts.putCard(kept.data);
    wish.current = kept.data.collapsed;
    setCollapsed(crowded || wish.current);
  }, [told]);
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
  return { collapsed, told, collapse, moved };
}
