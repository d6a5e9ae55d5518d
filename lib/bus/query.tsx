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
import { concerns } from './topics';

const BusContext = createContext<Bus | null>(null);

/**
 * A query cache for one surface. The background is reachable without a network, so nothing waits
 * for one, and data goes stale only by a push; coming back to the window reads again, as a net
 * under lost pushes.
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

/** Gives everything below it the bus and its cache, and reads again what a push names. */
export function BusProvider(props: { bus: Bus; client: QueryClient; children: ComponentChildren }) {
  const { bus, client, children } = props;
  useEffect(() => bus.onPush((topics) => refresh(client, topics)), [bus, client]);
  return (
    <QueryClientProvider client={client}>
      <BusContext.Provider value={bus}>{children}</BusContext.Provider>
    </QueryClientProvider>
  );
}

/** The bus of this surface. @throws Error outside a `BusProvider`, which is a mistake of ours. */
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

/** Reads a route and keeps what it says up to date. `enabled` false asks nothing. */
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
  /** Resolves with the answer, or null when it failed (then `failure` says why). */
  readonly send: (input: InputOf<Name>) => Promise<OutputOf<Name> | null>;
  readonly failure: Failure | null;
  readonly sending: boolean;
}

/** Calls a route when told, for writes. */
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
    predicate: ({ queryKey }) => concerns(String(queryKey[0]), topics),
  });
}
