import type { Bus } from '../../../lib/bus/client';
import type { InputOf, OutputOf, RouteName, Topic } from '../../../lib/bus/contract';
import { type Failure, RelevoError } from '../../../lib/domain/base/failure';

/**
 * Answers of a background that a test or the preview writes down: values, or functions of the
 * input. Throws what they throw.
 */
export type Script = {
  [Name in RouteName]?:
    | OutputOf<Name>
    | ((input: InputOf<Name>) => OutputOf<Name> | Promise<OutputOf<Name>>);
};

export interface FakeBus extends Bus {
  /** Every call in order. */
  readonly calls: readonly { readonly route: RouteName; readonly input: unknown }[];
  /** The inputs of one route. */
  inputs<Name extends RouteName>(route: Name): InputOf<Name>[];
  /** Answers a route differently from now on. */
  answer(script: Script): void;
  push(...topics: Topic[]): void;
}

/** A bus in memory. A route without an answer fails as an absent background does. */
export function fakeBus(script: Script): FakeBus {
  const answers: Script = { ...script };
  const calls: { route: RouteName; input: unknown }[] = [];
  const listeners = new Set<(topics: readonly Topic[]) => void>();
  return {
    calls,
    inputs: <Name extends RouteName>(route: Name) =>
      calls.filter((call) => call.route === route).map((call) => call.input as InputOf<Name>),
    answer: (more) => void Object.assign(answers, more),
    push: (...topics) => {
      for (const listener of listeners) listener(topics);
    },
    call: async <Name extends RouteName>(
      route: Name,
      input: InputOf<Name>,
    ): Promise<OutputOf<Name>> => {
      calls.push({ route, input });
      const answer: unknown = answers[route];
      if (answer === undefined) throw new RelevoError({ code: 'bus/unavailable', detail: route });
      const value: unknown = typeof answer === 'function' ? await answer(input) : answer;
      // As on the wire: what is not JSON does not arrive.
      return JSON.parse(JSON.stringify(value)) as OutputOf<Name>;
    },
    onPush: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** An answer that fails. */
export function failing(code: Failure['code'], detail = ''): () => never {
  return () => {
    throw new RelevoError({ code, detail });
  };
}
