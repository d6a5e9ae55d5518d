import type { Crm } from '../services';

/**
 * Wraps a job so that only one runs per connection. Callers that come while it runs get the same
 * promise.
 */
export function onceAtATime<Deps extends Pick<Crm, 'connection'>>(
  run: (services: Deps) => Promise<void>,
): (services: Deps) => Promise<void> {
  const running = new Map<string, Promise<void>>();
  return async (services) => {
    const { id } = await services.connection();
    const started =
      running.get(id) ??
      run(services).finally(() => {
        running.delete(id);
      });
    running.set(id, started);
    return started;
  };
}
