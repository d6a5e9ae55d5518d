import type { Crm } from '../services';

/**
 * Lets all who ask while something is done over a connection wait for that; over another connection
 * it is done again.
 */
export function onceAtATime<Needs extends Pick<Crm, 'connection'>>(
  run: (services: Needs) => Promise<void>,
): (services: Needs) => Promise<void> {
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
