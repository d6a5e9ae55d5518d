import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { type Asked, fakeOdoo, JSON_2, TOKEN } from './fake-odoo';

const signal = AbortSignal.timeout(60_000);
const error = (name: string, message: string) => ({
  name,
  message,
  arguments: [],
  context: {},
  debug: 'Traceback …',
});
const rpcBody = z.object({
  params: z.object({ service: z.string(), method: z.string(), args: z.array(z.unknown()) }),
});
const paramsOf = (asked: Asked | undefined) => rpcBody.parse(asked?.body).params;
const path = ({ url }: Asked) => new URL(url).pathname;

describe('Odoo 19 over JSON-2', () => {
  it('is found by its version, asked with the key in one header, the database in another, and nothing else of ours', async () => {
    const { connector, asked } = fakeOdoo(
      (one) => (path(one) === '/web/version' ? { body: JSON_2 } : { body: [] }),
      {
        database: 'acme',
      },
    );
    await connector.keyEndsAt(signal);
    expect(asked.map(path)).toEqual(['/web/version', '/json/2/res.users.apikeys/search_read']);
    for (const { headers, init, body } of asked) {
      expect(headers['authorization']).toBe(`Bearer ${TOKEN}`);
      expect(headers['x-odoo-database']).toBe('acme');
      expect(JSON.stringify(body)).not.toContain(TOKEN);
      expect(init).toMatchObject({
        credentials: 'omit',
        redirect: 'manual',
        referrerPolicy: 'no-referrer',
      });
    }
    await connector.keyEndsAt(signal);
    expect(asked).toHaveLength(3);
  });

  it.each([
    [401, error('werkzeug.exceptions.Unauthorized', 'Invalid apikey'), 'crm/unauthorised'],
    [403, error('odoo.exceptions.AccessError', 'You may not'), 'crm/forbidden'],
    [404, error('werkzeug.exceptions.NotFound', "the model 'x' does not exist"), 'crm/gone'],
    [422, error('odoo.exceptions.ValidationError', 'No'), 'crm/invalid'],
    [500, error('builtins.ValueError', 'Wrong value'), 'crm/invalid'],
    [500, error('psycopg2.errors.SerializationFailure', 'busy'), 'crm/unavailable'],
  ])(
    'reports a %i of %o as %s, with its words and never its traceback',
    async (status, body, code) => {
      const { connector } = fakeOdoo((one) =>
        path(one) === '/web/version' ? { body: JSON_2 } : { status, body },
      );
      await expect(connector.keyEndsAt(signal)).rejects.toMatchObject({
        failure: { code, detail: body.message },
      });
    },
  );

  it('takes being sent to the page for logging in for a key that is not known', async () => {
    const { connector } = fakeOdoo((one) =>
      path(one) === '/web/version'
        ? { body: JSON_2 }
        : { status: 303, text: '', headers: { location: '/web/login' } },
    );
    await expect(connector.keyEndsAt(signal)).rejects.toMatchObject({
      failure: { code: 'crm/unauthorised' },
    });
  });

  it('takes an error page of a proxy for a request that may have arrived', async () => {
    let broken = false;
    const lead = {
      id: 7,
      type: 'lead',
      stage_id: false,
      email_normalized: 'a@b.example',
      write_date: '2026-11-23 10:00:00',
    };
    const { connector } = fakeOdoo((one) => {
      if (path(one) === '/web/version') return { body: JSON_2 };
      if (path(one).endsWith('/fields_get'))
        return { body: { type: { type: 'selection' }, stage_id: { type: 'many2one' } } };
      if (path(one).endsWith('crm.lead/search_read')) return { body: [lead] };
      if (path(one).endsWith('crm.lead/write')) {
        broken = true;
        return { status: 502, text: '<html>Bad Gateway</html>' };
      }
      if (path(one).endsWith('/context_get')) return { body: { uid: 2, lang: 'en_US' } };
      return { body: path(one).endsWith('/has_group') ? true : [] };
    });
    const outcome = await connector.setStage({ contactId: '7', from: 'lead', to: 'mql' }, signal);
    expect(broken).toBe(true);
    expect(outcome).toMatchObject({ kind: 'unknown', failure: { code: 'crm/unavailable' } });
  });
});

describe('Odoo 17 and 18 over JSON-RPC', () => {
  const old = (answers: (method: string, args: unknown[]) => unknown) => (one: Asked) => {
    if (path(one) === '/web/version') return { status: 404, text: 'Not Found' };
    const { service, method, args } = paramsOf(one);
    if (service === 'common' && method === 'version')
      return { body: { jsonrpc: '2.0', id: 1, result: { version_info: [17, 0] } } };
    if (service === 'common')
      return { body: { jsonrpc: '2.0', id: 1, result: args[2] === TOKEN ? 8 : false } };
    return { body: { jsonrpc: '2.0', id: 1, ...(answers(String(args[4]), args) as object) } };
  };

  it('logs in with the key in the body and in no header, and names arguments', async () => {
    const { connector, asked } = fakeOdoo(
      old(() => ({ result: [] })),
      { database: 'acme', login: 'ana@acme.example' },
    );
    await connector.keyEndsAt(signal);
    const calls = asked.filter((one) => path(one) === '/jsonrpc');
    for (const { headers } of calls) expect(JSON.stringify(headers)).not.toContain(TOKEN);
    const last = paramsOf(calls.at(-1));
    expect(last.args.slice(0, 6)).toEqual([
      'acme',
      8,
      TOKEN,
      'res.users.apikeys',
      'search_read',
      [],
    ]);
    expect(last.args[6]).toMatchObject({ domain: [] });
  });

  it('says what is missing where the log-in or the database is', async () => {
    const { connector } = fakeOdoo(old(() => ({ result: [] })));
    await expect(connector.keyEndsAt(signal)).rejects.toMatchObject({
      failure: { code: 'crm/not-configured' },
    });
  });

  it('reads errors out of an answer that says 200', async () => {
    const failing = (name: string) => () => ({
      error: { code: 200, message: 'Odoo Server Error', data: { name, message: 'No' } },
    });
    const options = { database: 'acme', login: 'ana@acme.example' };
    const of = (name: string) => fakeOdoo(old(failing(name)), options).connector.keyEndsAt(signal);
    await expect(of('odoo.exceptions.AccessError')).rejects.toMatchObject({
      failure: { code: 'crm/forbidden' },
    });
    await expect(of('odoo.exceptions.AccessDenied')).rejects.toMatchObject({
      failure: { code: 'crm/unauthorised' },
    });
    await expect(of('builtins.KeyError')).rejects.toMatchObject({ failure: { code: 'crm/gone' } });
  });
});

it('shows the key to no one, should an answer quote it', async () => {
  const { connector } = fakeOdoo((one) =>
    path(one) === '/web/version'
      ? { body: JSON_2 }
      : { status: 403, body: error('odoo.exceptions.AccessError', `the key ${TOKEN} may not`) },
  );
  const failed = await connector.keyEndsAt(signal).catch((reason: unknown) => reason);
  expect(JSON.stringify(failed)).not.toContain(TOKEN);
});
