import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer as createPlainServer } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import { frontOf } from './front';
import { demoMailbox } from './gmail/demo-mailbox';
import type { Mailbox } from './gmail/model';
import { gmailSite } from './gmail/site';
import type { SiteHandler } from './handler';
import { linkedinSite } from './linkedin/site';
import { demoWorld } from './linkedin/world';

export type { SiteHandler } from './handler';

import { selfSigned } from './tls';

/** One request that reached the sites. `path` includes the query. */
interface SiteRequest {
  readonly at: number;
  readonly host: string;
  readonly method: string;
  readonly path: string;
}

export interface SitesOptions {
  /** False serves plain HTTP; true when absent. */
  readonly tls?: boolean | undefined;
  /** A free port when absent. */
  readonly port?: number | undefined;
  /** What mail.google.com shows; the demo mailbox of this moment when absent. */
  readonly mailbox?: Mailbox | undefined;
  /** The same by the path of the page, for several accounts in one browser. */
  readonly mailboxAt?: ((path: string) => Mailbox) | undefined;
  /** Other hosts and who answers for them; may replace those of the sites too. */
  readonly hosts?: Readonly<Record<string, SiteHandler>> | undefined;
}

export interface RunningSites {
  readonly port: number;
  /**
   * Address of the server itself; a browser reaches the sites by their own names with
   * `browserFlags`.
   */
  readonly url: string;
  /** Every request so far, oldest first; also those for unknown hosts. */
  readonly requests: readonly SiteRequest[];
  /** Every host that was asked for, with or without a request. */
  readonly hosts: ReadonlySet<string>;
  /**
   * Flags for Chromium: every name leads here, so that a stray request is seen; only the sites
   * answer.
   */
  readonly browserFlags: readonly string[];
  /** Base64 SHA-256 of the certificate's public key; empty without TLS. */
  readonly spkiSha256: string;
  close(): Promise<void>;
}

const ALWAYS_NAMED = [
  'mail.google.com',
  'www.linkedin.com',
  'api.hubapi.com',
  'localhost',
  '127.0.0.1',
];

function hostOf(request: IncomingMessage): string {
  return (request.headers.host ?? '').replace(/:\d+$/, '').toLowerCase();
}

function listener(
  handlers: ReadonlyMap<string, SiteHandler>,
  requests: SiteRequest[],
  hosts: Set<string>,
) {
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const host = hostOf(request);
    requests.push({
      at: Date.now(),
      host,
      method: request.method ?? 'GET',
      path: request.url ?? '/',
    });
    hosts.add(host);
    const handler = handlers.get(host);
    try {
      if (handler) await handler(request, response);
      else
        response
          .writeHead(421, { 'content-type': 'text/plain' })
          .end(`nobody answers for ${host}\n`);
    } catch (error) {
      if (!response.headersSent) response.writeHead(500, { 'content-type': 'text/plain' });
      response.end(String(error));
    }
  };
}

/**
 * Serves the simulated sites on 127.0.0.1, one handler for each host name. Rejects when the port is
 * taken.
 */
export async function startSites(options: SitesOptions = {}): Promise<RunningSites> {
  const handlers = new Map<string, SiteHandler>([
    ['mail.google.com', gmailSite(options.mailboxAt ?? (() => options.mailbox ?? demoMailbox()))],
    ['www.linkedin.com', linkedinSite(demoWorld)],
    ...Object.entries(options.hosts ?? {}),
  ]);
  const requests: SiteRequest[] = [];
  const secure = options.tls ?? true;
  const names = [...new Set([...ALWAYS_NAMED, ...handlers.keys()])];
  const certificate = secure ? selfSigned(names) : undefined;
  const hosts = new Set<string>();
  const answer = listener(handlers, requests, hosts);
  const plain = createPlainServer(answer);
  const tls =
    certificate && createTlsServer({ key: certificate.key, cert: certificate.cert }, answer);
  const server = tls ? frontOf(tls, plain, (host) => hosts.add(host)) : plain;
  const open = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    open.add(socket);
    socket.once('close', () => open.delete(socket));
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(options.port ?? 0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    port,
    url: `${secure ? 'https' : 'http'}://127.0.0.1:${port}`,
    requests,
    hosts,
    browserFlags: [
      `--host-resolver-rules=MAP * 127.0.0.1:${port}, EXCLUDE 127.0.0.1`,
      ...(certificate
        ? [
            `--ignore-certificate-errors-spki-list=${certificate.spkiSha256}`,
            '--ignore-certificate-errors',
          ]
        : []),
    ],
    spkiSha256: certificate?.spkiSha256 ?? '',
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        plain.closeAllConnections();
        tls?.closeAllConnections();
        for (const socket of open) socket.destroy();
      }),
  };
}
