/**
 * The counterpart of `query.tsx` for content scripts. They read three routes, and every byte is
 * loaded into a third-party page, where a query library would weigh more than everything they draw.
 */
import { type ComponentChildren, createContext } from 'preact';
import { useContext, useEffect, useReducer } from 'preact/hooks';
import { type Failure, failureOf } from '../domain/base/failure';
import type { Bus } from './client';
import type { InputOf, OutputOf, RouteName } from './contract';
import { concerns, SITE_FAMILIES } from './site-topics';

interface Entry {
  data: unknown;
  failure: Failure | null;
  asking: boolean;
  /**
   * Whether the data changed after the last request. It is read again when a component needs it.
   */
  stale: boolean;
  readonly ask: () => void;
  readonly readers: Set<() => void>;
}

/** The answers that one surface holds, kept up to date while components read them. */
export interface QueryStore {
  readonly bus: Bus;
  entry<Name extends RouteName>(route: Name, input: InputOf<Name>): Entry;
  /** Requests again what changed while the page was hidden. */
  wake(): void;
}

/** Most answers kept without a reader, for components that come back. */
const MOST_IDLE = 10;

/**
 * Creates the store of one surface.
 * @param hidden whether the surface is hidden; then pushes are noted, and `wake` requests the data
 */
export function createQueryStore(bus: Bus, hidden: () => boolean, signal: AbortSignal): QueryStore {
  const entries = new Map<string, Entry>();

  function make<Name extends RouteName>(route: Name, input: InputOf<Name>): Entry {
    const entry: Entry = {
      data: undefined,
      failure: null,
      asking: false,
      stale: false,
      readers: new Set(),
      ask() {
        entry.stale = true;
        if (entry.asking || hidden()) return;
        entry.asking = true;
        entry.stale = false;
        bus
          .call(route, input)
          .then(
            (data) => Object.assign(entry, { data, failure: null }),
            (error: unknown) => Object.assign(entry, { failure: failureOf(error) }),
          )
          .finally(() => {
            entry.asking = false;
            for (const tell of entry.readers) tell();
            if (entry.stale && entry.readers.size > 0) entry.ask();
          });
      },
    };
    return entry;
  }

  function forgetOldest(): void {
    const idle = [...entries].filter(([, entry]) => entry.readers.size === 0 && !entry.asking);
    for (const [key] of idle.slice(0, -MOST_IDLE)) entries.delete(key);
  }

  const askIfRead = (entry: Entry) => {
    entry.stale = true;
    if (entry.readers.size > 0) entry.ask();
  };
  const off = bus.onPush((topics) => {
    for (const [key, entry] of entries) {
      if (concerns(SITE_FAMILIES, key, topics)) askIfRead(entry);
    }
  });
  signal.addEventListener('abort', () => {
    off();
    entries.clear();
  });
  return {
    bus,
    entry(route, input) {
      const key = `${route} ${JSON.stringify(input)}`;
      const entry = entries.get(key) ?? make(route, input);
      // Moves the entry to the end, so that the order is by last use.
      entries.delete(key);
      entries.set(key, entry);
      forgetOldest();
      return entry;
    },
    wake() {
      for (const entry of entries.values()) if (entry.stale) askIfRead(entry);
    },
  };
}

const QueryStoreContext = createContext<QueryStore | null>(null);

export function QueryStoreProvider({
  reader,
  children,
}: {
  reader: QueryStore;
  children: ComponentChildren;
}) {
  return <QueryStoreContext.Provider value={reader}>{children}</QueryStoreContext.Provider>;
}

/**
 * Returns the store above. @throws Error outside a `QueryStoreProvider`, which is a bug in Relevo
 */
export function useQueryStore(): QueryStore {
  const reader = useContext(QueryStoreContext);
  if (reader === null) throw new Error('no ReaderProvider above');
  return reader;
}

/** Reads a route and keeps its data up to date. With null as input it requests nothing. */
export function useContentQuery<Name extends RouteName>(
  route: Name,
  input: InputOf<Name> | null,
): {
  readonly data: OutputOf<Name> | undefined;
  readonly failure: Failure | null;
  readonly reload: () => void;
} {
  const reader = useQueryStore();
  const [, tell] = useReducer((count: number) => count + 1, 0);
  const entry = input === null ? null : reader.entry(route, input);
  useEffect(() => {
    if (entry === null) return;
    const heard = () => tell(undefined);
    entry.readers.add(heard);
    if ((entry.data === undefined || entry.stale) && !entry.asking) entry.ask();
    return () => {
      entry.readers.delete(heard);
    };
  }, [entry]);
  return {
    data: entry?.data as OutputOf<Name> | undefined,
    failure: entry?.failure ?? null,
    reload: () => entry?.ask(),
  };
}
