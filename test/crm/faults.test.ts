import { get } from 'node:http';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createFaultDesk, type Fault, type FaultRule } from './faults';
import { type HubSpotServer, startHubSpotServer } from './hubspot/server';

describe('which requests a rule means', () => {
  const seen = (rule: FaultRule, ...requests: Array<[string, string, string?]>): boolean[] => {
    const desk = createFaultDesk();
    desk.add({ fault: { kind: 'empty' }, ...rule });
    return requests.map(
      ([method, path, body = '']) => desk.take({ method, path, body }).fault !== null,
    );
  };

  test('by method and path', () => {
    const rule = { match: { method: 'post', path: '/crm/*/contacts/**' } };
    expect(
      seen(
        rule,
        ['POST', '/crm/a/contacts/batch/read'],
        ['GET', '/crm/a/contacts/1'],
        ['POST', '/crm/a/b/contacts/1'],
      ),
    ).toEqual([true, false, false]);
  });

  test('by what is in the body', () => {
    expect(
      seen({ match: { body: 'relevo' } }, ['POST', '/', 'a relevo note'], ['POST', '/', 'another']),
    ).toEqual([true, false]);
  });

  test('by number', () => {
    const four: Array<[string, string]> = [
      ['GET', '/'],
      ['GET', '/'],
      ['GET', '/'],
      ['GET', '/'],
    ];
    expect(seen({ match: { nth: 2 } }, ...four)).toEqual([false, true, false, false]);
    expect(seen({ match: { nth: [2, 3] } }, ...four)).toEqual([false, true, true, false]);
  });

  test('delays add up, the first fault wins', () => {
    const desk = createFaultDesk();
    desk.add({ delayMs: 3 });
    desk.add({ delayMs: 4, fault: { kind: 'empty' } });
    desk.add({ fault: { kind: 'malformed' } });
    expect(desk.take({ method: 'GET', path: '/', body: '' })).toEqual({
      delayMs: 7,
      fault: { kind: 'empty' },
    });
    desk.clear();
    expect(desk.take({ method: 'GET', path: '/', body: '' })).toEqual({ delayMs: 0, fault: null });
  });
});

