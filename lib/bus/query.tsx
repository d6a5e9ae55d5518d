import {
  QueryClient,
  QueryClientProvider,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/preact-query';
import { type ComponentChildren, createContext } from 'preact';
import { useContext, useEffect } from 'preact/hooks';
import { type Failure, failureOf } from '../domain/base/failure';
import type { Bus } from './client';
import type { InputOf, OutputOf, RouteName, Topic } from './contract';
import { concerns } from './site-topics';
import { FAMILIES } from './topics';

const BusContext = createContext<Bus | null>(null);

/**
 * Creates the query cache of one surface. The background needs no network, so queries do not wait
 * for one. Data becomes stale only by a push; focusing the window reads again, in case a push was
 * lost.
 */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        networkMode: 'always',
        staleTime: Number.POSITIVE_INFINITY,
        refetchOnWindowFocus: 'always',
        retry: (count, error) => count < 1 && failureOf(error).code === 'bus/unavailable',
      },
      mutations: { networkMode: 'always', retry: false },
    },
  });
}

/** Provides the bus and its cache to the components below, and reads again what a push names. */
export function BusProvider(props: { bus: Bus; client: QueryClient; children: ComponentChildren }) {
  const { bus, client, children } = props;
  useEffect(() => bus.onPush((topics) => refresh(client, topics)), [bus, client]);
  return (
    <QueryClientProvider client={client}>
      <BusContext.Provider value={bus}>{children}</BusContext.Provider>
    </QueryClientProvider>
  );
}

/**
 * Returns the bus of this surface. @throws Error outside a `BusProvider`, which is a bug in Relevo
 */
export function useBus(): Bus {
  const bus = useContext(BusContext);
  if (bus === null) throw new Error('no BusProvider above');
  return bus;
}

export interface RouteState<Value> {
  readonly data: Value | undefined;
  readonly failure: Failure | null;
  readonly loading: boolean;
  readonly reload: () => void;
}

/** Reads a route and keeps its data up to date. With `enabled` false it requests nothing. */
export function useRoute<Name extends RouteName>(
  route: Name,
  input: InputOf<Name>,
  options: { enabled?: boolean; timeoutMs?: number } = {},
): RouteState<OutputOf<Name>> {
  const bus = useBus();
  const query = useQuery({
    queryKey: [route, input],
    queryFn: () => bus.call(route, input, options.timeoutMs),
    enabled: options.enabled ?? true,
  });
  return {
    data: query.data,
    failure: query.error === null ? null : failureOf(query.error),
    loading: query.isLoading,
    reload: () => void query.refetch(),
  };
}

export interface Sender<Name extends RouteName> {
  /** Resolves with the answer, or null if it failed (`failure` has the reason). */
  readonly send: (input: InputOf<Name>) => Promise<OutputOf<Name> | null>;
  readonly failure: Failure | null;
  readonly sending: boolean;
}

/** Returns a function that calls a route, for writes. */
export function useSend<Name extends RouteName>(route: Name, timeoutMs?: number): Sender<Name> {
  const bus = useBus();
  const client = useQueryClient();
  const mutation = useMutation({
    mutationFn: (input: InputOf<Name>) => bus.call(route, input, timeoutMs),
    onSuccess: () => refresh(client, TOPICS_OF_WRITES),
  });
  return {
    send: (input) => mutation.mutateAsync(input).catch(() => null),
    failure: mutation.error === null ? null : failureOf(mutation.error),
    sending: mutation.isPending,
  };
}

const TOPICS_OF_WRITES: readonly Topic[] = ['people', 'outbox', 'settings', 'connection'];

function refresh(client: QueryClient, topics: readonly Topic[]): void {
  void client.invalidateQueries({
    predicate: ({ queryKey }) => concerns(FAMILIES, String(queryKey[0]), topics),
  });
}
