import { createServices } from '../../../lib/app/create-services';
import { allHandlers } from '../../../lib/app/routes';
import type { Services } from '../../../lib/app/services';
import { SITE_ORIGINS } from '../../../lib/app/site-access';
import { createServer, type Sender } from '../../../lib/bus/server';
import { failureOfAny } from '../../../lib/store/db';
import { ID, OURS, PAGE } from '../background/senders';
import { type FakeWorld, fakeWorld } from './fake-ports';

/** The application with its server, on ports that are fakes. */
export interface App {
  readonly world: FakeWorld;
  readonly services: Services;
  /** Calls a route as a message would. @throws Error with code and detail of the failure */
  call<Value>(route: string, input?: unknown, sender?: Sender): Promise<Value>;
}

/** Starts the application on a world; nothing runs by itself. */
export function startApp(world: FakeWorld = fakeWorld()): App {
  const services = createServices(world.ports);
  const server = createServer({
    handlers: allHandlers(services),
    self: { id: ID, origin: OURS },
    sites: SITE_ORIGINS,
    failureOf: failureOfAny,
    report: (route, failure, thrown) =>
      thrown === undefined
        ? services.log.add(failure, route)
        : void services.log.caught(thrown, route),
  });
  return {
    world,
    services,
    async call<Value>(route: string, input: unknown = {}, sender: Sender = PAGE): Promise<Value> {
      // What travels between processes is JSON.
      const message: unknown = JSON.parse(JSON.stringify({ relevo: 'call', route, input }));
      const reply = await server(message, sender);
      if (reply?.ok !== true)
        throw new Error(reply ? `${reply.error.code} ${reply.error.detail}` : 'declined');
      return reply.value as Value;
    },
  };
}
