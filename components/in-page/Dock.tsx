import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { PersonView } from '../../lib/domain/views/person';
import { Say } from '../Say';
import { StageMark } from '../StageMark';
import { useSurface } from '../surface';

export interface DockProps {
  collapsed: boolean;
  /** The person for the tab that remains when the card is collapsed. */
  person: PersonView | null;
  /** Warning to show if the page may be deceiving the user; null if there is none. */
  warning: string | null;
  onCollapse: (collapsed: boolean) => void;
  onNudge: (right: number, down: number) => void;
  /** Puts a card that was moved back to its place. */
  onDock: () => void;
  onDrawn: (root: HTMLElement) => void;
  children: ComponentChildren;
}

const STEP_PX = 16;
const ARROWS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-STEP_PX, 0],
  ArrowRight: [STEP_PX, 0],
  ArrowUp: [0, -STEP_PX],
  ArrowDown: [0, STEP_PX],
};

/**
 * Draws the docked card. It can be collapsed to a tab, moved by its bar with the mouse or the arrow
 * keys, and closed with Escape.
 */
export function Dock(props: DockProps) {
  const { t } = useSurface();
  const body = useRef<HTMLElement>(null);
  const tab = useRef<HTMLButtonElement>(null);
  const ours = useRef(false);
  // Keeps the focus inside the card: on the body of the page, the next key would be a shortcut of
  // the page.
  useLayoutEffect(() => {
    if (ours.current)
      (props.collapsed ? tab.current : body.current?.querySelector<HTMLElement>('.grip'))?.focus();
    ours.current = false;
  }, [props.collapsed]);
  const collapse = (collapsed: boolean) => {
    ours.current = true;
    props.onCollapse(collapsed);
  };
  const close = () => collapse(true);
  useLayoutEffect(() => {
    const drawn = body.current;
    if (drawn === null) return;
    props.onDrawn(drawn);
    // A menu redraws only itself when it opens: its buttons must be watched from then on too.
    const observer = new MutationObserver(() => props.onDrawn(drawn));
    observer.observe(drawn, { childList: true, subtree: true });
    return () => observer.disconnect();
  }, [props.collapsed]);
  if (props.collapsed) {
    return (
      <button
        type="button"
        ref={tab}
        class="tab"
        data-testid="dock-open"
        aria-label={t('dock.open')}
        onClick={() => collapse(false)}
      >
        <StageMark stage={props.person?.stage ?? null} />
        <Say text={props.person === null ? '?' : String(props.person.score)} />
      </button>
    );
  }
  return (
    <section
      class="dock"
      ref={body}
      data-testid="dock"
      aria-label={t('dock.name')}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !event.defaultPrevented) close();
      }}
    >
      <Bar {...props} onClose={close} />
      {props.warning !== null && (
        <p class="told" role="alert" data-testid="guard-told">
          <Say text={props.warning} />
        </p>
      )}
      <div class="scroll">{props.children}</div>
    </section>
  );
}

function Bar({
  onClose,
  onNudge,
  onDock,
}: Pick<DockProps, 'onNudge' | 'onDock'> & { onClose: () => void }) {
  const { t } = useSurface();
  const grip = useRef<{ x: number; y: number } | null>(null);
  return (
    <div class="head">
      <button
        type="button"
        class="grip"
        data-testid="dock-grip"
        aria-label={t('dock.move')}
        onKeyDown={(event) => {
          if (event.key === 'Home') onDock();
          const arrow = ARROWS[event.key];
          if (arrow === undefined) return;
          event.preventDefault();
          onNudge(...arrow);
        }}
        onPointerDown={(event) => {
          grip.current = { x: event.clientX, y: event.clientY };
          event.currentTarget.setPointerCapture(event.pointerId);
        }}
        onPointerMove={(event) => {
          if (grip.current === null) return;
          onNudge(event.clientX - grip.current.x, event.clientY - grip.current.y);
          grip.current = { x: event.clientX, y: event.clientY };
        }}
        onDblClick={onDock}
        onPointerUp={() => {
          grip.current = null;
        }}
      >
        <Say text={t('dock.name')} />
      </button>
      <button
        type="button"
        data-testid="dock-collapse"
        aria-label={t('dock.collapse')}
        title={t('dock.collapse')}
        onClick={onClose}
      >
        <Say text="–" />
      </button>
    </div>
  );
}
