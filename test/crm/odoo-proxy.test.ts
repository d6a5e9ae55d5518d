import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { gatewayError, toLogin } from './odoo/dialect';
import { type FaultProxy, startProxy } from './odoo/proxy';

const asked: { headers: Record<string, unknown>; body: string }[] = [];
const behind = createServer(async (request, response) => {
  let body = '';
  for await (const part of request) body += part;
  asked.push({ headers: request.headers, body });
  response.setHeader('set-cookie', ['one=1', 'two=2']);
  response.writeHead(body === 'no' ? 422 : 200, {
    'content-type': 'application/json; charset=utf-8',
  });
  response.end(JSON.stringify([{ id: 1, name: 'Ana', note: 'x'.repeat(200) }]));
});
let proxy: FaultProxy;

beforeAll(async () => {
  await new Promise<void>((resolve) => behind.listen(0, '127.0.0.1', resolve));
  proxy = await startProxy(`http://127.0.0.1:${(behind.address() as AddressInfo).port}`);
});
afterEach(() => {
  proxy.faults.clear();
  proxy.forgetRequests();
  asked.length = 0;
});
afterAll(async () => {
  await proxy.close();
  behind.close();
});

const write = (body = '{"ids":[1]}') =>
  fetch(`${proxy.url}/json/2/crm.lead/write`, {
    method: 'POST',
    headers: {
      authorization: 'bearer secret',
      'x-odoo-database': 'one',
      'content-type': 'application/json',
    },
    body,
    redirect: 'manual',
  });

describe('the proxy', () => {
  it('passes all on as it is', async () => {
    const answer = await write();
    expect(asked[0]?.body).toBe('{"ids":[1]}');
    expect(asked[0]?.headers).toMatchObject({
      authorization: 'bearer secret',
      'x-odoo-database': 'one',
    });
    expect(asked[0]?.headers['host']).toBe(new URL(proxy.url).host);
    expect(answer.headers.getSetCookie()).toEqual(['one=1', 'two=2']);
    expect(answer.headers.get('access-control-allow-origin')).toBeNull();
    expect(await answer.json()).toHaveLength(1);
    expect((await write('no')).status).toBe(422);
  });

  it('counts requests by model and call, and never keeps the key', async () => {
    await write();
    await fetch(`${proxy.url}/web/version?x=1`);
    expect(proxy.requests).toMatchObject([
      {
        method: 'POST',
        model: 'crm.lead',
        call: 'write',
        body: { ids: [1] },
        status: 200,
        odooStatus: 200,
        fault: null,
      },
      { method: 'GET', path: '/web/version?x=1', model: null, call: null },
    ]);
    expect(JSON.stringify(proxy.requests)).not.toContain('secret');
  });

  it.each([
    ['before', 0],
    ['after', 1],
    ['mid-body', 1],
  ] as const)('cuts the connection %s, when the server was asked %i times', async (when, times) => {
    proxy.faults.add({ fault: { kind: 'cut', when }, match: { path: '/json/2/*/write', nth: 1 } });
    await expect(write().then((answer) => answer.text())).rejects.toThrow();
    expect(asked).toHaveLength(times);
    expect((await write()).status).toBe(200);
  });

  it.each([false, true])(
    'answers with errors of a server or a gateway; done before that: %s',
    async (applied) => {
      proxy.faults.add({ fault: { kind: 'server-error', applied }, match: { nth: 1 } });
      proxy.faults.add({ fault: gatewayError(502, applied), match: { nth: 2 } });
      proxy.faults.add({ fault: gatewayError(503, applied), match: { nth: 3 } });
      expect(await (await write()).json()).toHaveProperty('debug');
      const gateway = await write();
      expect([gateway.status, gateway.headers.get('content-type')]).toEqual([502, 'text/html']);
      expect((await write()).status).toBe(503);
      expect(asked).toHaveLength(applied ? 3 : 0);
    },
  );

  it('shows a page to log in, or leads there', async () => {
    proxy.faults.add({ fault: { kind: 'login-page' }, match: { nth: 1 } });
    proxy.faults.add({ fault: toLogin, match: { nth: 2 } });
    const page = await write();
    expect([page.status, await page.text()]).toEqual([200, expect.stringContaining('<form>')]);
    const led = await write();
    expect([led.status, led.headers.get('location')]).toEqual([302, '/web/login']);
    expect(asked).toHaveLength(0);
  });

  it('says too many, with or without how long to wait, and waits itself', async () => {
    proxy.faults.add({
      fault: { kind: 'rate-limit', retryAfter: { seconds: 7 } },
      match: { nth: 1 },
    });
    proxy.faults.add({ fault: { kind: 'rate-limit' }, match: { nth: 2 } });
    proxy.faults.add({ delayMs: 60, match: { nth: 3 } });
    expect((await write()).headers.get('retry-after')).toBe('7');
    expect((await write()).headers.get('retry-after')).toBeNull();
    const started = performance.now();
    expect((await write()).status).toBe(200);
    expect(performance.now() - started).toBeGreaterThan(55);
  });
});
