import {
  createServer,
  request as forward,
  type IncomingMessage,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import { createFaultDesk, type FaultDesk } from '../faults';
import { readable } from '../hubspot/request-log';
import { playFault } from '../play-fault';
import { odooDialect } from './dialect';

/** One request as the proxy saw it. The key is never in it. */
export interface ProxiedRequest {
  readonly seq: number;
  readonly method: string;
  /** With the query. */
  readonly path: string;
  /** Of a JSON-2 call, `crm.lead` and `search_read`; else null. */
  readonly model: string | null;
  readonly call: string | null;
  /** The body as JSON, or as text where it is none. */
  readonly body: unknown;
  /** Given to the client; 0 when it got none, null while it waits. */
  readonly status: number | null;
  /** Whether Odoo was asked, and what it answered. */
  readonly odooStatus: number | null;
  /** The kind of fault that was played. */
  readonly fault: string | null;
}

export interface FaultProxy {
  readonly url: string;
  /** Every request so far, oldest first. */
  readonly requests: readonly ProxiedRequest[];
  forgetRequests(): void;
  /** What goes wrong from now on: rules that say which requests, and how. */
  readonly faults: FaultDesk;
  close(): Promise<void>;
}

type Entry = { -readonly [Key in keyof ProxiedRequest]: ProxiedRequest[Key] };

/**
 * Stands before a server on loopback and passes everything on as it is, headers too, save for the
 * faults it is given.
 */
export async function startProxy(target: string): Promise<FaultProxy> {
  const requests: Entry[] = [];
  const faults = createFaultDesk();
  let seq = 0;
  const server = createServer(async (incoming, outgoing) => {
    const body = await bytesOf(incoming);
    seq += 1;
    const entry = entryOf(seq, incoming, body.toString());
    requests.push(entry);
    await pass(target, incoming, body, outgoing, faults, entry).catch(() => outgoing.destroy());
  });
  await new Promise<void>((resolve, reject) =>
    server.once('error', reject).listen(0, '127.0.0.1', resolve),
  );
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    requests,
    forgetRequests: () => requests.splice(0),
    faults,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function pass(
  target: string,
  incoming: IncomingMessage,
  body: Buffer,
  outgoing: ServerResponse,
  faults: FaultDesk,
  entry: Entry,
): Promise<void> {
  const run = async (): Promise<Response> => {
    const answer = await askTarget(target, incoming, body);
    entry.odooStatus = answer.status;
    return answer;
  };
  const [path = '/'] = entry.path.split('?');
  const { delayMs, fault } = faults.take({ method: entry.method, path, body: body.toString() });
  if (delayMs > 0) await sleep(delayMs);
  entry.fault = fault?.kind ?? null;
  const played =
    fault &&
    (await playFault(fault, {
      request: { method: entry.method, path },
      outgoing,
      dialect: odooDialect,
      now: Date.now,
      run,
    }));
  const answer = played?.response ?? (await run());
  entry.status = played?.sentStatus ?? answer.status;
  if (answer === RESPONSE_ALREADY_SENT) return;
  outgoing.writeHead(answer.status, answer.statusText, [...answer.headers].flat());
  outgoing.end(Buffer.from(await answer.arrayBuffer()));
}

async function bytesOf(stream: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of stream) parts.push(part);
  return Buffer.concat(parts);
}

function entryOf(seq: number, { method = 'GET', url = '/' }: IncomingMessage, text: string): Entry {
  const [, model = null, call = null] = /^\/json\/2\/([^/]+)\/([^/?]+)/.exec(url) ?? [];
  return {
    seq,
    method,
    path: url,
    model,
    call,
    body: readable(text),
    status: null,
    odooStatus: null,
    fault: null,
  };
}

function askTarget(target: string, incoming: IncomingMessage, body: Buffer): Promise<Response> {
  return new Promise((resolve, reject) => {
    const { method, url = '/', rawHeaders } = incoming;
    const upstream = forward(
      new URL(target + url),
      { method, headers: rawHeaders, agent: false },
      (answer) => {
        bytesOf(answer)
          .then((bytes) => resolve(responseOf(answer, bytes)))
          .catch(reject);
      },
    );
    upstream.once('error', reject).end(body);
  });
}

function responseOf(answer: IncomingMessage, bytes: Buffer): Response {
  const headers = new Headers();
  // How the body was cut into parts on the way here is no property of the answer.
  for (let at = 0; at + 1 < answer.rawHeaders.length; at += 2) {
    const [name = '', value = ''] = answer.rawHeaders.slice(at);
    // How the body was cut into parts on the way here is no property of the answer.
    if (name.toLowerCase() !== 'transfer-encoding') headers.append(name, value);
  }
  const { statusCode = 502, statusMessage = '' } = answer;
  return new Response(bytes.length === 0 ? null : new Uint8Array(bytes), {
    status: statusCode,
    statusText: statusMessage,
    headers,
  });
}