describe('what a client sees', () => {
  let server: HubSpotServer;
  let ana: string;

  beforeEach(async () => {
    server = await startHubSpotServer();
    ana = server.control.upsertContact({ email: 'ana@alder.example', jobtitle: 'before' });
  });
  afterEach(() => server.close());

  const patch = (signal?: AbortSignal): Promise<Response> =>
    fetch(`${server.url}/crm/objects/2026-03/contacts/${ana}`, {
      method: 'PATCH',
      headers: { authorization: `Bearer ${server.token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ properties: { jobtitle: 'after' } }),
      redirect: 'manual',
      signal: signal ?? null,
    });
  const setFault = (fault: Fault, delayMs = 0): number =>
    server.control.faults.add({ fault, delayMs });
  const title = (): string | undefined => server.control.contact(ana)?.values.jobtitle;
  const logged = () => server.requests.at(-1);

  test.each([
    [{ kind: 'rate-limit' }, 429, null],
    [{ kind: 'rate-limit', retryAfter: { seconds: 7 } }, 429, '7'],
    [{ kind: 'unauthorized' }, 401, null],
    [{ kind: 'forbidden', scopes: ['crm.objects.contacts.write'] }, 403, null],
    [{ kind: 'server-error', status: 503, retryAfter: { seconds: 2 } }, 503, '2'],
  ] as Array<[Fault, number, string | null]>)(
    '%o is a refusal in the words of the CRM',
    async (fault, status, after) => {
      setFault(fault);
      const response = await patch();
      expect([response.status, response.headers.get('retry-after')]).toEqual([status, after]);
      expect(await response.json()).toMatchObject({
        status: 'error',
        category: expect.any(String),
      });
      expect(title()).toBe('before');
      expect(logged()).toMatchObject({ status, applied: false, fault: fault.kind });
    },
  );

  test('Retry-After as a date', async () => {
    setFault({ kind: 'rate-limit', retryAfter: { dateInMs: 30_000 } });
    const date = Date.parse((await patch()).headers.get('retry-after') ?? '');
    expect(Math.abs(date - Date.now() - 30_000)).toBeLessThan(3000);
  });

  test('an error after the work was done', async () => {
    setFault({ kind: 'server-error', applied: true });
    expect([(await patch()).status, title(), logged()?.applied]).toEqual([500, 'after', true]);
  });

  test('a connection cut before, after, and within the answer', async () => {
    const cut = setFault({ kind: 'cut', when: 'before' });
    await expect(patch()).rejects.toThrow();
    expect([title(), logged()?.status, logged()?.applied]).toEqual(['before', 0, false]);
    server.control.faults.remove(cut);
    setFault({ kind: 'cut', when: 'after' });
    await expect(patch()).rejects.toThrow();
    expect([title(), logged()?.status, logged()?.applied]).toEqual(['after', 0, true]);
    server.control.faults.clear();
    setFault({ kind: 'cut', when: 'mid-body' });
    const response = await patch();
    expect(response.status).toBe(200);
    await expect(response.text()).rejects.toThrow();
  });

  test('silence, until the client gives up', async () => {
    setFault({ kind: 'hang' });
    await expect(patch(AbortSignal.timeout(100))).rejects.toThrow();
    expect(title()).toBe('before');
  });

  test('the right answer, slowly', async () => {
    setFault({ kind: 'drip', bytes: 50, everyMs: 5 });
    const started = performance.now();
    expect((await (await patch()).json()).properties.jobtitle).toBe('after');
    expect(performance.now() - started).toBeGreaterThan(20);
  });

  test('a delay before anything happens', async () => {
    server.control.faults.add({ delayMs: 80 });
    const started = performance.now();
    expect((await patch()).status).toBe(200);
    expect(performance.now() - started).toBeGreaterThan(75);
  });

  test('answers that are not what they should be', async () => {
    const text = async (fault: Fault): Promise<[number, string | null, string]> => {
      server.control.faults.clear();
      setFault(fault);
      const response = await patch();
      return [response.status, response.headers.get('content-type'), await response.text()];
    };
    const [status, , broken] = await text({ kind: 'malformed' });
    expect(status).toBe(200);
    expect(() => JSON.parse(broken)).toThrow();
    expect((await text({ kind: 'login-page' }))[2]).toContain('<form>');
    expect((await text({ kind: 'empty' }))[2]).toBe('');
    expect((await text({ kind: 'wrong-type', contentType: 'text/csv' }))[1]).toBe('text/csv');
    expect(
      await text({
        kind: 'answer',
        status: 418,
        body: 'short',
        headers: { 'content-type': 'text/x' },
      }),
    ).toEqual([418, 'text/x', 'short']);
    server.control.faults.clear();
    setFault({ kind: 'redirect', status: 307, location: 'https://elsewhere.test/login' });
    const moved = await patch();
    expect([moved.status, moved.headers.get('location')]).toEqual([
      307,
      'https://elsewhere.test/login',
    ]);
  });

  test('switched over HTTP, without a token and outside the log', async () => {
    const control = `${server.url}/__control`;
    const post = (path: string, body: unknown) =>
      fetch(control + path, {
        method: 'POST',
        body: JSON.stringify(body),
        headers: { 'content-type': 'application/json' },
      });
    expect((await post('/faults', { fault: { kind: 'explode' } })).status).toBe(400);
    const { id } = await (
      await post('/faults', { match: { method: 'PATCH', nth: 1 }, fault: { kind: 'empty' } })
    ).json();
    expect(await (await patch()).text()).toBe('');
    expect((await (await fetch(`${control}/faults`)).json())[0]).toMatchObject({ id, seen: 1 });
    await fetch(`${control}/faults/${id}`, { method: 'DELETE' });
    const made = await (
      await post('/contacts', { properties: { email: 'new@alder.example' } })
    ).json();
    expect(server.control.contact(made.id)?.values.email).toBe('new@alder.example');
    expect(
      (await (await fetch(`${control}/requests`)).json()).map(
        (entry: { method: string }) => entry.method,
      ),
    ).toEqual(['PATCH']);
  });

  test('closing does not wait for hanging requests', async () => {
    setFault({ kind: 'hang' });
    const failed = new Promise((resolve) => get(`${server.url}/x`).on('error', resolve));
    while (server.requests.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    await server.close();
    expect(await failed).toBeInstanceOf(Error);
    server = await startHubSpotServer();
  });
});
