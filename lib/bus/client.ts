import { type Failure, RelevoError } from '../domain/base/failure';
import type { InputOf, OutputOf, RouteName, Topic } from './contract';
import { isPush, type Reply, type Request } from './wire';

/** The part of the browser's messaging that a client needs; `runtime` of an extension fits it. */
export interface ClientTransport {
  send(message: Request): Promise<unknown>;
  /** Adds a listener. @returns a function that removes it */
  listen(listener: (message: unknown) => void): () => void;
}

/** A surface's connection to the background: typed calls, and pushes about changes. */
export interface Bus {
  /**
   * Calls a route and waits for its answer.
   * @param timeoutMs how long to wait, ms; 10 s by default
   * @throws RelevoError with the background's failure, `bus/timeout` if no answer came,
   * `bus/unavailable` if there is no background
   */
  call<Name extends RouteName>(
    route: Name,
    input: InputOf<Name>,
    timeoutMs?: number,
  ): Promise<OutputOf<Name>>;
  /** Adds a listener for the topics of every push. @returns a function that removes it */
  onPush(listener: (topics: readonly Topic[]) => void): () => void;
}

const DEFAULT_TIMEOUT_MS = 10_000;

/** Creates a client over a transport. `timers` are injected so that tests control the time. */
export function createBus(
  transport: ClientTransport,
  timers: {
    setTimeout(run: () => void, ms: number): unknown;
    clearTimeout(id: never): void;
  } = globalThis,
): Bus {
  return {
    call: (route, input, timeoutMs = DEFAULT_TIMEOUT_MS) =>
      new Promise((resolve, reject) => {
        const fail = (failure: Failure) => reject(new RelevoError(failure));
        const timer = timers.setTimeout(
          () => fail({ code: 'bus/timeout', detail: route }),
          timeoutMs,
        );
        transport
          .send({ relevo: 'call', route, input })
          .then((answer) => {
            const reply = answer as Reply<OutputOf<typeof route>> | undefined;
            if (reply?.ok === true) resolve(reply.value);
            else fail(reply?.error ?? { code: 'bus/unavailable', detail: route });
          })
          .catch(() => fail({ code: 'bus/unavailable', detail: route }))
          .finally(() => timers.clearTimeout(timer as never));
      }),
    onPush: (listener) =>
      transport.listen((message) => {
        if (isPush(message)) listener(message.topics);
      }),
  };
}
