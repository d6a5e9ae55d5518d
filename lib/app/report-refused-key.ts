import type { Connected } from '../crm/port/connector';
import { type Failure, failureOf } from '../domain/base/failure';

/** Parts of a connector that send requests of their own. */
const PARTS = new Set<string | symbol>(['agreements', 'figures', 'fieldMaker']);

/**
 * Wraps a connector so that every refusal of the key is reported, whichever request meets it: all
 * surfaces show it, not only the one that asked.
 * @param refused called with the failure, which is thrown again
 */
export function reportRefusedKey(
  connector: Connected,
  refused: (failure: Failure) => void,
): Connected {
  const hear = (error: unknown): never => {
    const failure = failureOf(error);
    if (failure.code === 'crm/unauthorised') refused(failure);
    throw error;
  };
  const listen = <Part extends object>(part: Part): Part =>
    new Proxy(part, {
      get(target, key) {
        const value: unknown = Reflect.get(target, key);
        if (typeof value === 'function')
          return (...args: unknown[]) => {
            const answer: unknown = Reflect.apply(value, target, args);
            return answer instanceof Promise ? answer.catch(hear) : answer;
          };
        return PARTS.has(key) && typeof value === 'object' && value !== null
          ? listen(value)
          : value;
      },
    });
  return listen(connector);
}
