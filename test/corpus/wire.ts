import { randomFrom } from '../crm/hubspot/seed/random';
import { type Spoilt, spoiltFields, spoiltRefusals, spoiltWholes } from './mutate';
import { type Answer, placeOf, type Recording } from './recording';

/** Seed of the whole corpus: the same cases in every run. */
export const SEED = 20_261_123;

/** One spoilt answer to one request of one operation. */
export interface WireCase {
  readonly operation: string;
  readonly place: string;
  /** Which of the operation's answers is spoilt, counted from 0. */
  readonly nth: number;
  readonly spoilt: Spoilt;
}

/** Of a request that an earlier operation made too, one in so many cases is kept. */
const ONE_IN = 12;

/** Every answer of every operation, spoilt in every way; of places met before only a sample. */
export function wireCases({ operations }: Recording): WireCase[] {
  const random = randomFrom(SEED);
  const met = new Set<string>();
  return [...operations].flatMap(([operation, heard]) =>
    heard.flatMap(({ place, answer }, nth) => {
      const known = met.has(place);
      met.add(place);
      const refusals = spoiltRefusals(random);
      const spoilt =
        answer.text === ''
          ? refusals
          : [...spoiltFields(answer.text, random), ...spoiltWholes(answer.text), ...refusals];
      const kept = known ? spoilt.filter(() => random.chance(1 / ONE_IN)) : spoilt;
      return kept.map((each) => ({ operation, place, nth, spoilt: each }));
    }),
  );
}

/**
 * Answers as recorded: the requests of an operation to one place in their order, the last one again
 * if there are more.
 * @param spoil what the answer to the nth of them is instead
 */
export function replay(
  heard: readonly { readonly place: string; readonly answer: Answer }[],
  spoil?: { readonly nth: number; readonly spoilt: Spoilt },
): typeof globalThis.fetch {
  const asked = new Map<string, number>();
  return async (input, init) => {
    const place = placeOf(String(input), init);
    const here = [...heard.entries()].filter(([, each]) => each.place === place);
    const turn = Math.min(asked.get(place) ?? 0, here.length - 1);
    asked.set(place, turn + 1);
    const [nth, one] = here[turn] ?? [];
    if (nth === undefined || one === undefined) return json(404, '{"message":"not recorded"}');
    if (nth !== spoil?.nth) return json(one.answer.status, one.answer.text);
    return json(
      spoil.spoilt.status ?? one.answer.status,
      spoil.spoilt.body(),
      spoil.spoilt.headers,
    );
  };
}

function json(
  status: number,
  body: string | Uint8Array<ArrayBuffer>,
  headers: Readonly<Record<string, string>> = {},
): Response {
  const none = status === 204 || body.length === 0;
  return new Response(none ? null : body, {
    status,
    headers: { 'content-type': 'application/json', ...headers },
  });
}
