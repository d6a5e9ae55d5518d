import { request as ask } from 'node:http';
import type { SiteHandler } from './serve';

/**
 * Answers for a host by asking a plain server on this machine; a connection that breaks there
 * breaks here too.
 */
export function forwardTo(port: number): SiteHandler {
  return (request, response) => {
    const upstream = ask(
      {
        host: '127.0.0.1',
        port,
        path: request.url,
        method: request.method,
        headers: { ...request.headers, host: `127.0.0.1:${port}` },
      },
      (answer) => {
        response.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(response);
        answer.on('aborted', () => response.destroy());
      },
    );
    upstream.on('error', () => response.destroy());
    response.on('close', () => upstream.destroy());
    request.pipe(upstream);
  };
}
