import type { IncomingMessage, ServerResponse } from 'node:http';

/** Answers the requests for one host of the simulated sites. */
export type SiteHandler = (
  request: IncomingMessage,
  response: ServerResponse,
) => void | Promise<void>;
