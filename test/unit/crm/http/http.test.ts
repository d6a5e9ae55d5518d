import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { createHttp, type HttpOptions, type HttpRequest } from '../../../../lib/crm/http/http';

const TOKEN = 'rv-canary-http';
const signal = AbortSignal.timeout(600_000);
const READ: HttpRequest = { method: 'GET', path: '/contacts' };
const WRITE: HttpRequest = {
  method: 'PATCH',
  path: '/contacts/1',
  body: { secret: 'of a customer' },
};

interface Listening {
  readonly server: Server;
  readonly origin: string;
  /** Requests so far. */
  readonly heard: IncomingMessage[];
  answer: (response: ServerResponse) => void;
}

async function listen(): Promise<Listening> {
  const heard: IncomingMessage[] = [];
  const here: { answer: (response: ServerResponse) => void } = {
    answer: (response) => json(response, '{}'),
  };
  const server = createServer((request, response) => {
    heard.push(request);
    request.resume();
    here.answer(response);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return Object.assign(here, { server, origin, heard });
}

function json(response: ServerResponse, body: string): void {
  response.writeHead(200, { 'content-type': 'application/json' }).end(body);
}

let crm: Listening;
let elsewhere: Listening;

beforeAll(async () => {
  [crm, elsewhere] = await Promise.all([listen(), listen()]);
});
beforeEach(() => {
  for (const each of [crm, elsewhere]) each.heard.length = 0;
  crm.answer = (response) => json(response, '{}');
});
afterAll(() => {
  for (const { server } of [crm, elsewhere]) {
    server.close();
    server.closeAllConnections();
  }
});

function http(options: Partial<HttpOptions> = {}) {
  return createHttp({
    baseUrl: crm.origin,
    token: async () => TOKEN,
    fetch,
    clock: Date.now,
    gate: { enter: async () => () => undefined, backOff: async () => undefined },
    errorMessageOf: () => null,
    cooldownOf: () => 0,
    ...options,
  });
}

describe('a redirect', () => {
  for (const status of [301, 302, 303, 307, 308]) {
    for (const request of [READ, WRITE]) {
      it(`with ${status} of a ${request.method} takes neither key nor body to another host, and is no success`, async () => {
        crm.answer = (response) =>
          response.writeHead(status, { location: `${elsewhere.origin}/take` }).end();
        const result = await http().ask(request, signal);
        expect(result).toMatchObject({
          ok: false,
          failure: { code: 'crm/redirected' },
          maybeApplied: false,
        });
        expect(elsewhere.heard).toEqual([]);
        expect(crm.heard).toHaveLength(1);
      });
    }
  }

  it('would have been seen where it led to', async () => {
    crm.answer = (response) =>
      response.writeHead(307, { location: `${elsewhere.origin}/take` }).end();
    await http({ fetch: (url, init) => fetch(url, { ...init, redirect: 'follow' }) }).ask(
      WRITE,
      signal,
    );
    expect(elsewhere.heard).toHaveLength(1);
  });
});

describe('the address', () => {
  it.each([
    'http://api.hubapi.com',
    'http://127.0.0.1.evil.example',
    'http://localhost.evil.example',
    'http://localhost@evil.example',
    'http://localhost:x@evil.example',
    'http://127.0.0.1:80@evil.example',
    'https://key@api.hubapi.com',
    'ftp://api.hubapi.com',
    'https://api.hubapi.com/v3',
    '//api.hubapi.com',
    '',
  ])('%s is refused: only https, and plain http on this machine', (baseUrl) => {
    expect(() => http({ baseUrl })).toThrow();
  });

  it.each([
    'https://api.hubapi.com',
    'http://127.0.0.1:8080',
    'http://localhost',
    'http://[::1]:1',
  ])('%s is allowed', (baseUrl) => {
    expect(() => http({ baseUrl })).not.toThrow();
  });

  it.each(['@evil.example/x', '.evil.example/x', ':1/x', '0/x'])(
    'that a path like %s makes of it is never asked',
    async (path) => {
      const asked = vi.fn(fetch);
      const result = await http({ fetch: asked })
        .ask({ method: 'GET', path }, signal)
        .catch(() => null);
      expect(result?.ok ?? false).toBe(false);
      expect(asked).not.toHaveBeenCalled();
    },
  );
});

describe('a request', () => {
  it('says the key in one header and nothing of us in any other way', async () => {
    const asked = vi.fn(fetch);
    expect((await http({ fetch: asked }).ask(WRITE, signal)).ok).toBe(true);
    const [request] = crm.heard;
    const { authorization, ...others } = request?.headers ?? {};
    expect(authorization).toBe(`Bearer ${TOKEN}`);
    expect(JSON.stringify([others, request?.url])).not.toContain(TOKEN);
    expect(asked.mock.calls[0]?.[1]).toMatchObject({
      credentials: 'omit',
      redirect: 'manual',
      referrerPolicy: 'no-referrer',
      cache: 'no-store',
    });
  });

  it('is not made without a key', async () => {
    expect(await http({ token: async () => null }).ask(READ, signal)).toMatchObject({
      failure: { code: 'crm/not-configured' },
    });
    expect(crm.heard).toEqual([]);
  });

  it('is given up after twenty seconds, or sooner when its signal aborts, also when the answer comes in drops', async () => {
    const limit = vi.spyOn(AbortSignal, 'timeout');
    await http().ask(READ, signal);
    expect(limit.mock.calls).toEqual([[20_000]]);
    limit.mockRestore();
    for (const answer of [
      () => undefined,
      (response: ServerResponse) => {
        response.writeHead(200, { 'content-type': 'application/json' });
        const drops = setInterval(() => response.write(' '), 20);
        response.on('close', () => clearInterval(drops));
      },
    ]) {
      crm.answer = answer;
      const result = await http({ timeoutMs: 300 }).ask(WRITE, signal);
      expect(result).toMatchObject({
        ok: false,
        failure: { code: 'crm/timeout' },
        maybeApplied: true,
      });
    }
  });
});

describe('an answer', () => {
  it('that quotes the key is reported without it', async () => {
    crm.answer = (response) => {
      response.writeHead(401, { 'content-type': 'application/json' });
      response.end(JSON.stringify({ message: `Bearer ${TOKEN} has expired (${TOKEN})` }));
    };
    const result = await http({
      errorMessageOf: (body) => (body as { message: string }).message,
    }).ask(READ, signal);
    expect(result).toMatchObject({
      failure: { code: 'crm/unauthorised', detail: 'Bearer … has expired (…)' },
    });
  });

  const MEGABYTE = 1_000_000;
  const sends = (bytes: number) => (response: ServerResponse) =>
    json(response, JSON.stringify('x'.repeat(bytes - 2)));

  it('of five million bytes is read, one byte more is not', async () => {
    crm.answer = sends(5 * MEGABYTE);
    expect((await http().ask(READ, signal)).ok).toBe(true);
    crm.answer = sends(5 * MEGABYTE + 1);
    expect(await http().ask(READ, signal)).toMatchObject({
      ok: false,
      failure: { code: 'crm/too-large' },
    });
  });

  it('without an end is let go of as soon as it is too long', async () => {
    let sent = 0;
    const closed = new Promise<void>((resolve) => {
      crm.answer = (response) => {
        response.writeHead(200, { 'content-type': 'application/json' });
        response.on('close', () => resolve());
        const more = () => {
          while (!response.destroyed && response.write('x'.repeat(MEGABYTE / 10)))
            sent += MEGABYTE / 10;
          if (!response.destroyed) response.once('drain', more);
        };
        more();
      };
    });
    expect(await http().ask(READ, signal)).toMatchObject({ failure: { code: 'crm/too-large' } });
    await closed;
    expect(sent).toBeLessThan(40 * MEGABYTE);
  });
});
