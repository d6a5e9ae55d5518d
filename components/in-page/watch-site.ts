import { type Bus, createBus } from '../../lib/bus/client';
import { isAsk } from '../../lib/bus/wire';
import type { Site, Snapshot } from '../../lib/sites/site';
import { watchPage } from '../../lib/sites/watch';
import { reportHealth } from './health';
import { createHere } from './page-subject';

type Listener = (
  message: unknown,
  sender: unknown,
  respond: (answer: unknown) => void,
) => undefined;

/** The part of the browser's messaging that a content script uses. */
export interface ScriptRuntime {
  sendMessage(message: unknown): Promise<unknown>;
  readonly onMessage: {
    addListener(listener: Listener): void;
    removeListener(listener: Listener): void;
  };
}

export interface ScriptWorld {
  readonly runtime: ScriptRuntime;
  /**
   * Whether the extension is still the one that this script came with; an update leaves scripts
   * behind.
   */
  readonly alive: () => boolean;
  readonly signal: AbortSignal;
}

/** The bus of a content script, which a script that was left behind no longer has. */
export function scriptBus({ runtime, alive }: ScriptWorld): Bus {
  return createBus({
    send: (message) => (alive() ? runtime.sendMessage(message) : Promise.reject(new Error())),
    listen: (heard) => {
      const listener: Listener = (message) => {
        heard(message);
      };
      runtime.onMessage.addListener(listener);
      return () => runtime.onMessage.removeListener(listener);
    },
  });
}

/** What a script has drawn, where it draws. */
export interface DrawnParts {
  readonly onSnapshot: (snapshot: Snapshot) => void;
  /** Whether what was drawn still stands. */
  readonly intact: () => boolean;
  /** Whether a node is one that we put into the page ourselves. */
  readonly isOurs: (node: Node) => boolean;
}

/**
 * Looks at the page for as long as the script lives, tells who asks whom it shows, and hands every
 * look on to what is drawn.
 * @returns what looks at once, where the adapter was told something new
 */
export function watchSite(
  world: ScriptWorld,
  bus: Bus,
  site: Site,
  drawn?: DrawnParts,
): { look(): void } {
  const { runtime, alive, signal } = world;
  const here = createHere(bus);
  const answer: Listener = (message, _, respond) => {
    if (isAsk(message)) respond(here.answer());
  };
  runtime.onMessage.addListener(answer);
  signal.addEventListener('abort', () => runtime.onMessage.removeListener(answer));
  let watched: ReturnType<typeof watchPage> | undefined;
  const start = () => {
    watched = watchPage(document, site, {
      signal,
      isOurs: drawn?.isOurs,
      // A script that an update has left behind ends at its next look, and what it drew goes with
      // it.
      intact: () => !alive() || (drawn?.intact() ?? true),
      onSnapshot(snapshot) {
        drawn?.onSnapshot(snapshot);
        here.see(snapshot);
        reportHealth(bus, site.id, snapshot);
      },
    });
  };
  if (document.body === null)
    document.addEventListener('DOMContentLoaded', start, { once: true, signal });
  else start();
  return { look: () => watched?.look() };
}
