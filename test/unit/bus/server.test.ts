import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { contract, type RouteName } from '../../../lib/bus/contract';
import { createServer, type Handlers, judge, type Sender } from '../../../lib/bus/server';
import { failureOf, RelevoError } from '../../../lib/domain/base/failure';

const SELF = { id: 'abc', origin: 'chrome-extension://abc' };
const SITES = ['https://mail.google.com'];
const PAGE: Sender = {
  id: 'abc',
  url: 'chrome-extension://abc/popup.html',
  origin: 'chrome-extension://abc',
};
const SITE: Sender = {
  id: 'abc',
  url: 'https://mail.google.com/mail/u/0/',
  origin: 'https://mail.google.com',
  frameId: 0,
  documentLifecycle: 'active',
  tab: { id: 5 },
};

function serve(overrides: Partial<Handlers> = {}) {
  const called = vi.fn();
  const names = Object.keys(contract) as RouteName[];
  const handlers = Object.fromEntries(
    names.map((name) => [name, async (input: unknown) => called(name, input)]),
  );
  const report = vi.fn();
  const server = createServer({
    handlers: { ...(handlers as unknown as Handlers), ...overrides },
    self: SELF,
    sites: SITES,
    failureOf,
    report,
  });
  const call = (route: unknown, input: unknown, sender: Sender) =>
    server({ relevo: 'call', route, input }, sender);
  return { call, called, report, server };
}

describe('who is trusted', () => {
  it.each<[string, Sender, string | null]>([
    ['our own page', PAGE, 'page'],
    [
      'our own page without an origin, as Firefox says it',
      { id: 'abc', url: 'chrome-extension://abc/options.html' },
      'page',
    ],
    ['a content script on a known site', SITE, 'site'],
    ['another extension', { ...PAGE, id: 'evil' }, null],
    [
      'another extension that claims our origin',
      { id: 'evil', url: PAGE.url, origin: PAGE.origin },
      null,
    ],
    ['a frame in a known site', { ...SITE, frameId: 3 }, null],
    ['a page being prerendered', { ...SITE, documentLifecycle: 'prerender' }, null],
    [
      'an unknown site',
      { ...SITE, url: 'https://evil.example/', origin: 'https://evil.example' },
      null,
    ],
    [
      'a look-alike host',
      {
        ...SITE,
        url: 'https://mail.google.com.evil.example/',
        origin: 'https://mail.google.com.evil.example',
      },
      null,
    ],
    [
      'plain http',
      { ...SITE, url: 'http://mail.google.com/', origin: 'http://mail.google.com' },
      null,
    ],
    ['an address and an origin that disagree', { ...SITE, url: 'https://evil.example/' }, null],
    ['an opaque origin in a known site', { ...SITE, origin: 'null' }, null],
    ['nobody', {}, null],
  ])('%s', (_, sender, trust) => {
    expect(judge({ self: SELF, sites: SITES }, sender)?.trust ?? null).toBe(trust);
  });
});

describe('routes', () => {
  it('a content script reaches the routes of its trust and no other', async () => {
    const { call, called } = serve();
    for (const name of Object.keys(contract) as RouteName[]) {
      const reply = await call(name, {}, SITE);
      if (contract[name].trust === 'page')
        expect(reply, name).toMatchObject({ ok: false, error: { code: 'bus/forbidden' } });
    }
    expect(called.mock.calls.every(([name]) => String(name).startsWith('site.'))).toBe(true);
  });

  it('every route that a content script may call is listed under site.', () => {
    for (const [name, { trust }] of Object.entries(contract))
      expect(name.startsWith('site.'), name).toBe(trust === 'site');
  });

  it('leaves messages that are not calls to others', () => {
    expect(serve().server({ relevo: 'push', topics: [] }, PAGE)).toBeNull();
  });

  it('strips what the schema does not know before a handler sees it', async () => {
    const { call, called } = serve();
    await call('people.search', { text: 'ana', token: 'x', __proto__: { admin: true } }, PAGE);
    expect(called).toHaveBeenCalledWith('people.search', { text: 'ana' });
  });

  it('returns a failure as it is, and of anything else only that it is a bug', async () => {
    const { call } = serve({
      'outbox.list': async () => {
        throw new RelevoError({ code: 'store/full', detail: 'disk' });
      },
      'settings.read': async () => {
        throw new TypeError('secret pat-123 in the message');
      },
    });
    expect(await call('outbox.list', {}, PAGE)).toEqual({
      ok: false,
      error: { code: 'store/full', detail: 'disk' },
    });
    expect(JSON.stringify(await call('settings.read', {}, PAGE))).not.toContain('pat-123');
  });
});

describe('forged messages', () => {
  const routes = fc.oneof(
    fc.constantFrom(...Object.keys(contract)),
    fc.constantFrom(
      '__proto__',
      'constructor',
      'toString',
      'hasOwnProperty',
      'site',
      'connection.save\0',
      '',
    ),
    fc.string(),
  );
  const senders = fc.oneof(
    fc.constantFrom(
      SITE,
      { ...SITE, frameId: 1 },
      { ...PAGE, id: 'evil' },
      {},
      { ...SITE, documentLifecycle: 'prerender' },
    ),
    fc.record({
      id: fc.constantFrom('abc', 'evil'),
      origin: fc.webUrl(),
      url: fc.webUrl(),
      frameId: fc.nat(2),
    }),
  );

  it('get nothing but a refusal, or an answer of their own trust, in 10,000 tries', async () => {
    const { call, called } = serve();
    await fc.assert(
      fc.asyncProperty(
        routes,
        fc.oneof(fc.anything(), fc.object(), fc.string()),
        senders,
        async (route, input, sender) => {
          called.mockClear();
          const reply = await call(route, input, sender);
          const reached = called.mock.calls[0]?.[0] as string | undefined;
          if (reached !== undefined) {
            expect(sender).toBe(SITE);
            expect(reached.startsWith('site.')).toBe(true);
          } else
            expect(
              reply === null ||
                (reply.ok === false && /^bus\/(forbidden|bad-request)$/.test(reply.error.code)),
            ).toBe(true);
        },
      ),
      { numRuns: 10_000 },
    );
  });

  it('cannot be deep or long enough to hurt', async () => {
    const { call } = serve();
    const deep = JSON.parse(`${'['.repeat(5_000)}${']'.repeat(5_000)}`);
    expect(await call('site.lookup', { people: deep }, SITE)).toMatchObject({
      error: { code: 'bus/bad-request' },
    });
    expect(
      await call('site.add', { offer: 't', intentId: 'x', name: 'x'.repeat(5_000_000) }, SITE),
    ).toMatchObject({
      error: { code: 'bus/bad-request' },
    });
  });
});
