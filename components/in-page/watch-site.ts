import { type Bus, createBus } from '../../lib/bus/client';
import { isAsk } from '../../lib/bus/wire';
import type { Site, Snapshot } from '../../lib/sites/site';
import { watchPage } from '../../lib/sites/watch';
import { reportHealth } from './health';
import { createPageReporter } from './page-subject';

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
   * Whether the extension of this script still exists; after an update, old scripts remain in
   * pages.
   */
  readonly alive: () => boolean;
  readonly signal: AbortSignal;
}

/** Creates the bus of a content script. It refuses calls once the script has been replaced. */
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

/** The parts that a script has drawn. */
export interface DrawnParts {
  readonly onSnapshot: (snapshot: Snapshot) => void;
  /** Whether everything drawn is still in the page. */
  readonly intact: () => boolean;
  /** Whether Relevo has put a node into the page. */
  readonly isOurs: (node: Node) => boolean;
}

/**
 * Watches the page while the script lives, answers who is on it, and passes every snapshot on to
 * what is drawn.
 * @returns what looks at once, where the adapter has new facts
 */
export function watchSite(
  world: ScriptWorld,
  bus: Bus,
  site: Site,
  drawn?: DrawnParts,
): { look(): void } {
  const { runtime, alive, signal } = world;
  const here = createPageReporter(bus);
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
      // A script that an update has replaced ends at its next look at the page, and what it drew is
      // removed.
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
